"""Goals from a workbook: every problem of every cell in one answer, nothing written before all of them are gone."""

from collections.abc import Mapping, Sequence

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans.actions.drafting import add_goals
from kaoheng_web.plans.forms import NewGoal, titles
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.plans.queries import items_offered
from kaoheng_web.plans.terms import wrong
from kaoheng_web.shared.workbooks.checking import Checked, refuse_twice
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line

MOST_ROWS = 500
LABELS = {
    "direction": {str(label): value for value, label in PlanGoal.Direction.choices},
    "way": {str(label): value for value, label in PlanGoal.Way.choices},
    "binding": {"是": "on", "否": "", "约束性": "on", "预期性": ""},
}
OFFERED = {key: tuple(LABELS[key]) for key in ("direction", "way")} | {"binding": ("是", "否")}
NOTES = {"item": Text("考核办法中的指标名称或编号；没有的不填。", "The title or id of the item in the method, if any.")}
NAMED = ("name", "item")
STANDS = Text("规划中已有。", "The plan has it already.")


def goals_form(by: Person, plan: Plan) -> WorkbookForm:
    """The form of the goals of a plan."""
    columns = tuple(
        Column(key, title, NOTES.get(key), required=key == "name", choices=OFFERED.get(key, ()))
        for key, title in titles(plan).items()
    )

    def take_in(rows: Sequence[Checked]) -> int:
        return len(add_goals(by, plan, [row.values["terms"] for row in rows]))

    title = Text("规划目标", "goals of the plan")
    return WorkbookForm("goals", title, columns, lambda lines: checked(plan, lines), take_in, MOST_ROWS)


def checked(plan: Plan, lines: Sequence[Line]) -> list[Checked]:
    """The lines with what is wrong in each cell, and the goal that each of them states."""
    taken = {key: set(plan.goals.values_list(key, flat=True)) - {""} for key in NAMED}
    rows = [Checked(line) for line in lines]
    items = items_offered(plan)
    for row in rows:
        _read(plan, row, items)
        for key in NAMED:
            if row.values.get(key, "") in taken[key]:
                row.refuse(key, STANDS)
        if row.line.cells.get("binding", "") not in {"", *LABELS["binding"]}:
            row.refuse("binding", Text("请填是或否。", "Write 是 or 否."))
    for key in NAMED:
        refuse_twice(rows, key, Text("本表中重复", "Twice in this table"))
    return rows


def _read(plan: Plan, row: Checked, items: Mapping[str, Text]) -> None:
    labels = LABELS | {"item": {called: item for item, title in items.items() for called in (title.zh, title.en)}}
    meant = {key: labels.get(key, {}).get(cell, cell) for key, cell in row.line.cells.items()}
    form = NewGoal(plan, meant, items=items)
    row.read_as(form)
    if form.is_valid():
        row.values["terms"] = form.terms()
        for key, told in wrong(row.values["terms"], plan.last):
            row.refuse(key, told)
