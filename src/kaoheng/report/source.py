"""Where a result comes from: the method, the evidence and the software, by name and by hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import kaoheng
from kaoheng.report.undecided import undecided_units
from kaoheng.report.view import View
from kaoheng.results import MISSING, NOT_APPLICABLE


@dataclass(frozen=True)
class Source:
    """What the caller knows: hashes by what they are of (`method`, `evidence`, …), and a date to print, if any."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    dated: date | None = None


def facts_of(view: View, source: Source) -> list[tuple[str, str]]:
    """Label and value of everything that identifies the result."""
    words, header = view.words, view.results.method.method
    found = [
        (words("method"), view.method_title),
        (words("place"), header.place),
        (words("year"), str(header.year)),
        (words("full_marks"), view.points(header.full_marks)),
        (words("source"), header.source),
        (words("dated"), source.dated.isoformat() if source.dated else ""),
        *((_hash_label(view, key), value) for key, value in sorted(source.hashes.items()) if key != "result"),
        (words("hash_result"), view.digest),
        (words("engine"), view.results.engine),
        (words("version"), f"kaoheng {kaoheng.__version__}"),
    ]
    return [(label, value) for label, value in found if value]


def _hash_label(view: View, key: str) -> str:
    known = {"method": "hash_method", "evidence": "hash_evidence"}
    return view.words(known[key]) if key in known else view.words("hash", key)


def counts_of(view: View) -> dict[str, int]:
    """How much was scored."""
    states = list(view.results.states.values())
    return {
        "units": len(view.order),
        "groups": len(view.groups),
        "items": len(view.results.method.items),
        "missing": sum(int((each == MISSING).sum()) for each in states),
        "not_applicable": sum(int((each == NOT_APPLICABLE).sum()) for each in states),
    }


def record_of(view: View, source: Source) -> dict[str, Any]:
    """What run.json holds."""
    header, units = view.results.method.method, view.results.facts.units
    record = {
        "method": {"id": header.id, "title": header.title, "place": header.place, "year": header.year},
        "hashes": {**source.hashes, "result": view.digest},
        "engine": {"name": view.results.engine, "version": kaoheng.__version__},
        "counts": counts_of(view),
        "undecided": [units[unit].id for unit in undecided_units(view)],
    }
    return record | ({"dated": source.dated.isoformat()} if source.dated else {})
