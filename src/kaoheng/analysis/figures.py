"""The figures of evidence one by one, before they are frozen: several years, both reported and certified."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.spans import Span, read_span
from kaoheng.freeze.columns import column
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.written import PERCENT, UNREADABLE, narrow, read_one
from kaoheng.method.edition import Method
from kaoheng.numbers import decimals_of
from kaoheng.tables import Evidence, Sheet
from kaoheng.text import Text


@dataclass(frozen=True, slots=True)
class Figure:
    """One value as it was written down, with what stood beside it."""

    unit: str
    item: str
    span: Span
    kind: str
    value: Fraction
    status: str = ""
    source: str = ""
    as_of: str = ""
    row: int | None = None

    @property
    def decimals(self) -> int:
        """The decimals it was written with."""
        return decimals_of(self.value) or 0


@dataclass(frozen=True, slots=True)
class Measure:
    """How the texts of an item are read: its unit of measure, and the numbers its words stand for."""

    unit: str = ""
    codes: Mapping[str, Fraction] | None = None


def measures_of(method: Method) -> dict[str, Measure]:
    """How the texts of a method's items are read."""
    return {item.id: Measure(item.data.unit, item.data.codes) for item in method.items}


def unit_titles(evidence: Evidence) -> dict[str, str]:
    """The titles of the units, by id."""
    ids, titles = column(evidence.units, "unit_id"), column(evidence.units, "title")
    return {ids[row]: titles[row] or ids[row] for row in range(evidence.units.columns.num_rows)}


def read_figures(
    evidence: Evidence, measures: Mapping[str, Measure], year: int | None, problems: Problems
) -> list[Figure]:
    """The figures of the items named, in the order of the rows; every bad cell goes to `problems`.

    `year` stands in for a period that names none. Rows of other items, and rows without a value, are left out.
    """
    sheet = evidence.observations
    unit, item, kind = (column(sheet, name) for name in ("unit_id", "item_id", "kind"))
    value, period = column(sheet, "value"), column(sheet, "period")
    status, source, as_of = (column(sheet, name) for name in ("status", "source", "as_of"))
    known = unit_titles(evidence)
    found = []
    for row in range(sheet.columns.num_rows):
        measure = measures.get(item[row])
        if measure is None or not narrow(value[row]):
            continue
        if unit[row] not in known:
            _unknown_unit(sheet, row, unit[row], known, problems)
            continue
        number = _number(sheet, row, value[row], measure, problems)
        span = _span(sheet, row, period[row], year, problems)
        if number is not None and span is not None:
            about = (status[row], source[row], as_of[row], sheet.row(row))
            found.append(Figure(unit[row], item[row], span, kind[row] or "actual", number, *about))
    return found


def _number(sheet: Sheet, row: int, text: str, measure: Measure, problems: Problems) -> Fraction | None:
    coded = {narrow(word): number for word, number in (measure.codes or {}).items()}
    if narrow(text) in coded:
        return coded[narrow(text)]
    state, number = read_one(text)
    if state == UNREADABLE or (state == PERCENT and measure.unit not in ("", "%", "％")):
        what = Text(f"“{shown(text)}”不是可用的数", f"“{shown(text)}” is not a number that can be used")
        mend = Text("请只填数字，单位与指标的计量单位一致", "Give digits only, in the item's unit of measure")
        problems.add("not_a_number", sheet.place(row, "value"), what, mend)
        return None
    return number / 100 if number is not None and state == PERCENT and not measure.unit else number


def _span(sheet: Sheet, row: int, text: str, year: int | None, problems: Problems) -> Span | None:
    try:
        return read_span(text, year)
    except ValueError:
        what = Text(f"期间“{shown(text)}”无法识别", f"the period “{shown(text)}” names no months")
        mend = Text("请写成2022-09、2022年1—9月、2022Q3或2022", "Write 2022-09, 2022-01..2022-09, 2022Q3 or 2022")
        problems.add("unreadable_period", sheet.place(row, "period"), what, mend)
        return None


def _unknown_unit(sheet: Sheet, row: int, id: str, known: Mapping[str, str], problems: Problems) -> None:
    what = Text(f"单位表中没有“{shown(id)}”", f"there is no unit “{shown(id)}” in the units table")
    mend = problems.suggest(id, known, Text("请在单位表中补上", "Add it to the units table"))
    problems.add("unknown_unit", sheet.place(row, "unit_id"), what, mend)
