"""By which ways notices leave the platform; each is set up by an address in the environment.

`{address}` in it stands for the person's; without it the message goes to a group, and the person is called by name.

Addresses are apprise's (https://github.com/caronc/apprise/wiki): `mailtos://user:password@host?to={address}`,
`wecombot://key`, `dingtalk://secret@token/{address}`, `jsons://gateway/send?:to={address}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import apprise
from django.conf import settings
from django.core.checks import CheckMessage, Error

from kaoheng.text import Text

PLACE = "{address}"
PHONE = re.compile(r"1\d{10}")
MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
NAME = re.compile(r"\S.{0,49}")


@dataclass(frozen=True, slots=True)
class Carrier:
    """A way by which notices leave: its name in settings and tables, and what it needs to know of a person."""

    name: str
    title: Text
    asks: Text
    address: re.Pattern[str]
    schemes: tuple[str, ...]
    wrong: Text

    @property
    def template(self) -> str:
        """Its address in the settings; empty when it is not set up."""
        return str(settings.CARRIERS.get(self.name, ""))

    def url(self, address: str) -> str:
        """Where a message to a person goes."""
        return self.template.replace(PLACE, quote(address, safe=""))


PHONE_WRONG = Text("请填写11位手机号码。", "Write the eleven digits of a mobile number.")
CARRIERS = (
    Carrier(
        "mail",
        Text("电子邮件", "e-mail"),
        Text("邮箱地址", "Mail address"),
        MAIL,
        ("mailto", "mailtos"),
        Text("请填写邮箱地址，例如 name@example.cn。", "Write a mail address, for example name@example.cn."),
    ),
    Carrier(
        "wecom",
        Text("企业微信", "WeCom"),
        Text("群里的称呼", "Name in the group"),
        NAME,
        ("wecombot",),
        Text("请填写机器人所在群里对您的称呼。", "Write how the robot's group calls you."),
    ),
    Carrier("dingtalk", Text("钉钉", "DingTalk"), Text("手机号码", "Mobile"), PHONE, ("dingtalk",), PHONE_WRONG),
    Carrier(
        "gateway", Text("短信网关", "SMS gateway"), Text("手机号码", "Mobile"), PHONE, ("json", "jsons"), PHONE_WRONG
    ),
)
NAMED = {carrier.name: carrier for carrier in CARRIERS}


def set_up() -> list[Carrier]:
    """The carriers that have an address."""
    return [carrier for carrier in CARRIERS if carrier.template]


def send(carrier: Carrier, address: str, title: str, body: str) -> str:
    """Hand a message over; why it was not taken, or nothing."""
    target = apprise.Apprise()
    if not target.add(carrier.url(address)):
        return "the address of the carrier does not fit"
    with apprise.LogCapture(level=apprise.logging.WARNING, fmt="%(message)s") as log:  # type: ignore[no-untyped-call]
        taken = target.notify(title=title, body=body)
        return "" if taken else _shortened(str(log.getvalue())) or "not taken, and nobody said why"


def check_carriers(**_: Any) -> list[CheckMessage]:
    """Django's check of the settings: every address must be one that apprise understands."""
    return [
        Error(
            f"KAOHENG_{carrier.name.upper()} is no address of {carrier.title.en}.",
            hint=f"Begin it with {' or '.join(carrier.schemes)}://",
            id="notices.E001",
        )
        for carrier in set_up()
        if not _fits(carrier)
    ]


def wrong_address(carrier: Carrier, address: str) -> Iterator[Text]:
    """What is wrong with a person's address."""
    if not carrier.address.fullmatch(address):
        yield carrier.wrong


def _fits(carrier: Carrier) -> bool:
    scheme = carrier.template.partition("://")[0]
    example = {MAIL: "name@example.cn", NAME: "name"}.get(carrier.address, "13800000000")
    return scheme in carrier.schemes and apprise.Apprise.instantiate(carrier.url(example)) is not None


def _shortened(log: str) -> str:
    """The last lines of a log, without what could be a secret: apprise hides passwords itself."""
    return " ".join(log.split())[-300:]
