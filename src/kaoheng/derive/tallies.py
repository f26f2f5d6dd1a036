"""The channels' tallies: every ranking group at once, and what an item takes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kaoheng.facts import Facts
from kaoheng.scoring.memory import Memory
from kaoheng.tally.channel import Channel, Tally
from kaoheng.tally.history import History
from kaoheng.text import Text

NO_ROWS = Text("没有数据", "there are no rows")


def rows_about(facts: Facts, id: str, channel: Channel, group: int) -> tuple[Any, ...]:
    """A channel's rows about the units of one group; those of earlier years are found by succession too."""
    if channel.table != History.table:
        return facts.rows_in(id, group)
    memory = Memory(facts.history, facts.predecessors)
    return tuple(past for unit in facts.members(group) for past in memory.handed_on(facts.units[unit].id))


def tallies(facts: Facts, id: str, channel: Channel, groups: Sequence[int]) -> dict[str, Tally]:
    """Every unit's tally of one channel, group by group."""
    found: dict[str, Tally] = {}
    for group in groups:
        members = [facts.units[unit].id for unit in facts.members(group)]
        found |= channel.for_group(facts.groups[group]).tally(members, rows_about(facts, id, channel, group))
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
