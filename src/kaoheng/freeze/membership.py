"""Whether an item is for a unit at all."""

import numpy as np

from kaoheng.facts import Flags
from kaoheng.freeze.rows import Rows, Work
from kaoheng.text import Text


def concerning(work: Work, rows: Rows) -> Flags:
    """Rows about a known unit, and an item that is for it."""
    flags = np.zeros(len(rows.unit), dtype=np.bool_)
    flags[rows.known] = work.member[rows.item[rows.known], rows.unit[rows.known]]
    return flags


def warn_outside(work: Work, rows: Rows, flags: Flags) -> None:
    """Data for an item that is not for the unit is kept out, with a warning."""
    lines = np.flatnonzero(flags & rows.is_known)

    def say(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        what = Text(f"办法不以该项考核该单位：{who.zh}", f"the item is not for this unit: {who.en}")
        return what, Text("该数据不计分；如有误请删去", "The value is not scored; remove it if it is a slip")

    work.problems.rows("outside_only", rows.sheet, lines, "item_id", say, "warning")
