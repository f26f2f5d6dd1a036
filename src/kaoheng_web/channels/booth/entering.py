"""Coming in with a code: what it opens, or why nothing can be filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.booth.actions import Box
from kaoheng_web.channels.booth.pages import Shut, shown
from kaoheng_web.channels.codes import hash_of, typed

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the booth says to those whose code opens nothing."""

    unknown: Shut
    not_yet: Shut
    over: Shut
    voided: Shut
    used: Shut


@dataclass(frozen=True, slots=True)
class Slot(Generic[Asked]):
    """What a code opens: what is asked, of a class of people."""

    hash: str
    title: str
    own: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Entrance(Generic[Asked]):
    """Where one comes in: the box, how what it asks is read, the name of the page that a code leads to, the signs."""

    box: Box
    read: Callable[[str], Asked]
    heading: Text
    leads_to: str
    signs: Signs

    def enter(self, request: HttpRequest) -> HttpResponse:
        """Where one types the code."""
        code = typed(request.POST.get("code", ""))[:40]
        if code.isdigit():
            return HttpResponseRedirect(reverse(self.leads_to, args=[code]))
        wrong = request.method == "POST"
        return shown("booth/code.html", {"heading": self.heading, "wrong": wrong}, 422 if wrong else 200)

    def slot(self, code: str) -> Slot[Asked] | Shut:
        """What the code opens, or why it opens nothing."""
        hash = hash_of(code)
        found = self.box.look_up(hash)
        if found is None:
            return self.signs.unknown
        if found.voided:
            return self.signs.voided
        if found.spent:
            return self.signs.used
        if found.closed:
            return self.signs.over
        return Slot(hash, found.title, found.own, self.read(found.asked)) if found.opened else self.signs.not_yet

    def after(self, code: str) -> Shut:
        """Why a paper was not taken although it could be shown."""
        now = self.slot(code)
        return now if isinstance(now, Shut) else self.signs.over
