"""The tables of channels: every row checked and made a record, equal ballots counted on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Flags
from kaoheng.freeze.channel_records import RECORDS
from kaoheng.freeze.columns import Codes, Column, column
from kaoheng.freeze.problems import MOST_OF_A_KIND, shown
from kaoheng.freeze.rows import Work, each_word, report_left_out, report_units
from kaoheng.freeze.units import LEFT_OUT, UNKNOWN
from kaoheng.tables import Evidence, Sheet
from kaoheng.text import Text

MOST_ROWS = 1_000_000
"""How many records the channels may have, equal ballots counted as one."""

Rows = dict[str, tuple[Any, ...]]


@dataclass(frozen=True)
class ChannelRows:
    """The records of every channel, and the channels whose rows had errors."""

    rows: Rows
    spoiled: frozenset[str]


def read_channels(work: Work, evidence: Evidence) -> ChannelRows:
    """Read the tables that the method's channels use."""
    rows: Rows = {}
    spoiled: set[str] = set()
    for table in RECORDS:
        sheet: Sheet | None = getattr(evidence, table)
        if sheet is None:
            continue
        ids = [id for id in work.method.channels if work.method.channel(id).table == table]
        reader = _Reader(work, sheet, table, ids)
        for id, found in reader.by_channel():
            rows[id] = found
        spoiled |= reader.spoiled
    return ChannelRows(rows, frozenset(spoiled))


class _Reader:
    """One table."""

    def __init__(self, work: Work, sheet: Sheet, table: str, ids: Sequence[str]) -> None:
        self.work, self.sheet, self.table, self.ids = work, sheet, table, ids
        self.spoiled: set[str] = set()

    def by_channel(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Every channel's records."""
        channels, units = column(self.sheet, "channel"), column(self.sheet, "unit_id")
        channel = channels.mapped(lambda word: self.ids.index(word) if word in self.ids else UNKNOWN)
        self._report_channels(channels, channel)
        unit = self._units(units, channel >= 0)
        for at, id in enumerate(self.ids):
            own: NDArray[np.intp] = np.flatnonzero(channel == at)
            if (unit[own] < 0).any():
                self.spoiled.add(id)
            if len(own):
                yield id, self._records(id, own)

    def _units(self, units: Column, known: Flags) -> Codes:
        positions = self.work.roster.positions
        codes = units.mapped(lambda word: positions.get(word, UNKNOWN))
        report_units(self.work, self.sheet, units, np.where(known, codes, 0))
        report_left_out(self.work, self.sheet, units, np.asarray(known & (codes == LEFT_OUT)))
        return codes

    def _records(self, id: str, lines: NDArray[np.intp]) -> tuple[Any, ...]:
        channel, problems = self.work.method.channel(id), self.work.problems
        before = len(problems.found)
        made = RECORDS[self.table](self.sheet, lines, problems, channel.tells_voters_apart())
        if len(made.rows) > MOST_ROWS:
            what = Text(f"渠道{id}的记录超过{MOST_ROWS}条", f"the channel {id} has more than {MOST_ROWS} records")
            mend = Text("请先按票类和评价汇总票数", "Count equal ballots first")
            problems.add("too_many_rows", self.sheet.place(None, "channel"), what, mend)
            self.spoiled.add(id)
            return ()
        found = list(channel.problems(made.rows))
        for problem in found[:MOST_OF_A_KIND]:
            place = self.sheet.place(int(made.lines[problem.row]), problem.column)
            problems.add("not_for_channel", place, problem.what, problem.mend)
        problems.and_more("not_for_channel", self.sheet.place(), len(found))
        if len(problems.found) > before:
            self.spoiled.add(id)
        wrong, positions = {problem.row for problem in found}, self.work.roster.positions
        return tuple(
            row for at, row in enumerate(made.rows) if at not in wrong and positions.get(row.unit_id, UNKNOWN) >= 0
        )

    def _report_channels(self, words: Column, codes: Codes) -> None:
        ids = self.ids

        def say(word: str, often: Text) -> tuple[Text, Text]:
            if not word:
                what = Text(f"没有填写渠道{often.zh}", f"there is no channel{often.en}")
            elif word in self.work.method.channels:
                other = self.work.method.channel(word).table
                what = Text(f"渠道{word}不用这张表{often.zh}", f"the channel {word} reads {other}{often.en}")
            else:
                what = Text(
                    f"办法中没有渠道{shown(word)}{often.zh}", f"the method has no channel {shown(word)}{often.en}"
                )
            mend = Text(f"可用的渠道：{'、'.join(ids) or '无'}", f"Channels are {', '.join(ids) or 'none'}")
            return what, self.work.problems.suggest(word, ids, mend)

        each_word(self.work, "unknown_channel", self.sheet, "channel", words, np.asarray(codes == UNKNOWN), say)


def spoil(work: Work, spoiled: frozenset[str]) -> None:
    """Remember the items of channels with errors, so that their values are not called missing as well."""
    for at, item in enumerate(work.items):
        if item.data.channel in spoiled:
            work.spoiled[at] = True
