"""The organisation as Django knows it."""

from django.apps import AppConfig


class Organisation(AppConfig):
    name = "kaoheng_web.organisation"
    verbose_name = "组织机构"
