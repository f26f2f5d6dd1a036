"""Changes to a year: other values of evidence, other fields of the method; each says itself in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from kaoheng.derive.derived import derive
from kaoheng.facts import YEAR, Cube, Facts
from kaoheng.findings import Finding, Place, Refused, errors
from kaoheng.method.check import check
from kaoheng.method.edition import Method
from kaoheng.method.messages import problems
from kaoheng.method.positions import Loc, Positions, spots
from kaoheng.method.problems import near
from kaoheng.scoring.years import year_value
from kaoheng.text import Text


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Another value of one item for one unit; `period` may stay empty where the item has only one."""

    unit: str
    item: str
    value: Fraction
    kind: str = "actual"
    period: str = YEAR


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Another value, as a method file writes it, of a field of a node: points, weight, rule, rule.size.

    An empty `node` stands for the edition itself: ranking.ties, rounding.total, grades.thresholds.优秀.
    """

    node: str
    field: str
    value: Any


Change = ValueChange | FieldChange
Cell = tuple[int, int, int]

_READ_WHEN_FROZEN = ("target", "data", "only", "overrides", "groups", "channels", "vetoes")


def needs_freezing(changes: Iterable[Change]) -> bool:
    """Whether a change touches what evidence is read by, so that it must be frozen again."""
    fields = (change.field for change in changes if isinstance(change, FieldChange))
    return any(field.partition(".")[0] in _READ_WHEN_FROZEN for field in fields)


# -- values -------------------------------------------------------------------------------------


def with_values(method: Method, facts: Facts, changes: Sequence[ValueChange]) -> Facts:
    """The facts with other reported values, and with what is derived and borrowed from them.

    Refused with every unknown name, and for an item that a channel gives its value: change the channel's rows.
    """
    found = [finding for change in changes for finding in _unchangeable(method, facts, change)]
    if found:
        raise Refused(found)
    changed = _changed(method, facts.underived, changes)
    if facts.raw is None:
        return changed
    if _feeds_derived(method, changes):
        return derive(method, changed)
    return replace(_changed(method, facts, changes), raw=changed)


def _changed(method: Method, facts: Facts, changes: Sequence[ValueChange]) -> Facts:
    """Other values, and what other items borrow of them."""
    cells: dict[str, dict[Cell, Fraction]] = defaultdict(dict)
    for change in changes:
        cells[change.kind][cell_of(facts, change)] = change.value
    cubes = {**facts.cubes, **{kind: facts.cubes[kind].changed(values) for kind, values in cells.items()}}
    for kind, cell, value in _borrowed(method, facts, cubes["actual"], cells["actual"]) if "actual" in cubes else ():
        cubes[kind] = cubes[kind].changed({cell: value})
    away = facts.not_applicable
    if away is not None and cells["actual"]:
        away = away.copy()
        for item, _, unit in cells["actual"]:
            away[item, unit] = False
    return replace(facts, cubes=cubes, not_applicable=away)


def _feeds_derived(method: Method, changes: Sequence[ValueChange]) -> bool:
    """Whether any derived value may come out otherwise."""
    derived = [item for item in method.items if item.data.derived]
    read = {item.id for item in derived} | {other for item in derived for other in item.data.reads}
    return any(change.item in read for change in changes)


def reported(facts: Facts, change: ValueChange) -> Fraction | None:
    """The value as it was reported, before any treatment."""
    raw = facts.underived
    return raw.cubes[change.kind].exact(*cell_of(raw, change))


def cell_of(facts: Facts, change: ValueChange) -> Cell:
    """Where the value stands: (item, period, unit)."""
    item, cube = facts.items.index(change.item), facts.cubes[change.kind]
    unit = next(at for at, unit in enumerate(facts.units) if unit.id == change.unit)
    return item, _periods(cube, item, change.period)[0], unit


def _periods(cube: Cube, item: int, period: str) -> list[int]:
    """The positions a period may mean; all an item has where none is named."""
    if period in cube.periods:
        at = cube.periods.index(period)
        if period != YEAR or set(cube.spans(item)) <= {at}:
            return [at]
    return list(cube.spans(item)) if period == YEAR else []


def _borrowed(
    method: Method, facts: Facts, actual: Cube, cells: Iterable[Cell]
) -> Iterator[tuple[str, Cell, Fraction]]:
    """What items read from the changed ones: the same period, or the year's value."""
    by_item = {facts.items[item]: (item, period, unit) for item, period, unit in cells}
    for at, item in enumerate(method.items):
        for name, other in item.data.columns.items():
            if other not in by_item or name not in facts.cubes:
                continue
            lent, period, _ = by_item[other]
            over = method.items[lent].data.over_periods
            for unit in {unit for one, _, unit in cells if one == lent}:
                cube = facts.cubes[name]
                whole = cube.spans(at) == (cube.periods.index(YEAR),) if YEAR in cube.periods else False
                values = [actual.exact(lent, span, unit) for span in actual.spans(lent)]
                value = year_value(values, over) if whole else actual.exact(lent, period, unit)
                to = cube.periods.index(YEAR if whole else actual.periods[period])
                if value is not None:
                    yield name, (at, to, unit), value


