"""Two assessment years are always open, the last one and this one; from November on the next is prepared."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse

from kaoheng.text import Text
from kaoheng_web.shared import clock

PREPARED_FROM = 11
"""From this month on units propose the targets of the coming year."""


def open_years(today: date) -> tuple[int, ...]:
    """The year that is summed up, the one that runs, and the one that is prepared.

    >>> open_years(date(2026, 6, 12)), open_years(date(2026, 11, 2))
    ((2025, 2026), (2025, 2026, 2027))
    """
    coming = (today.year + 1,) if today.month >= PREPARED_FROM else ()
    return (today.year - 1, today.year, *coming)


def period_words(period: str) -> Text:
    """A period as people say it: a month of a year, or the whole year.

    >>> period_words("2026-09").zh, period_words("2026").zh
    ('2026年9月', '2026年')
    """
    year, _, number = period.partition("-")
    zh = f"{year}年{int(number)}月" if number.isdigit() else f"{year}年" if year.isdigit() else period
    return Text(zh, period)


def year_of(request: HttpRequest) -> int:
    """The year that the reader chose in the address or before; the running one otherwise."""
    today = clock.today()
    asked = [request.GET.get("year", ""), str(request.session.get("year", ""))]
    return next((int(each) for each in asked if each in map(str, open_years(today))), today.year)


class RememberYear:
    """Middleware that keeps the chosen year for the pages that follow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "year" in request.GET and request.session.get("year") != year_of(request):
            request.session["year"] = year_of(request)
        return self.get_response(request)
