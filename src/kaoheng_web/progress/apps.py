"""The progress as Django knows it."""

from django.apps import AppConfig


class Progress(AppConfig):
    name = "kaoheng_web.progress"
    verbose_name = "推进落实"
