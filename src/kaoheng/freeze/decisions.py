"""Decisions of the leading group on ties, checked."""

from kaoheng.freeze.columns import column
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.units import Roster
from kaoheng.tables import DECISION_COLUMNS, Decision, Sheet
from kaoheng.text import Text


def read_decisions(roster: Roster, sheet: Sheet, problems: Problems) -> tuple[Decision, ...]:
    """The decisions sheet; one decision a unit and matter, each "in", "out" or a place."""
    columns = {name: column(sheet, name) for name in DECISION_COLUMNS}
    first: dict[tuple[str, str], int] = {}
    decisions = []
    for row in range(sheet.columns.num_rows):
        decision = Decision(*(columns[name][row] for name in DECISION_COLUMNS))
        wrong = _wrong(roster, decision, problems)
        key = decision.unit_id, decision.matter
        if wrong is None and key in first:
            at = sheet.row(first[key])
            what = Text(f"第{at}行已有同一事项的决定", f"row {at} already decides this matter")
            wrong = "duplicate_decision", "matter", what, Text("请只保留一行", "Keep one of the rows")
        if wrong is not None:
            code, name, what, mend = wrong
            problems.add(code, sheet.place(row, name), what, mend)
        first.setdefault(key, row)
        decisions.append(decision)
    return tuple(decisions)


def _wrong(roster: Roster, decision: Decision, problems: Problems) -> tuple[str, str, Text, Text] | None:
    if roster.positions.get(decision.unit_id, -1) < 0:
        what = Text(f"单位{shown(decision.unit_id)}不参加考核", f"unit {shown(decision.unit_id)} does not take part")
        mend = problems.suggest(decision.unit_id, roster.positions, Text("请改正单位代码", "Mend the unit code"))
        return "unknown_unit", "unit_id", what, mend
    if not decision.matter:
        mend = Text("请写明决定的事项", "Say what was decided")
        return "no_matter", "matter", Text("没有填写事项", "there is no matter"), mend
    place = decision.outcome.isascii() and decision.outcome.isdigit() and 0 < len(decision.outcome) < 7
    if decision.outcome not in ("in", "out") and not (place and int(decision.outcome)):
        what = Text(f"结论“{shown(decision.outcome)}”不可用", f"the outcome “{shown(decision.outcome)}” cannot be used")
        mend = Text("请填in（入选）、out（不入选）或名次", "Give in, out, or a place such as 1")
        return "unknown_outcome", "outcome", what, mend
    return None
