"""The portal as Django knows it."""

from django.apps import AppConfig


class Portal(AppConfig):
    name = "kaoheng_web.portal"
    verbose_name = "门户"
