"""The jobs as Django knows them."""

from django.apps import AppConfig


class Jobs(AppConfig):
    name = "kaoheng_web.jobs"
    verbose_name = "后台作业"
