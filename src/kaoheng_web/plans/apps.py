"""The plans as Django knows them."""

from django.apps import AppConfig


class Plans(AppConfig):
    name = "kaoheng_web.plans"
    verbose_name = "规划目标"
