"""The ballots as Django knows them."""

from django.apps import AppConfig


class Ballots(AppConfig):
    name = "kaoheng_web.channels.ballots"
    verbose_name = "民主测评"
