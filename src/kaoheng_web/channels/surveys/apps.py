"""The surveys as Django knows them."""

from django.apps import AppConfig


class Surveys(AppConfig):
    name = "kaoheng_web.channels.surveys"
    verbose_name = "民意调查"
