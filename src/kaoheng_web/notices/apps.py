"""The notices as Django knows them."""

from django.apps import AppConfig
from django.core import checks

from kaoheng_web.notices.carriers import check_carriers


class Notices(AppConfig):
    name = "kaoheng_web.notices"
    verbose_name = "消息"

    def ready(self) -> None:
        """Look at the addresses of the carriers before anybody waits for a message."""
        checks.register(check_carriers)
