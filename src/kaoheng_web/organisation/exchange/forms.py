"""A form of the organisation: what it is called, its columns, how its lines are checked, and what takes them in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.workbooks.checking import Checked
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.reading import Line

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
STANDS = Text("已登记，不变", "stands already, unchanged")


@dataclass(frozen=True, slots=True)
class WorkbookForm:
    """A form to download, fill in and upload; `name` is that of the file, `back` the address of the list."""

    name: str
    title: Text
    back: str
    columns: tuple[Column, ...]
    check: Callable[[Person, Sequence[Line]], list[Checked]]
    take_in: Callable[[Person, Sequence[Checked]], int]


def written_day(cell: str) -> str:
    """A day as people type it, in the form that the fields of pages read.

    >>> written_day("2024.3.1"), written_day("2024年3月1日"), written_day("昨天")
    ('2024-3-1', '2024-3-1', '昨天')
    """
    found = DAY.fullmatch(cell)
    return "-".join(found.groups()) if found else cell
