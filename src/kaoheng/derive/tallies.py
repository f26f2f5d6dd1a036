"""The channels' tallies: every ranking group at once, and what an item takes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kaoheng.facts import Facts
from kaoheng.tally.channel import Channel, Tally
from kaoheng.text import Text

NO_ROWS = Text("没有数据", "there are no rows")


def rows_about(facts: Facts, channel: str, members: Sequence[str]) -> tuple[Any, ...]:
    """A channel's rows about some units, in the order of the evidence."""
    wanted = set(members)
    return tuple(row for row in facts.rows.get(channel, ()) if row.unit_id in wanted)


def tallies(facts: Facts, id: str, channel: Channel, groups: Sequence[int]) -> dict[str, Tally]:
    """Every unit's tally of one channel, group by group."""
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


def why_none(tally: Tally | None, take: str, title: str, title_en: str) -> Text | None:
    """Why a unit has no value of a measure; None where it has one."""
    if tally is not None and take in tally.values:
        return None
    why = tally.refused if tally is not None and tally.refused is not None else NO_ROWS
    return Text(f"{title}：{why.zh}", f"{title_en or title}: {why.en}")


def taken(tallied: Mapping[str, Tally], take: str, units: Sequence[str]) -> tuple[Any, ...]:
    """One measure of some units."""
    return tuple(tallied[unit].values.get(take) if unit in tallied else None for unit in units)
