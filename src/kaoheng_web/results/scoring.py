"""A year scored by the library, and a run replayed from what was kept with it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import kaoheng
from kaoheng.engines.local import engine
from kaoheng.explain.explainer import Explainer
from kaoheng.facts import Facts
from kaoheng.freeze.frozen import freeze
from kaoheng.method.canonical import digest as method_digest
from kaoheng.method.edition import Method
from kaoheng.method.load import read
from kaoheng.results import Results
from kaoheng.tables import Evidence
from kaoheng_web.progress.scoring import without_stopping
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.packing import digest, unpack

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


def method_of(approved: Method, *, provisional: bool) -> Method:
    """The approved method; while its year runs, an item without a figure has no points yet."""
    return without_stopping(approved) if provisional else approved


def replayed(run: Run) -> Scored:
    """The run scored again from its own evidence; it has to come to the very result that was kept."""
    hashes = run.method_hash, run.evidence_hash, run.result_hash
    return _replayed(run.edition.text, bytes(run.evidence), hashes, run.provisional)


@lru_cache(8)
def _replayed(text: str, packed: bytes, hashes: tuple[str, str, str], provisional: bool) -> Scored:
    """The answer for the very bytes that are kept: whoever changes them finds no earlier answer."""
    approved = read(text).method
    again = score(method_of(approved, provisional=provisional), unpack(packed))
    if (method_digest(approved), digest(packed), again.results.digest()) != hashes:
        raise Unequal("a run is not what it was")
    return again
