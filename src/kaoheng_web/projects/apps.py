"""The projects as Django knows them."""

from django.apps import AppConfig


class Projects(AppConfig):
    name = "kaoheng_web.projects"
    verbose_name = "重点项目"
