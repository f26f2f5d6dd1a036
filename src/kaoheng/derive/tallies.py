"""The channels' tallies: every ranking group at once, and what an item takes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kaoheng.facts import Facts
from kaoheng.scoring.memory import Memory
from kaoheng.tally.channel import Channel, Tally
from kaoheng.tally.history import History
from kaoheng.text import Text

NO_ROWS = Text("没有数据", "there are no rows")


def rows_about(facts: Facts, channel: str, members: Sequence[str], table: str = "") -> tuple[Any, ...]:
    """A channel's rows about some units, in the order of the evidence; earlier years are found by succession too."""
    if table == History.table:
        memory = Memory(facts.history, facts.predecessors)
        return tuple(past for unit in members for past in memory.handed_on(unit))
    wanted = set(members)
    return tuple(row for row in facts.rows.get(channel, ()) if row.unit_id in wanted)


def tallies(facts: Facts, id: str, channel: Channel, groups: Sequence[int]) -> dict[str, Tally]:
    """Every unit's tally of one channel, group by group."""
    if channel.table == History.table:
        return _of_earlier_years(facts, id, channel, groups)
    home = {facts.units[unit].id: group for group in groups for unit in facts.members(group)}
    rows: dict[int, list[Any]] = {group: [] for group in groups}
    for row in facts.rows.get(id, ()):
        if row.unit_id in home:
            rows[home[row.unit_id]].append(row)
    found: dict[str, Tally] = {}
    for group in groups:
        members = [facts.units[unit].id for unit in facts.members(group)]
        found |= channel.for_group(facts.groups[group]).tally(members, rows[group])
    return found


def _of_earlier_years(facts: Facts, id: str, channel: Channel, groups: Sequence[int]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for group in groups:
        members = [facts.units[unit].id for unit in facts.members(group)]
        found |= channel.for_group(facts.groups[group]).tally(members, rows_about(facts, id, members, channel.table))
    return found


def why_none(tally: Tally | None, take: str, title: str, title_en: str) -> Text | None:
    """Why a unit has no value of a measure; None where it has one."""
    if tally is not None and take in tally.values:
        return None
    why = tally.refused if tally is not None and tally.refused is not None else NO_ROWS
    return Text(f"{title}：{why.zh}", f"{title_en or title}: {why.en}")


def taken(tallied: Mapping[str, Tally], take: str, units: Sequence[str]) -> tuple[Any, ...]:
    """One measure of some units."""
    return tuple(tallied[unit].values.get(take) if unit in tallied else None for unit in units)
