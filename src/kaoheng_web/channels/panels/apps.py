"""The panels as Django knows them."""

from django.apps import AppConfig


class Panels(AppConfig):
    name = "kaoheng_web.channels.panels"
    verbose_name = "评委评分"
