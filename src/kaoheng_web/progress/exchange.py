"""Everything recorded about a year as the library's evidence: the one door through which figures are scored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa

from kaoheng.exchange.digest import digest_of
from kaoheng.method.tree import Item
from kaoheng.tables import OBSERVATION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, Evidence, Sheet
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import NOT_CONCERNED, rule_of
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.queries import Assessed, Held, current, figures, roster, stands
from kaoheng_web.targets.queries import in_force

FILE = "考衡平台"
SHEETS = {"units": "单位", "observations": "数据", "targets": "目标"}


def evidence(edition: Edition, on: date) -> Evidence:
    """What is known at the end of a day: units of the year's groups, figures that may be scored, targets in force."""
    people = roster(edition)
    units = [{"unit_id": who.code, "title": who.name, "group": who.group} for who in people]
    sheets = {
        "units": sheet_of("units", UNIT_COLUMNS, units),
        "observations": sheet_of("observations", OBSERVATION_COLUMNS, _observations(edition, people, on)),
        "targets": sheet_of("targets", TARGET_COLUMNS, targets_of(edition, people)),
    }
    filled = {name: sheet for name, sheet in sheets.items() if sheet.columns.num_rows}
    targets = filled.get("targets")
    return Evidence(sheets["units"], sheets["observations"], targets, digest=digest_of(filled))


def status_of(item: Item, kind: str) -> str:
    """The library's word for a kind of figure; a certified one is provisional where the item asks for that."""
    allowed = item.data.status
    return "provisional" if kind == Figure.Kind.CERTIFIED and allowed and kind not in allowed else str(kind)


def usable(item: Item, held: Held) -> Figure | None:
    """The strongest figure of a cell with a status that the item may be scored from."""
    for figure in (held.final, held.certified, held.reported):
        if figure is None or (figure.kind != Figure.Kind.REPORTED and not stands(figure)):
            continue
        if not item.data.status or status_of(item, figure.kind) in item.data.status:
            return figure
    return None


def _observations(edition: Edition, people: Sequence[Assessed], on: date) -> Iterator[Mapping[str, str]]:
    items = {item.id: item for item in edition.method.items}
    who = {each.unit.pk: each for each in people}
    lines: dict[tuple[int, str, str, str], dict[str, Figure]] = {}
    for cell, held in sorted(current(figures(edition, on)).items()):
        figure = usable(items[cell.item], held) if cell.item in items and cell.unit in who else None
        if figure is not None:
            lines.setdefault(cell[:4], {})[cell.period] = figure
    for (unit, item, column, part), by_period in lines.items():
        whose, node = who[unit], items[item]
        newest = by_period[max(by_period)]
        if newest.value == NOT_CONCERNED:
            yield {"unit_id": whose.code, "item_id": item, "status": "not_applicable", "source": newest.source}
            continue
        in_parts = column in rule_of(node, whose.code, whose.group).part_columns()
        chosen = _year(node, column, in_parts, str(edition.year), by_period)
        for period, figure in chosen.items():
            yield {
                "unit_id": whose.code,
                "item_id": item,
                "period": part if in_parts else period,
                "kind": "" if column == "actual" else column,
                "value": figure.value,
                "status": status_of(node, figure.kind),
                "source": figure.source,
                "as_of": figure.as_of.isoformat() if figure.as_of else "",
            }


def _year(item: Item, column: str, in_parts: bool, year: str, by_period: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """The whole year's figure where there is one, else the months that make the year, else the newest month."""
    if year in by_period:
        return {"": by_period[year]}
    if item.data.over_periods is not None and column == "actual" and not in_parts:
        return by_period
    return {"": by_period[max(by_period)]}


def targets_of(edition: Edition, people: Sequence[Assessed]) -> Iterator[Mapping[str, str]]:
    """The targets in force as rows of evidence."""
    codes = {who.unit.pk: who.code for who in people}
    kinds = {item.id: item.target.kind for item in edition.method.items if item.target is not None}
    for row in in_force(edition):
        target, goal = row.target, row.goal
        if target.unit_id in codes and target.item in kinds:
            yield {
                "unit_id": codes[target.unit_id],
                "item_id": target.item,
                "kind": kinds[target.item],
                "value": goal.value,
                "low": goal.low,
                "high": goal.high,
                "source": target.source,
            }


def sheet_of(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Rows as a sheet of evidence; what a row does not say is empty."""
    found = list(rows)
    table = pa.table({column: pa.array([row.get(column, "") for row in found], pa.string()) for column in columns})
    return Sheet(FILE, SHEETS[name], table)
