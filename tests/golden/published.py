"""Published assessments: where their figures stand, and scoring them on every engine from files."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from kaoheng.engines.catalogue import ENGINES
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.frozen import freeze
from kaoheng.method.load import load
from kaoheng.results import Results

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "cases"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def published(*parts: str) -> list[dict[str, str]]:
    """A table of published figures that is not bundled; says so where it is absent."""
    path = CASES.joinpath(*parts)
    if not path.is_file():
        pytest.skip(f"the published figures {'/'.join(parts)} are not beside this repository (../shared/cases)")
    return rows(path)


def write_evidence(folder: Path, units: Iterable[tuple[str, str]], values: Mapping[tuple[str, str], str]) -> Path:
    """An evidence folder: units with their group, and the actual value of every unit and item."""
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit_id", "title", "group"])
        writer.writerows((unit, unit, group) for unit, group in units)
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit_id", "item_id", "value"])
        writer.writerows((unit, item, value) for (unit, item), value in values.items())
    return folder


def scored(method: str, evidence: Path) -> list[Results]:
    """The results of every engine; their digests must be equal."""
    edition = load(ROOT / "methods" / method / "method.yaml").method
    facts = freeze(edition, read_evidence(evidence)).facts
    results = [engine(edition, facts, None) for engine in ENGINES.values()]
    assert len({one.digest() for one in results}) == 1
    return results


def by_unit(results: Results, node: str = "total") -> dict[str, float]:
    return dict(zip((u.id for u in results.facts.units), results.nodes[node].floats().tolist(), strict=True))


def ranks(results: Results) -> dict[str, int]:
    return {unit.id: int(results.ranks[at]) for at, unit in enumerate(results.facts.units)}
