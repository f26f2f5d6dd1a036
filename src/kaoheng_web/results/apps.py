"""The results as Django knows them."""

from django.apps import AppConfig


class Results(AppConfig):
    name = "kaoheng_web.results"
    verbose_name = "考核结果"
