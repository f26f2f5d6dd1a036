"""A year scored by the library, and a run replayed from what was kept with it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import kaoheng
from kaoheng.engines.local import engine
from kaoheng.explain.explainer import Explainer
from kaoheng.facts import Facts
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.tables import Evidence
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.packing import unpack

PROGRAM = f"kaoheng {kaoheng.__version__} local"


class Unequal(RuntimeError):
    """A run whose replay does not come to the result that was kept; it is shown to nobody."""


@dataclass(frozen=True)
class Scored:
    """A scored year: the facts as they were frozen, what came out, and why."""

    method: Method
    facts: Facts
    results: Results

    @cached_property
    def explainer(self) -> Explainer:
        """The reasons, on demand."""
        return Explainer(self.method, self.facts, self.results)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each unit stands in the facts, by its code."""
        return {unit.id: at for at, unit in enumerate(self.facts.units)}


def score(method: Method, evidence: Evidence) -> Scored:
    """Score a year; `kaoheng.findings.Refused` lists everything that is wrong with the evidence."""
    facts = freeze(method, evidence).facts
    return Scored(method, facts, engine.score(method, facts))


def replayed(run: Run) -> Scored:
    """The run scored again from its own evidence; it has to come to the very result that was kept."""
    return _replayed(run.pk, run.result_hash)


@lru_cache(8)
def _replayed(key: int, result_hash: str) -> Scored:
    run = Run.objects.select_related("edition").get(pk=key)
    again = score(run.edition.method, unpack(bytes(run.evidence)))
    if again.results.digest() != result_hash:
        raise Unequal(f"run {key} is not what it was")
    return again
