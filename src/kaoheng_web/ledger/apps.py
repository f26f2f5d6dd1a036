"""The ledger as Django knows it."""

from django.apps import AppConfig


class Ledger(AppConfig):
    name = "kaoheng_web.ledger"
    verbose_name = "留痕"
