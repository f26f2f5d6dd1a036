"""The targets as Django knows them."""

from django.apps import AppConfig


class Targets(AppConfig):
    name = "kaoheng_web.targets"
    verbose_name = "目标任务"
