"""Items marked as not concerning a unit (不涉及): allowed by the method, and without a value beside it."""

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Flags
from kaoheng.freeze.rows import Rows, Work
from kaoheng.text import Text


def read_concerns(work: Work, rows: Rows, marked: Flags, given: Flags, actual: Flags) -> Flags:
    """The cells marked not applicable; `actual` flags the rows of actual values."""
    flags = np.zeros(work.spoiled.shape, dtype=np.bool_)
    lines = np.flatnonzero(marked & actual)
    flags[rows.item[lines], rows.unit[lines]] = True
    _report_kind(work, rows, np.flatnonzero(marked & ~actual))
    _report_refused(work, rows, lines)
    _report_valued(work, rows, np.flatnonzero(given & actual), flags)
    return flags


def _report_kind(work: Work, rows: Rows, lines: NDArray[np.intp]) -> None:
    def say(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        what = Text(
            f"{who.zh}：“不涉及”标在了实际值以外的行",
            f"{who.en}: not_applicable stands on a row that is no actual value",
        )
        return what, Text("请标在实际值一行", "Put it on the row of the actual value")

    work.problems.rows("misplaced_not_applicable", rows.sheet, lines, "status", say)


def _report_refused(work: Work, rows: Rows, lines: NDArray[np.intp]) -> None:
    refuses = np.array([work.plan.not_applicable(item) == "refuse" for item in work.items], dtype=np.bool_)

    def say(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        what = Text(
            f"{who.zh}标为不涉及，办法不允许", f"{who.en} is marked not applicable, which the method does not allow"
        )
        return what, Text(
            "请补报数据，或在办法中写明不涉及时怎样处理", "Give a value, or state not_applicable in the method"
        )

    refused = lines[refuses[rows.item[lines]]]
    work.problems.rows("not_applicable_refused", rows.sheet, refused, "status", say)


def _report_valued(work: Work, rows: Rows, lines: NDArray[np.intp], flags: Flags) -> None:
    def say(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        what = Text(f"{who.zh}标为不涉及，却有数值", f"{who.en} is marked not applicable, but has a value")
        return what, Text("请删去数值，或改正状态", "Remove the value, or mend the status")

    both = lines[flags[rows.item[lines], rows.unit[lines]]]
    work.problems.rows("value_and_not_applicable", rows.sheet, both, "value", say)
    rows.spoil(work, both)
