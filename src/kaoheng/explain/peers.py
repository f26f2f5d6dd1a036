"""The values of the units that were compared, kept once for each item and group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from kaoheng.engines.reference.item import ItemRun, Row
from kaoheng.facts import Facts
from kaoheng.numbers import as_text, read_exact


@dataclass(frozen=True, slots=True)
class Peers:
    """One column a name, one value a unit; None where a unit's own rule does not read that column.

    `scores` are the units' scores, exact, where a policy takes their mean.
    """

    units: tuple[str, ...]
    columns: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, tuple[str | None, ...]]] = field(default_factory=dict)
    scores: tuple[str, ...] = ()

    def row(self, at: int) -> Row:
        """What the unit at one position was scored from."""
        return Row(self._whole(at), self._parts(at))

    def _whole(self, at: int) -> dict[str, Fraction]:
        return {name: read_exact(value) for name, values in self.columns.items() if (value := values[at]) is not None}

    def _parts(self, at: int) -> dict[str, dict[str, Fraction]]:
        found = {
            name: {part: read_exact(value) for part, values in parts.items() if (value := values[at]) is not None}
            for name, parts in self.parts.items()
        }
        return {name: parts for name, parts in found.items() if parts}


def uses_peers(run: ItemRun, policies: Sequence[object]) -> bool:
    """Whether any unit's score rests on other units: by its rule, or by a policy that takes their mean."""
    rules = {id(variant): variant.rule for variant in run.variants if variant is not None}
    return "group_average" in policies or any(rule.peers_needed() for rule in rules.values())


def peers_of(facts: Facts, run: ItemRun, *, scores: bool) -> Peers:
    """The table of one item and group."""
    rows = [run.rows[at] for at in run.peers]
    names = dict.fromkeys(name for row in rows for name in row.columns)
    parts = dict.fromkeys((name, part) for row in rows for name, by_part in row.parts.items() for part in by_part)
    by_part: dict[str, dict[str, tuple[str | None, ...]]] = {}
    for name, part in parts:
        by_part.setdefault(name, {})[part] = tuple(_text(row.parts.get(name, {}).get(part)) for row in rows)
    return Peers(
        tuple(facts.units[run.units[at]].id for at in run.peers),
        {name: tuple(_text(row.columns.get(name)) for row in rows) for name in names},
        by_part,
        tuple(as_text(score) for at in run.peers if (score := run.scores[at]) is not None) if scores else (),
    )


def _text(value: Fraction | None) -> str | None:
    return None if value is None else as_text(value)


_PEERS: TypeAdapter[Peers] = TypeAdapter(Peers)


def peers_as_json(peers: Peers) -> bytes:
    """The table as UTF-8 JSON text."""
    return _PEERS.dump_json(peers, exclude_defaults=True)


def read_peers(data: Mapping[str, Any]) -> Peers:
    """Read back what `peers_as_json` wrote; a pydantic ValidationError when it is no table."""
    return _PEERS.validate_python(data)
