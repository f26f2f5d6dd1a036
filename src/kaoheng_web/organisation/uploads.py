"""Units from a workbook: every problem of every cell in one answer, nothing written before all of them are gone."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kaoheng.exchange.grids import read_grid
from kaoheng.text import Text
from kaoheng_web.organisation.forms import NewUnit
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words

MOST_ROWS, MOST_BYTES = 3_000, 5 * 2**20
COLUMNS = {
    "name": ("单位全称", "name"),
    "short_name": ("简称", "short_name"),
    "kind": ("类别", "kind"),
    "parent": ("上级单位", "parent"),
    "on": ("设立日期", "on"),
    "area_code": ("行政区划代码", "area_code"),
    "credit_code": ("统一社会信用代码", "credit_code"),
}
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the workbook as it was read, and what is wrong with it."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)


def read(name: str, content: bytes) -> list[dict[str, str]]:
    """The lines below the heading, by column."""
    if len(content) > MOST_BYTES:
        raise Refusal(Text("文件超过5 MB，请拆分后再传。", "The file is larger than 5 MB: split it."))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"units{Path(name).suffix.lower()}"
        path.write_bytes(content)
        rows = read_grid(path).rows
    head = next((at for at, row in enumerate(rows) if set(row) & set(COLUMNS["name"])), None)
    if head is None:
        raise Refusal(
            Text("没有找到“单位全称”这一列，请使用下载的模板。", "There is no column 单位全称: use the template.")
        )
    places = {
        key: rows[head].index(title) for key, titles in COLUMNS.items() for title in titles if title in rows[head]
    }
    lines = [{key: row[at] for key, at in places.items()} for row in rows[head + 1 :] if any(row)]
    if len(lines) > MOST_ROWS:
        raise Refusal(Text(f"一次最多{MOST_ROWS}行，请分批。", f"At most {MOST_ROWS} lines at a time."))
    return lines


def checked(lines: Sequence[Mapping[str, str]]) -> list[Row]:
    """The lines with what is wrong in each cell; a parent has to stand already."""
    today = clock.today()
    standing = dict(UnitName.objects.on(today).filter(unit__valid_to__isnull=True).values_list("name", "unit_id"))
    kinds = {str(label): value for value, label in Unit.Kind.choices}
    twice = {
        (key, cell)
        for key in ("name", "credit_code")
        for cell, count in Counter(line.get(key, "") for line in lines).items()
        if cell and count > 1
    }
    taken = set(Unit.objects.exclude(credit_code="").values_list("credit_code", flat=True))
    return [_row(number, dict(line), standing, kinds, twice, taken) for number, line in enumerate(lines, 1)]


def _row(
    number: int,
    cells: dict[str, str],
    standing: dict[str, int],
    kinds: dict[str, str],
    twice: set[tuple[str, str]],
    taken: set[str],
) -> Row:
    parent = standing.get(cells.get("parent", ""))
    day = DAY.fullmatch(cells.get("on", ""))
    typed = {
        **cells,
        "kind": kinds.get(cells.get("kind", ""), cells.get("kind", "")),
        "parent": "" if parent is None else str(parent),
        "on": "-".join(day.groups()) if day else cells.get("on", ""),
    }
    form = NewUnit(typed)
    form.is_valid()
    problems = {key: [str(problem) for problem in found] for key, found in form.errors.items()}
    if cells.get("parent") and parent is None:
        problems["parent"] = [words(Text("没有这个上级单位，请先设立。", "There is no such unit: set it up first."))]
    if cells.get("name") in standing:
        problems.setdefault("name", []).append(words(Text("已有同名单位。", "A unit has this name already.")))
    if cells.get("credit_code") in taken:
        problems.setdefault("credit_code", []).append(words(Text("此代码已被使用。", "Another unit has this code.")))
    for key, cell in cells.items():
        if (key, cell) in twice:
            problems.setdefault(key, []).append(words(Text("本表中重复。", "Twice in this table.")))
    return Row(number, cells, form.cleaned_data, problems)
