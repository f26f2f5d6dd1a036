"""The interviews as Django knows them."""

from django.apps import AppConfig


class Interviews(AppConfig):
    name = "kaoheng_web.channels.interviews"
    verbose_name = "个别谈话"
