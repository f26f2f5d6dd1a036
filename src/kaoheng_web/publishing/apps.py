"""Publishing as Django knows it."""

from django.apps import AppConfig


class Publishing(AppConfig):
    name = "kaoheng_web.publishing"
    verbose_name = "公开"
