"""The procedure as Django knows it."""

from django.apps import AppConfig


class Procedure(AppConfig):
    name = "kaoheng_web.procedure"
    verbose_name = "考核程序"
