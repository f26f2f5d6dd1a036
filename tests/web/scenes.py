"""What stands in the database when a test begins: nothing, or a scene that was played once and is kept.

A scene goes on where another ended: the city with its cast, the running year, the closed year. Each is played in a
savepoint of a transaction that is never committed; every test plays inside one more and is undone. What a test asks
for stays as long as the next test asks for it too, or for what goes on from it; a test whose transactions really
commit clears the stage first.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction

from kaoheng_web.ledger import triggers
from kaoheng_web.shared import clock
from tests.web.cast import assemble
from tests.web.consequences import stage as consequences
from tests.web.procedure import stage as procedure
from tests.web.progress import scene as progress
from tests.web.publishing import stage as publishing
from tests.web.results import court, year
from tests.web.targets import stage as targets

TODAY = date(2026, 3, 1)


@dataclass(frozen=True)
class Scene:
    """How it is played, from what the scene before it answered."""

    play: Callable[[Any], Any]
    after: str = ""


SCENES = {
    "cast": Scene(lambda _: assemble()),
    "targets_year": Scene(targets.stand, "cast"),
    "running_year": Scene(progress.assemble, "cast"),
    "summed_year": Scene(procedure.summed, "running_year"),
    "closed_year": Scene(year.closed, "running_year"),
    "noticed_year": Scene(court.noticed, "closed_year"),
    "scored_year": Scene(publishing.stand, "cast"),
    "judged_year": Scene(consequences.stand, "cast"),
}
"""The scenes by the name of the fixture that asks for them."""


class Standing(NamedTuple):
    """A scene on the stage: what playing it answered, and the transaction that holds it."""

    scene: str
    answer: Any
    inside: transaction.Atomic


class Scenery:
    """The scenes that stand, each on the one before it."""

    def __init__(self) -> None:
        self._standing: list[Standing] = []
        self._answers: dict[str, Any] = {}
        self.protected = True  # the triggers of the ledger are in place

    def show(self, scene: str) -> None:
        """Play what does not stand already, and no more; the empty name is an empty stage."""
        way = _way(scene)
        if not way or (self._standing and not connection.in_atomic_block):
            self.clear()
        if not self.protected:
            triggers.install(connection)
            self.protected = True
        while [each.scene for each in self._standing] != way[: len(self._standing)]:
            _undone(self._standing.pop().inside)
        for name in way[len(self._standing) :]:
            before = deepcopy(self._standing[-1].answer) if self._standing else None
            inside = _begun()
            with clock.at(TODAY):
                self._standing.append(Standing(name, SCENES[name].play(before), inside))
        self._answers = deepcopy({each.scene: each.answer for each in self._standing})

    def clear(self) -> None:
        """Nothing stands any more."""
        if self._standing:
            while self._standing:
                _undone(self._standing.pop().inside)
            connection.close()
        self._answers = {}

    def answer(self, scene: str) -> Any:
        """What playing a scene answered, for one test to do with as it likes; it is played where none can stand."""
        if scene not in self._answers:
            before = SCENES[scene].after
            self._answers[scene] = SCENES[scene].play(self.answer(before) if before else None)
        return self._answers[scene]


def deepest(names: list[str]) -> str:
    """The scene that has all others among the names before it; the empty name where none is asked for."""
    ways = [_way(name) for name in SCENES if name in names]
    longest = max(ways, key=len, default=[])
    assert all(way == longest[: len(way)] for way in ways), f"no scene has all of {ways}"
    return longest[-1] if longest else ""


def _way(scene: str) -> list[str]:
    return [*_way(SCENES[scene].after), scene] if scene else []


@contextmanager
def undone() -> Iterator[None]:
    """Everything inside is checked by the database as at a commit, and undone."""
    atomic = _begun()
    try:
        yield
        if not connection.needs_rollback:
            connection.check_constraints()
    finally:
        _undone(atomic)


def _begun() -> transaction.Atomic:
    atomic = transaction.atomic()
    atomic._from_testcase = True  # type: ignore[attr-defined]  # what may only be an outermost transaction may stand in this one
    atomic.__enter__()
    return atomic


def _undone(atomic: transaction.Atomic) -> None:
    if connection.in_atomic_block:
        transaction.set_rollback(True)
    atomic.__exit__(None, None, None)
