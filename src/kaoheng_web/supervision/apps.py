"""The supervision as Django knows it."""

from django.apps import AppConfig


class Supervision(AppConfig):
    name = "kaoheng_web.supervision"
    verbose_name = "督查督办"
