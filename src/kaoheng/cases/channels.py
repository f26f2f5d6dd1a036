"""The rows of channels in a case: ballots, ratings, answers and claims in their short forms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kaoheng.cases.lines import Lines
from kaoheng.cases.model import Case, Counts
from kaoheng.method.positions import Loc
from kaoheng.tables import BALLOT_COLUMNS, CLAIM_COLUMNS, RATING_COLUMNS, RESPONSE_COLUMNS
from kaoheng.tally.rows import COUNT_WORDS, STATUS_WORDS

_TABLES: Mapping[str, Sequence[str]] = {
    "ballots": BALLOT_COLUMNS,
    "ratings": RATING_COLUMNS,
    "responses": RESPONSE_COLUMNS,
    "claims": CLAIM_COLUMNS,
}


def channel_sheets(case: Case) -> dict[str, Any]:
    """The sheets of channels a case has rows for; later layers replace a channel's rows about a unit."""
    found: dict[str, Any] = {}
    for table, columns in _TABLES.items():
        about = _latest(case, table)
        further = [name for rows, _ in about.values() if isinstance(rows, tuple) for row in rows for name in row]
        sheet = Lines(tuple(dict.fromkeys((*columns, *further))))
        for (channel, unit), (rows, loc) in about.items():
            each = _counted(table, rows, loc) if isinstance(rows, dict) else _listed(rows, loc)
            for cells, at in each:
                sheet.add(case.positions.line(at), **{**cells, "channel": channel, "unit_id": unit})
        if sheet.rows:
            found[table] = sheet.sheet(case)
    return found


_Written = Counts | tuple[dict[str, str], ...]


def _latest(case: Case, table: str) -> dict[tuple[str, str], tuple[_Written, Loc]]:
    return {
        (channel, unit): (rows, (*layer.loc, table, channel, unit))
        for layer in case.layers
        for channel, units in getattr(layer.given, table).items()
        for unit, rows in units.items()
    }


def _counted(table: str, rows: Counts, loc: Loc) -> Iterator[tuple[dict[str, str], Loc]]:
    """Each number with what stands before it: class, aspect, and the mark or rater."""
    whose, what, number = ("voter_class", "mark", "count") if table == "ballots" else ("rater_class", "rater", "value")
    for names, value in _leaves(rows, ()):
        *above, last = names
        group, aspect = (*above, "", "")[:2]
        yield {whose: group, "aspect": aspect, what: COUNT_WORDS.get(last, last), number: value}, (*loc, *names)


def _leaves(rows: Mapping[str, object], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in rows.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name), str(value)


def _listed(rows: Sequence[Mapping[str, str]], loc: Loc) -> Iterator[tuple[dict[str, str], Loc]]:
    for at, row in enumerate(rows):
        status = row.get("status", "")
        yield {**row, **({"status": STATUS_WORDS.get(status, status)} if status else {})}, (*loc, at)
