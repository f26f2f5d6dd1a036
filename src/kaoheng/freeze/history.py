"""What earlier years came to, checked: years before this one, one record a unit, year and node."""

from collections.abc import Callable
from fractions import Fraction

from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.records import Records
from kaoheng.freeze.units import Roster
from kaoheng.method.edition import Method
from kaoheng.tables import HISTORY_COLUMNS, Past, Sheet
from kaoheng.text import Text

_PLACE = Text("名次，如3", "a place, such as 3")
_COUNT = Text("单位数，如6", "a count of units, such as 6")
_SCORE = Text("得分，如91.20", "a score, such as 91.20")


def read_history(method: Method, roster: Roster, sheet: Sheet, problems: Problems) -> tuple[Past, ...]:
    """The sheet of earlier years, in order of year, node and unit."""
    records, first, found = Records.of(sheet, HISTORY_COLUMNS, roster, problems), dict[tuple[object, ...], int](), []
    strange: set[str] = set()
    for _ in records.rows():
        past = _past(records, method.method.year)
        if past is None:
            continue
        _check_grade(records, method, past.grade, strange)
        if past.rank is not None and past.members is not None and past.rank > past.members:
            what = Text(
                f"共{past.members}个单位，没有第{past.rank}名", f"there is no place {past.rank} of {past.members}"
            )
            records.fault("rank_beyond_members", "rank", what, Text("请改正", "Mend it"))
        records.once(first, (past.unit_id, past.year, past.node), "year")
        found.append(past)
    return tuple(sorted(found, key=lambda past: (past.year, past.node, past.unit_id)))


def _past(records: Records, assessed: int) -> Past | None:
    unit, year = records.unit(gone_too=True), records.year("year")
    if not records.text("year"):
        records.needed("year", "年度", "year")
    if year is not None and year >= assessed:
        what = Text(f"{year}年度不早于考核年度{assessed}", f"{year} is not before the assessed {assessed}")
        records.fault("history_not_past", "year", what, Text("历年表只填以前年度", "Give earlier years only"))
    rank = records.number("rank", lambda value: value >= 1 and value.denominator <= 2, _PLACE)
    members = records.number("members", _counts, _COUNT)
    score = records.number("score", lambda value: abs(value) < 2**40, _SCORE)
    if year is None:
        return None
    grade, group = records.text("grade"), records.text("group")
    return Past(
        unit,
        year,
        records.text("node") or "total",
        score,
        rank,
        grade,
        group,
        None if members is None else int(members),
    )


_counts: Callable[[Fraction], bool] = lambda value: value.denominator == 1 and 1 <= value <= 1_000_000  # noqa: E731


def _check_grade(records: Records, method: Method, grade: str, strange: set[str]) -> None:
    """A grade of another scale is kept, but said once: conditions go by its name."""
    if not grade or method.grades is None or grade in method.grades.scale or grade in strange:
        return
    strange.add(grade)
    what = Text(f"本办法没有等次“{shown(grade)}”", f"this method has no grade {shown(grade)}")
    mend = Text("如与本年等次同义，请改用本年的名称", "Use this year's name if it means the same")
    records.warn("other_grade", "grade", what, mend)
