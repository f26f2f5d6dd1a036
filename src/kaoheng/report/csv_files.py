"""Scores as plain tables: totals.csv, scores.csv and, when something is open, undecided.csv.

UTF-8 with a byte order mark, so that Excel and WPS open Chinese as Chinese.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kaoheng.report.decided import adjusted
from kaoheng.report.undecided import matters, undecided_units
from kaoheng.report.view import View, plain
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER, SCORED

TOTAL_COLUMNS = ("unit_id", "title", "group", "total", "rank", "grade", "honours", "adjusted")
SCORE_COLUMNS = ("unit_id", "unit", "group", "node_id", "node", "level", "full", "score", "state", "grade")
UNDECIDED_COLUMNS = ("unit_id", "title", "group", "matter")
STATE_WORDS = {SCORED: "scored", MISSING: "missing", NOT_APPLICABLE: "not_applicable", NOT_MEMBER: "not_member"}


def write_totals(path: Path, view: View) -> None:
    """One row a unit: total as the method rounds it, rank, grade where there is one, and what was decided instead.

    `honours` is `cancelled` where a veto cancels them; `adjusted` says what the leading group changed.
    """
    _write(path, TOTAL_COLUMNS, _totals(view))


def write_scores(path: Path, view: View) -> None:
    """One row for every unit and node, the total first, with its grade where it has one; unrounded scores with up to
    nine decimals.
    """
    _write(path, SCORE_COLUMNS, _scores(view))


def write_undecided(path: Path, view: View) -> bool:
    """The units that await a decision, with the matter in Chinese words; no file when there are none."""
    chinese = View(view.results)
    rows = [(*_unit(view, unit), "；".join(matters(chinese, unit))) for unit in undecided_units(view)]
    if rows:
        _write(path, UNDECIDED_COLUMNS, rows)
    return bool(rows)


def _totals(view: View) -> Iterator[tuple[str, ...]]:
    results = view.results
    for unit in view.order:
        honours = "cancelled" if results.honours_cancelled[unit] else ""
        scored = (view.printed("total", unit), results.rank_text(unit), results.grades[unit])
        yield (*_unit(view, unit), *scored, honours, adjusted(view, unit))


def _scores(view: View) -> Iterator[tuple[str, ...]]:
    nodes = [(node, view.title(node), str(view.levels[node.id])) for node in view.nodes()]
    for unit in view.order:
        whose = _unit(view, unit)
        for node, title, level in nodes:
            full = plain(view.fulls[node.id][unit], 9)
            state = STATE_WORDS[view.state(node, unit)]
            scored = (full, view.printed(node.id, unit), state, view.results.grade(node.id, unit))
            yield (*whose, node.id, title, level, *scored)


def _unit(view: View, unit: int) -> tuple[str, str, str]:
    facts = view.results.facts.units[unit]
    return facts.id, facts.title, view.results.group_of(unit)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(rows)
