"""The editions as Django knows them."""

from django.apps import AppConfig


class Methods(AppConfig):
    name = "kaoheng_web.methods"
    verbose_name = "考核办法"
