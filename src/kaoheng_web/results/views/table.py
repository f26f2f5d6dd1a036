"""The table of a run, the tree of one unit, the reason of one item."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.explain.reasons import Reason
from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import code_of, name_of
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.appeals import unsettled
from kaoheng_web.results.queries.compared import differences
from kaoheng_web.results.queries.robustness import quick
from kaoheng_web.results.queries.shown import GroupTable, branches, find, group_tables, reason_of
from kaoheng_web.results.queries.sources import files_behind, rows_behind
from kaoheng_web.results.rules import appeals, sandbox
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.results.views.runs import offered, visible_run
from kaoheng_web.results.visible import EVERY_RUN
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.figures import lost, printed, score_of
from kaoheng_web.shared.language import words

NO_RESULT = Text("没有这项结果，或者您不能查看它。", "There is no such result, or you may not see it.")


def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What a run came to: every group with ranks, grades and the scores of the blocks."""
    person, found = acting(request), visible_run(request, pk)
    tables, may_weigh = group_tables(found), standing(person).has(EVERY_RUN)
    firm = quick(found) if may_weigh and not found.provisional else {}
    shown = {
        "run": found,
        "state": rules.state(found),
        "steps": _steps(found),
        "next": offered(person, found),
        "own": rules.state(found) == rules.State.TRIAL and not found.provisional and found.scored_by == person,
        "may_weigh": may_weigh,
        "firm": bool(firm),
        "groups": [
            {
                "table": table,
                "chart": _bars(table),
                "lines": [(line, firm.get(code_of(line.result.unit))) for line in table.lines],
            }
            for table in tables
        ],
        "unsettled": unsettled(found) if found.notice_from and not found.final_at else [],
        "undecided": sum(line.result.undecided for table in tables for line in table.lines),
        "explained": _explained(request, found),
    }
    return render(request, "results/run.html", shown)


def unit(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Why a unit has its total: what it lost and where, every item with its sentence."""
    result = visible_result(request, pk, unit)
    reason = reason_of(result.run, result.unit)
    shown = {
        "run": result.run,
        "state": rules.state(result.run),
        "result": result,
        "name": name_of(result.unit),
        "reason": reason,
        "branches": list(branches(reason)),
        "losses": _losses(reason),
        "path": Path.objects.filter(run=result.run, unit=result.unit).first(),
        "may_try": may(acting(request), sandbox.TRY, result),
        "may_appeal": may(acting(request), appeals.FILE, result) and not _too_late(result.run),
    }
    return render(request, "results/unit.html", shown)


def item(request: HttpRequest, pk: int, unit: int, node: str) -> HttpResponse:
    """Why one item has its score: the clause, every input with its source, the formula."""
    result = visible_result(request, pk, unit)
    total = reason_of(result.run, result.unit)
    found = find(total, node)
    if found is None:
        raise NotFound(NO_RESULT)
    reader = acting(request)
    score = score_of(found, total)
    shown = {
        "run": result.run,
        "result": result,
        "name": name_of(result.unit),
        "reason": found,
        "score": score,
        "lost": lost(found.full, score),
        "rows": rows_behind(reader, result, node),
        "files": files_behind(reader, result, node),
    }
    return render(request, "results/item.html", shown)


def compared(request: HttpRequest, pk: int) -> HttpResponse:
    """A correction beside the run that it corrects."""
    found = visible_run(request, pk)
    if found.corrects_id is None:
        raise NotFound(NO_RESULT)
    before = visible_run(request, found.corrects_id)
    rows = differences(found, before)
    shown = {"run": found, "before": before, "rows": rows, "explained": _explained(request, found)}
    return render(request, "results/compared.html", shown)


def visible_result(request: HttpRequest, pk: int, unit: int) -> UnitResult:
    """The result of a unit, if the reader may open its reasons."""
    found = UnitResult.objects.filter(run=visible_run(request, pk), unit=unit)
    own: UnitResult | None = found.explained_to(acting(request)).select_related("run__edition", "unit").first()
    if own is None:
        raise NotFound(NO_RESULT)
    return own


def _steps(run: Run) -> list[dict[str, Any]]:
    """The way of the run with the days on which it went."""
    dates = (
        (rules.State.TRIAL, run.scored_at),
        (rules.State.CHECKED, run.checked_at),
        (rules.State.SUBMITTED, run.submitted_at),
        (rules.State.APPROVED, run.approved_at),
        (rules.State.NOTICED, run.notice_from),
        (rules.State.FINAL, run.final_at),
    )
    return [{"title": state.value, "on": on, "now": state == rules.state(run)} for state, on in dates]


def _bars(table: GroupTable) -> dict[str, object]:
    best = table.lines[0]
    total = printed(best.result.total)
    sentence = Text(f"{best.name}{total}分列第一。", f"{best.name} leads with {total} points.")
    if not best.result.total:
        sentence = Text("尚无数据。", "No figures yet.")
    rows = [{"name": line.name, "value": line.total} for line in table.lines if line.result.total]
    label, unit = Text("单位", "Unit"), Text("总分", "total")
    return {"rows": rows, "sentence": words(sentence), "label": words(label), "unit": words(unit)}


def _losses(reason: Reason) -> dict[str, object]:
    gaps = [(child, float(lost(child.full, score_of(child, reason)) or 0)) for child in reason.children]
    rows: list[dict[str, object]] = [{"name": words(child.title), "value": gap} for child, gap in gaps if gap]
    whole = sum(float(str(row["value"])) for row in rows)
    rows.append({"name": words(Text("合计失分", "points lost")), "value": round(whole, 2), "total": True})
    most = max(rows[:-1], key=lambda row: float(str(row["value"])), default=rows[-1])
    sentence = Text(
        f"共失{whole:.2f}分，{most['name']}失分最多，为{most['value']}分。",
        f"{whole:.2f} points lost, most of them in {most['name']}: {most['value']}.",
    )
    label, unit = Text("板块", "Block"), Text("失分", "points lost")
    return {"rows": rows, "sentence": words(sentence), "label": words(label), "unit": words(unit)}


def _explained(request: HttpRequest, run: Run) -> set[int]:
    """The units whose reasons the reader may open."""
    rows = UnitResult.objects.filter(run=run).explained_to(acting(request))
    return set(rows.values_list("unit_id", flat=True))


def _too_late(run: Run) -> bool:
    return bool(appeals.blockers_to_file(run.notice_from, run.notice_to, clock.today()))
