"""The edition that governs the chosen year, and what the reader may see of its progress."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress.queries import Assessed, owned, roster
from kaoheng_web.progress.visible import units_of
from kaoheng_web.progress.wholes import everyone
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of

NO_UNIT = Text("没有这个单位，或者您不能查看它的进度。", "There is no such unit, or you may not see its progress.")
NO_ITEM = Text("没有这个指标，或者您不能查看。", "There is no such item, or you may not see it.")


@dataclass(frozen=True)
class Year:
    """A year as one reader sees it."""

    reader: Person
    edition: Edition
    people: list[Assessed]
    whole: frozenset[int]
    """The units whose whole progress the reader may see."""
    owned: frozenset[str]
    """The items that the reader's department certifies, of every unit."""

    def sees(self, unit: int, item: str) -> bool:
        """Whether the reader may see one item of one unit."""
        return unit in self.whole or item in self.owned

    def unit(self, pk: int) -> Assessed:
        """A unit whose whole progress the reader may see."""
        found = next((who for who in self.people if who.unit.pk == pk and pk in self.whole), None)
        if found is None:
            raise NotFound(NO_UNIT)
        return found


def in_year(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the governing edition; a period in the address says its year, and a year without an edition says so."""

    @wraps(view)
    def asked(request: HttpRequest, **named: Any) -> HttpResponse:
        year = named.get("period", "")[:4]
        edition = governing(int(year) if year.isdigit() else year_of(request))
        if edition is None:
            return render(request, "progress/no_edition.html")
        return view(request, _year(acting(request), edition), **named)

    return asked


def _year(reader: Person, edition: Edition) -> Year:
    people = roster(edition)
    whole = Unit.objects.filter(units_of(reader), pk__in=[who.unit.pk for who in everyone(edition)])
    return Year(reader, edition, people, frozenset(whole.values_list("pk", flat=True)), owned(reader, edition))
