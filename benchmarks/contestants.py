"""What is measured in a process of its own: the engine beside the bare kernel, and each peer."""

from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks import bare
from benchmarks.data import SIZES, Year, facts_of, method_of, year
from benchmarks.measure import Measured, interleaved, peak_bytes, timed
from benchmarks.peers import PEERS
from kaoheng.engines.local.engine import Prepared
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.results import Results, differences

RUNS = {"city": 50, "province": 41, "nation": 5}


def kaoheng_and_bare(name: str) -> dict[str, Measured]:
    """The engine, the bare kernel and one pass over the bytes, in turn; totals, ranks and grades must be equal."""
    made = year(SIZES[name])
    method, facts = method_of(made), facts_of(made)
    prepared = Prepared(method, facts)
    lean = _peak_of_engine(prepared, facts)
    jobs = {
        "kaoheng local": lambda: prepared.score(facts),
        "bare NumPy kernel": lambda: bare.score(made),
        "one pass over the bytes": lambda: made.monthly.sum(),
    }
    found = interleaved(jobs, RUNS[name])
    _assert_equal(found["kaoheng local"].answer, found["bare NumPy kernel"].answer)
    if name == "city":
        assert differences(reference.score(method, facts), found["kaoheng local"].answer) == []
        found["what-if of one value"] = _what_if(prepared, made, facts)
    found["kaoheng local"] = replace(found["kaoheng local"], answer=None, peak_bytes=lean)
    return found


def _peak_of_engine(prepared: Prepared, facts: Facts) -> int:
    """The peak of data and engine alone, before anything else has run in this process."""
    prepared.score(facts)
    return peak_bytes()


def _what_if(prepared: Prepared, made: Year, facts: Facts) -> Measured:
    """Change one monthly value and have every score, rank and grade again."""

    def once() -> Results:
        changed = made.monthly.copy()
        changed[3, 5, 7] += 1
        cube = replace(facts.cubes["actual"], values=changed)
        return prepared.score(replace(facts, cubes={**facts.cubes, "actual": cube}))

    seconds, _ = timed(once, RUNS["city"])
    return Measured(seconds, peak_bytes())


def peer_alone(name: str, peer: str) -> Measured:
    """One peer over the same year."""
    made = year(SIZES[name])
    job = PEERS[peer](made)
    runs = 3 if name == "nation" else 15
    seconds, answer = timed(job, runs)
    return Measured(seconds, peak_bytes(), answer)


def _assert_equal(results: Results, answer: tuple[Any, Any, Any]) -> None:
    total, rank, grade = answer
    scale = results.method.grades.scale if results.method.grades else ()
    assert np.array_equal(results.totals.values, total), "other totals than the bare kernel"
    assert np.array_equal(results.places, rank), "other ranks than the bare kernel"
    assert [scale[int(code)] for code in grade] == list(results.grades), "other grades than the bare kernel"