def _unchangeable(method: Method, facts: Facts, change: ValueChange) -> Iterator[Finding]:
    unknown = list(_unknown(facts.underived, change)) if change.item not in _channels(method) else []
    yield from unknown
    channel = _channels(method).get(change.item)
    if channel is not None:
        title = method.channels[channel].title
        what = Text(
            f"该项数值由“{title}”得出，不能直接改", f"its value comes from {channel} and cannot be changed itself"
        )
        table = method.channel(channel).table
        mend = Text(f"请改“{title}”的数据行后重新计分", f"Change the rows of {channel} in the table {table}, and score")
        yield Finding("value_of_channel", Place(path=f"{change.unit}.{change.item}"), what, mend)


def _channels(method: Method) -> dict[str, str]:
    """The channel of every item that has one."""
    return {item.id: item.data.channel for item in method.items if item.data.channel}


def _unknown(facts: Facts, change: ValueChange) -> Iterator[Finding]:
    place = Place(path=f"{change.unit}.{change.item}")
    known = (
        ("unit", change.unit, [unit.id for unit in facts.units], Text("单位", "unit")),
        ("item", change.item, list(facts.items), Text("指标", "item")),
        ("kind", change.kind, list(facts.cubes), Text("数值种类", "kind of value")),
    )
    wrong = [(code, name, among, what) for code, name, among, what in known if name not in among]
    for code, name, among, what in wrong:
        said = Text(f"没有{what.zh}“{name}”", f"there is no {what.en} {name!r}")
        yield Finding(f"unknown_{code}", place, said, near(name, among))
    if wrong:
        return
    cube, item = facts.cubes[change.kind], facts.items.index(change.item)
    if len(_periods(cube, item, change.period)) != 1:
        said = Text(f"期间“{change.period}”不能确定是哪一个值", f"the period {change.period!r} does not name one value")
        yield Finding("which_period", place, said, near(change.period, [cube.periods[p] for p in cube.spans(item)]))


# -- fields of the method -----------------------------------------------------------------------


def with_fields(method: Method, changes: Sequence[FieldChange]) -> Method:
    """The edition with other fields, read and checked as a file is; Refused with everything wrong with it."""
    data = method.model_dump(mode="json", exclude_defaults=True)
    names = {spot.loc: spot.node.id for spot in spots(method.tree)}
    locs = {id: loc for loc, id in names.items()} | {"": (), "total": ()}
    found = [_no_node(change, locs) for change in changes if change.node not in locs]
    if found:
        raise Refused(found)
    for change in changes:
        _put(data, (*locs[change.node], *_path(change.field)), change.value)
    try:
        changed = Method.model_validate(data)
    except ValidationError as error:
        raise Refused(problem.found(Positions(names=names)) for problem in problems(error, data)) from None
    wrong = errors(check(changed))
    if wrong:
        raise Refused(wrong)
    return changed


def _no_node(change: FieldChange, known: Iterable[str]) -> Finding:
    what = Text(f"办法中没有“{change.node}”", f"the method has no {change.node!r}")
    return Finding("unknown_node", Place(path=change.node), what, near(change.node, [id for id in known if id]))


def _path(field: str) -> Loc:
    return tuple(int(part) if part.isdigit() else part for part in field.split("."))


def _put(data: Any, loc: Loc, value: Any) -> None:
    """Write a value into plain data; mappings on the way are made where there are none."""
    *way, last = loc
    try:
        for part in way:
            data = data[part] if isinstance(part, int) else data.setdefault(part, {})
        if isinstance(data, list):
            _ = data[int(last)]  # a list is not made longer
        data[last] = value
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        place = Place(path=".".join(map(str, loc)))
        what = Text("没有这个字段", "there is no such field")
        raise Refused([Finding("unknown_field", place, what, Text("请核对字段", "Look at its name again"))]) from None
