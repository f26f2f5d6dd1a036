"""A year scored by the library, and a run replayed from what was kept with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import kaoheng
from kaoheng.engines.local import engine
from kaoheng.explain.explainer import Explainer
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.freeze.frozen import freeze
from kaoheng.method.canonical import digest as method_digest
from kaoheng.method.edition import Method
from kaoheng.method.load import read
from kaoheng.results import Results
from kaoheng.tables import Evidence
from kaoheng.text import Text
from kaoheng_web.progress.scoring import without_stopping
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.packing import digest, unpack
from kaoheng_web.shared.errors import Broken

PROGRAM = f"kaoheng {kaoheng.__version__} local"


class Unequal(Broken):
    """A run whose replay does not come to the result that was kept; nothing of it is shown."""


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


@dataclass(frozen=True, slots=True)
class Hashes:
    """What tells one scoring from another."""

    method: str
    evidence: str
    result: str


def replayed(run: Run) -> Scored:
    """The run scored again from its own evidence; it has to come to the very result that was kept."""
    kept = Hashes(run.method_hash, run.evidence_hash, run.result_hash)
    try:
        found, now = _replayed(run.edition.text, bytes(run.evidence), run.provisional)
    except Refused as refused:
        raise Unequal(
            _differs(run), Text("留存的数据已不能计分。", "Its evidence can no longer be scored.")
        ) from refused
    if now != kept:
        raise Unequal(*_differences(run, kept, now))
    return found


@lru_cache(8)
def _replayed(text: str, packed: bytes, provisional: bool) -> tuple[Scored, Hashes]:
    """The answer for the very bytes that are kept: whoever changes them finds no earlier answer."""
    approved = read(text).method
    again = score(method_of(approved, provisional=provisional), unpack(packed))
    return again, Hashes(method_digest(approved), digest(packed), again.results.digest())


def _differences(run: Run, kept: Hashes, now: Hashes) -> Iterator[Text]:
    """Which of the hashes are other than those that were kept."""
    yield _differs(run)
    titles = {"method": ("办法", "method"), "evidence": ("计分数据", "evidence"), "result": ("结果", "result")}
    for name, (zh, en) in titles.items():
        was, found = getattr(kept, name), getattr(now, name)
        if was != found:
            yield Text(
                f"{zh}指纹：留存{was[:16]}…，现为{found[:16]}…。",
                f"The hash of the {en} was {was[:16]}…, now {found[:16]}….",
            )
    if run.program != PROGRAM:
        yield Text(f"程序：留存{run.program}，现为{PROGRAM}。", f"The program was {run.program}, now {PROGRAM}.")


def _differs(run: Run) -> Text:
    number = run.number
    return Text(f"第{number}批结果重放后与留存的不一致，不能展示。", f"The replay of run {number} differs: not shown.")
