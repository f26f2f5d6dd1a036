"""The edition that governs the chosen year, and the unit that a page is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of
from kaoheng_web.targets.visible import EVERYTHING, OWN, WHOLE_CITY

NO_UNIT = Text("没有这个单位，或者您不能查看它。", "There is no such unit, or you may not see it.")


def governed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A view that gets the edition of the chosen year; before one governs it, the page says so."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        edition = governing(year_of(request))
        if edition is None:
            return render(request, "targets/no_edition.html")
        return view(request, edition, *arguments, **named)

    return asked


def own_units(request: HttpRequest) -> Any:
    """The units whose way to targets the reader may see: one's own, or all of them for the office and the group."""
    stands = standing(acting(request))
    return Unit.objects.filter(EVERYTHING if stands.has(WHOLE_CITY) else stands.paths(OWN))


def own_unit(request: HttpRequest, pk: int) -> Unit:
    """One of those units; whoever may not see it does not learn that it exists."""
    found: Unit | None = own_units(request).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_UNIT)
    return found
