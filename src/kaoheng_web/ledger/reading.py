"""Facts change by recorded actions only: what was asked about them is asked again when the ledger has grown.

A query marked `@once` keeps its answer while somebody is only `reading`: a page that is looked at, or a job that
gathers what waits for everybody. The process keeps the answers for those who read next, until there is a new entry or
a new day. Elsewhere, and after a `record` in the same stretch, every question is asked anew.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

from kaoheng_web.ledger.queries import last_entry
from kaoheng_web.shared import clock

P = ParamSpec("P")
R = TypeVar("R")
Answers = dict[Any, Any]

LOOKING = ("GET", "HEAD")


class Stretch:
    """Some reading; whether the answers of the last stretch still hold is found out at the first question."""

    def __init__(self) -> None:
        self._answers: Answers | None = None

    @property
    def answers(self) -> Answers:
        """What is known already."""
        if self._answers is None:
            self._answers = _standing()
        return self._answers

    def turn(self) -> None:
        """Something was recorded that others do not see yet: know nothing, and keep what comes for oneself."""
        self._answers = {}


_stretch: ContextVar[Stretch | None] = ContextVar("stretch", default=None)
_kept: dict[tuple[int, date], Answers] = {}  # those of one state of the ledger


@contextmanager
def reading() -> Iterator[None]:
    """Nobody means to change anything in here."""
    token = _stretch.set(Stretch())
    try:
        yield
    finally:
        _stretch.reset(token)


def once(question: Callable[P, R]) -> Callable[P, R]:
    """Mark a question about recorded facts alone; whoever gets the answer leaves it as it is: others get it too."""

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        stretch = _stretch.get()
        if stretch is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in stretch.answers:
            stretch.answers[key] = question(*args, **kwargs)
        found: R = stretch.answers[key]
        return found

    return asked


def turn_page() -> None:
    """The facts have changed."""
    stretch = _stretch.get()
    if stretch is not None:
        stretch.turn()


def forget() -> None:
    """Know nothing any more, as if the process had just begun."""
    _kept.clear()


def _standing() -> Answers:
    newest = last_entry()
    state = (newest.sequence if newest else 0, clock.today())
    found = _kept.get(state)
    if found is None:
        found = {}
        _kept.clear()
        _kept[state] = found
    return found


class ReadOnce:
    """Middleware for pages that are only looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in LOOKING:
            return self.get_response(request)
        with reading():
            return self.get_response(request)
