"""The consequences as Django knows them."""

from django.apps import AppConfig


class Consequences(AppConfig):
    name = "kaoheng_web.consequences"
    verbose_name = "结果运用"
