"""Goals from a workbook: every problem of every cell in one answer, nothing written before all of them are gone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.exchange.grids import read_grid
from kaoheng.text import Text
from kaoheng_web.plans.forms import NewGoal, titles
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.plans.terms import Terms, wrong
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words

MOST_ROWS, MOST_BYTES = 500, 5 * 2**20
NO_HEAD = Text("没有找到“指标名称”这一列，请使用下载的模板。", "There is no column 指标名称: use the template.")
LABELS = {
    "direction": {str(label): value for value, label in PlanGoal.Direction.choices},
    "way": {str(label): value for value, label in PlanGoal.Way.choices},
    "binding": {"是": "on", "约束性": "on", "否": "", "预期性": ""},
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the workbook as it was read, the goal that it states, and what is wrong with it."""

    number: int
    cells: dict[str, str]
    terms: Terms | None
    problems: dict[str, list[str]] = field(default_factory=dict)


def read(plan: Plan, name: str, content: bytes) -> list[dict[str, str]]:
    """The lines below the heading, by column."""
    if len(content) > MOST_BYTES:
        raise Refusal(Text("文件超过5 MB，请拆分后再传。", "The file is larger than 5 MB: split it."))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"goals{Path(name).suffix.lower()}"
        path.write_bytes(content)
        rows = read_grid(path).rows
    heads = {key: title.zh for key, title in titles(plan).items()}
    at = next((number for number, row in enumerate(rows) if heads["name"] in row), None)
    if at is None:
        raise Refusal(NO_HEAD)
    places = {key: rows[at].index(head) for key, head in heads.items() if head in rows[at]}
    lines = [{key: row[place] for key, place in places.items()} for row in rows[at + 1 :] if any(row)]
    if len(lines) > MOST_ROWS:
        raise Refusal(Text(f"一次最多{MOST_ROWS}行，请分批。", f"At most {MOST_ROWS} lines at a time."))
    return lines


def checked(plan: Plan, lines: Sequence[Mapping[str, str]]) -> list[Row]:
    """The lines with what is wrong in each cell."""
    twice = {
        (key, cell)
        for key in ("name", "item")
        for cell, count in Counter(line.get(key, "") for line in lines).items()
        if cell and count > 1
    }
    taken = {(key, cell) for key in ("name", "item") for cell in plan.goals.values_list(key, flat=True) if cell}
    return [_row(plan, number, dict(line), twice, taken) for number, line in enumerate(lines, 1)]


def template(plan: Plan) -> bytes:
    """The empty form, with the words to choose from."""
    file, heads = BytesIO(), titles(plan)
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("规划目标")
        sheet.write_row(0, 0, [title.zh for title in heads.values()], book.add_format({"bold": True}))
        sheet.set_column(0, len(heads) - 1, 14, book.add_format({"num_format": "@"}))
        for key, at in ((key, list(heads).index(key)) for key in LABELS):
            choices = [label for label in LABELS[key] if len(label) < 3 or key == "way"]
            sheet.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": choices})
        sheet.freeze_panes(1, 1)
    return file.getvalue()


def _row(
    plan: Plan, number: int, cells: dict[str, str], twice: set[tuple[str, str]], taken: set[tuple[str, str]]
) -> Row:
    typed = {key: LABELS[key].get(cell, cell) if key in LABELS else cell for key, cell in cells.items()}
    form = NewGoal(plan, typed)
    terms = form.terms() if form.is_valid() else None
    problems = {key: [str(problem) for problem in found] for key, found in form.errors.items()}
    for key, told in wrong(terms, plan.last) if terms else ():
        problems.setdefault(key, []).append(words(told))
    for key in ("name", "item"):
        if (key, cells.get(key, "")) in taken:
            problems.setdefault(key, []).append(words(Text("规划中已有。", "The plan has it already.")))
        if (key, cells.get(key, "")) in twice:
            problems.setdefault(key, []).append(words(Text("本表中重复。", "Twice in this table.")))
    if cells.get("binding", "") not in {"", *LABELS["binding"]}:
        problems.setdefault("binding", []).append(words(Text("请填是或否。", "Write 是 or 否.")))
    return Row(number, cells, terms, problems)
