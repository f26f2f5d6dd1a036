"""Two assessment years are always open, the last one and this one; from November on the next is prepared.

Years before them are closed: they can be chosen only on pages that correct results, and everywhere else the work goes
on in the running year.
"""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse

from kaoheng.text import Text
from kaoheng_web.shared import clock
from kaoheng_web.shared.access import corrects

FIRST = 1990
"""No year before this one was ever assessed."""
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
    asked = [request.GET.get("year", ""), str(request.session.get("year", ""))]
    years = open_years(clock.today())
    chosen = range(FIRST if corrects(request) else years[0], years[-1] + 1)
    return next((int(each) for each in asked if each in map(str, chosen)), clock.today().year)


class RememberYear:
    """Middleware that keeps the chosen year for the pages that follow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Only now is it known whether the page takes a year that is closed."""
        if "year" in request.GET and request.session.get("year") != year_of(request):
            request.session["year"] = year_of(request)
