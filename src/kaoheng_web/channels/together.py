"""Small deeds of many people at the same moment, done in one go: whoever is first does what waits for all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Waiting(Generic[Given, Answer]):
    given: Given
    done: bool = False
    answers: list[Answer] = field(default_factory=list)
    failure: BaseException | None = None


class Together(Generic[Given, Answer]):
    """Calls `all_at_once` with what has gathered while it was busy; each caller gets the answer to their own.

    >>> Together(lambda given: [2 * each for each in given]).do(21)
    42
    """

    def __init__(self, all_at_once: Callable[[list[Given]], list[Answer]]) -> None:
        self._all_at_once = all_at_once
        self._gathering, self._busy = Lock(), Lock()
        self._waiting: list[_Waiting[Given, Answer]] = []

    def do(self, given: Given) -> Answer:
        """Done, alone or with others; a failure is everybody's."""
        mine = _Waiting[Given, Answer](given)
        with self._gathering:
            self._waiting.append(mine)
        with self._busy:
            if not mine.done:
                self._do_all()
        if mine.failure is not None:
            raise mine.failure
        return mine.answers[0]

    def _do_all(self) -> None:
        with self._gathering:
            now, self._waiting = self._waiting, []
        try:
            answers = self._all_at_once([each.given for each in now])
        except BaseException as failure:
            for each in now:
                each.failure, each.done = failure, True
            return
        for each, answer in zip(now, answers, strict=True):
            each.answers.append(answer)
            each.done = True
