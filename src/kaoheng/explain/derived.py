"""Derived values in the document: the models, what values were made from, and making them again.

Rows of a channel and raw values of an item are kept once a group, each table with its own SHA-256.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from kaoheng.derive.making import make
from kaoheng.derive.raw import Raw, concerned, raw_of, reported, year_of_cubes
from kaoheng.derive.tallies import rows_about, taken
from kaoheng.explain.inputs import as_derived
from kaoheng.explain.reasons import Derived, Reason, Scoring
from kaoheng.method.edition import Method
from kaoheng.method.tree import Binding
from kaoheng.numbers import as_text
from kaoheng.scoring.plan import Plan
from kaoheng.tally.catalogue import AnyChannel
from kaoheng.tally.channel import Channel, Tally
from kaoheng.tally.rows import ROWS
from kaoheng.text import Text

_CHANNEL: TypeAdapter[Channel] = TypeAdapter(AnyChannel)
_RAW: TypeAdapter[Raw] = TypeAdapter(Raw)
_BINDING = {"channel", "take", "over_periods", "treat"}


def derived_by(method: Method) -> dict[str, Any]:
    """The channels and bindings values are derived by, every parameter spelt out; nothing where none are."""
    items = [item for item in method.items if item.data.derived]
    if not items:
        return {}
    used = dict.fromkeys(item.data.channel for item in items if item.data.channel)
    read = dict.fromkeys(name for item in items for name in item.data.reads)
    titles = {item.id: [item.title, item.title_en or item.title] for item in method.items if item.id in read}
    models = {
        "channels": {id: method.channel(id).model_dump(mode="json") for id in used},
        "items": {item.id: item.data.model_dump(mode="json", include=_BINDING) for item in items},
        "titles": titles,
    }
    return {"derived": {"sha256": _seal(models), "table": models}}


def made_from(plan: Plan, group: int) -> Iterator[tuple[str, str, bytes]]:
    """The tables of one group: the rows of every channel, and the raw values of every treated item."""
    facts, items = plan.facts, {item.id: item for item in plan.method.items}
    members = [facts.units[unit].id for unit in facts.members(group)]
    bound = [item for item in items.values() if item.data.channel and concerned(plan, item, group)]
    for id in dict.fromkeys(item.data.channel for item in bound):
        channel = plan.method.channel(id)
        rows = list(rows_about(facts, id, channel, group))
        kept = _rows(channel).dump_python(rows, mode="json", exclude_defaults=True)
        yield "tallied", id, _sealed({"members": members, "rows": kept})
    year_of = year_of_cubes(facts, items)
    for item in items.values():
        if item.data.treat:
            units = concerned(plan, item, group)
            periods = {} if item.data.channel else reported(facts.underived, item, units)
            raw = raw_of(facts, item, units, periods, year_of)
            yield "treated", item.id, _sealed(_RAW.dump_python(raw, mode="json", exclude_defaults=True))


def _rows(channel: Channel) -> TypeAdapter[Any]:
    kind: Any = ROWS[channel.table]
    return TypeAdapter(list[kind])


def _sealed(table: Mapping[str, Any]) -> bytes:
    return json.dumps({"sha256": _seal(table), "table": table}, ensure_ascii=False).encode()


def _seal(table: Mapping[str, Any]) -> str:
    return sha256(json.dumps(table, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass
class Rederived:
    """Every derived value of a document made again, by item and unit, and tables that are not what they were."""

    values: dict[tuple[str, str], tuple[str, Derived]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Rederived":
        """Make everything again; LookupError, TypeError or ValueError where the document does not allow it."""
        made = cls()
        if "derived" in document:
            by = made._open("derived", "models", "all groups", document["derived"])
            tallies = {id: made._tallied(document, id, model) for id, model in by["channels"].items()}
            titles = {id: Text(*both) for id, both in by["titles"].items()}
            for id, model in by["items"].items():
                made._item(document, id, Binding.model_validate(model), titles, tallies)
        return made

    def _open(self, section: str, id: str, group: str, sealed: Mapping[str, Any]) -> Mapping[str, Any]:
        table: Mapping[str, Any] = sealed["table"]
        if _seal(table) != sealed["sha256"]:
            self.found.append(f"{section} {id}: the table of {group} was altered")
        return table

    def _tallied(self, document: Mapping[str, Any], id: str, model: Any) -> tuple[Channel, dict[str, Tally]]:
        channel = _CHANNEL.validate_python(model)
        found: dict[str, Tally] = {}
        for group, sealed in document.get("tallied", {}).get(id, {}).items():
            table = self._open("tallied", id, group, sealed)
            rows = _rows(channel).validate_python(table["rows"])
            found |= channel.for_group(group).tally(table["members"], rows)
        return channel, found

    def _item(
        self,
        document: Mapping[str, Any],
        id: str,
        data: Binding,
        titles: Mapping[str, Text],
        tallies: Mapping[str, tuple[Channel, dict[str, Tally]]],
    ) -> None:
        channel, tallied = tallies[data.channel] if data.channel else (None, {})
        if data.treat:
            tables = document.get("treated", {}).get(id, {}).items()
            raws = [_RAW.validate_python(self._open("treated", id, group, sealed)) for group, sealed in tables]
        else:
            raws = [Raw(tuple(tallied), {})]
        if channel is not None:
            raws = [Raw(raw.units, {"": taken(tallied, data.take, raw.units)}, raw.prior, raw.others) for raw in raws]
        for unit, one, derivation in make(id, data, raws, titles, channel, tallied):
            value = "" if one.value is None else as_text(one.value)
            self.values[id, unit] = value, as_derived(derivation)

    def differences(self, unit: str, reason: Reason, scoring: Scoring) -> Iterator[str]:
        """What an item's inputs say of their making, and is not so."""
        for one in scoring.inputs:
            own = reason.id if one.name == "actual" and not scoring.carried else ""
            value, derived = self.values.get((one.derived.item if one.derived else own, unit), ("", None))
            if one.derived != derived:
                yield f"{unit} {reason.id} inputs.{one.name}: made otherwise than the document says"
            elif derived is not None and one.value != value:
                yield f"{unit} {reason.id} inputs.{one.name}: {one.value!r} in the document, {value!r} derived again"
