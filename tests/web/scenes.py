"""What stands in the database when a test begins: nothing, or a scene that was played once and is kept.

A scene is played in a transaction that is never committed; every test that asks for it plays inside a savepoint and is
undone. The next scene, or a test whose transactions really commit, clears the stage first.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from typing import Any

from django.db import connection, transaction

from kaoheng_web.demo.city import seed
from kaoheng_web.shared import clock
from tests.web.cast import assemble

Play = Callable[[], Any]
TODAY = date(2026, 3, 1)
SCENES: dict[str, Play] = {"cast": assemble, "demo_city": seed}
"""The scenes by the name of the fixture that asks for them."""


class Scenery:
    """The scene that stands, and what playing it answered."""

    def __init__(self) -> None:
        self._scene = ""
        self._answer: Any = None
        self._open: transaction.Atomic | None = None

    def show(self, scene: str) -> None:
        """Play a scene unless it stands already; the empty name is an empty stage."""
        if scene == self._scene and (self._open is None or connection.in_atomic_block):
            return
        self.clear()
        if scene:
            self._open = _begun()
            with clock.at(TODAY):
                self._answer = SCENES[scene]()
            self._scene = scene

    def clear(self) -> None:
        """Nothing stands any more."""
        if self._open is not None:
            _undone(self._open)
            connection.close()
        self._scene, self._answer, self._open = "", None, None

    @property
    def answer(self) -> Any:
        """What playing the scene answered, for one test to do with as it likes."""
        return deepcopy(self._answer)


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
