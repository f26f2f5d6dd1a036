"""What units propose: the list, the form of one unit, and the same form as a workbook."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound, Outdated, Refusal, attempted
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workbooks.columns import as_download
from kaoheng_web.shared.workbooks.importing import upload_of
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions.proposing import (
    MOST_WORDS,
    propose,
    propose_and_submit,
    propose_from_plan,
    return_proposals,
)
from kaoheng_web.targets.exchange import form_of, lines_of
from kaoheng_web.targets.forms import Return
from kaoheng_web.targets.kinds import title
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.planned import planned
from kaoheng_web.targets.queries import asked, asked_of_unit, open_submission, stamp
from kaoheng_web.targets.queries import proposals as proposals_of
from kaoheng_web.targets.views.year import own_unit, own_units
from kaoheng_web.targets.written import Line, cell

NOT_HANDED_IN = Text("这个单位还没有报送。", "This unit has not handed in.")
FORM = "targets/proposal.html"


def proposals(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How far every unit has come."""
    needed = asked(edition)
    units = own_units(request).filter(pk__in=needed).order_by("path")
    names = names_on(units, clock.today())
    counted = Counter(Proposal.objects.filter(edition=edition).values_list("unit_id", flat=True))
    handed: dict[int, Submission] = {}
    for row in Submission.objects.filter(edition=edition).order_by("at"):
        handed[row.unit_id] = row
    rows = [
        {
            "unit": unit,
            "name": names.get(unit.pk),
            "asked": len(needed[unit.pk]),
            "count": counted[unit.pk],
            "submission": handed.get(unit.pk),
        }
        for unit in units
    ]
    return render(request, "targets/proposals.html", {"edition": edition, "rows": rows})


def proposal(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The form of one unit: kept, or kept and handed in."""
    unit = own_unit(request, pk)
    if request.method != "POST":
        return _page(request, edition, unit)
    items = [each.id for each in asked_of_unit(edition, unit)]
    told = request.POST
    lines = {
        item: Line(told.get(f"goal-{item}", ""), told.get(f"reason-{item}", ""))
        for item in items
        if f"goal-{item}" in told
    }
    return _kept(request, edition, unit, lines, told.get("seen"), hand_in="submit" in told)


@require_POST
def upload(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A filled-in workbook: every problem in its cell, or everything is kept."""
    unit = own_unit(request, pk)
    lines = attempted(lambda: lines_of(upload_of(request)))
    if isinstance(lines, Refusal):
        return _page(request, edition, unit, problems=[words(text) for text in lines.sentences])
    return _kept(request, edition, unit, lines, None, hand_in=False)


@require_POST
def from_plan(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What the plans ask of the year, filled in where nothing is proposed yet."""
    unit = own_unit(request, pk)
    done = attempted(lambda: propose_from_plan(acting(request), edition, unit))
    if isinstance(done, Refusal):
        return _page(request, edition, unit, refusal=done)
    told = Text(f"已按规划填入{done}项，可以修改，尚未报送。", f"{done} filled in from the plan, not handed in yet.")
    return went_well(request, reverse("targets:proposal", args=[pk]), told)


def form_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The form as a workbook."""
    unit = own_unit(request, pk)
    content = form_of(name_of(unit), asked_of_unit(edition, unit), proposals_of(edition, unit))
    return as_download(content, f"proposals-{edition.year}-{unit.pk}.xlsx")


def send_back(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The office returns what a unit handed in."""
    unit, form = own_unit(request, pk), Return(request.POST or None)
    handed = open_submission(edition, unit)
    if handed is None:
        raise NotFound(NOT_HANDED_IN)
    name = name_of(unit)
    return answered(
        request,
        form,
        lambda: return_proposals(acting(request), handed, **form.cleaned_data),
        heading=Text(f"退回{name}的目标建议", f"Return the proposals of {name}"),
        button=rules.RETURN.button,
        back=reverse("targets:proposal", args=[pk]),
        told=Text("已退回单位修改。", "The unit has it back."),
    )


def _kept(
    request: HttpRequest, edition: Edition, unit: Unit, lines: dict[str, Line], seen: str | None, *, hand_in: bool
) -> HttpResponse:
    person = acting(request)
    action = propose_and_submit if hand_in else propose
    try:
        done = attempted(lambda: action(person, edition, unit, lines, seen=seen))
    except Outdated as newer:
        done = newer
    if isinstance(done, Refusal):
        return _page(request, edition, unit, lines=lines, refusal=done)
    told = Text("已报送考核办。", "It is with the office.") if hand_in else Text("已保存，尚未报送。", "Saved.")
    return went_well(request, reverse("targets:proposal", args=[unit.pk]), told)


def _page(
    request: HttpRequest,
    edition: Edition,
    unit: Unit,
    *,
    lines: dict[str, Line] | None = None,
    refusal: Refusal | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    person, stands, handed = acting(request), proposals_of(edition, unit), open_submission(edition, unit)
    fields = {name: [words(text) for text in texts] for name, texts in (refusal.fields if refusal else {}).items()}
    told = [*(problems or []), *(words(text) for text in (refusal.sentences if refusal else ()))]
    rows: list[dict[str, Any]] = []
    path = planned(edition, unit)
    for each in asked_of_unit(edition, unit):
        row, typed = stands.get(each.id), (lines or {}).get(each.id)
        rows.append(
            {
                "asked": each,
                "kind": title(each.kind),
                "planned": path.get(each.id),
                "goal": typed.goal if typed else cell(row) if row else "",
                "reason": typed.reason if typed else row.reason if row else "",
                "goal_problems": fields.pop(f"goal-{each.id}", []),
                "reason_problems": fields.pop(f"reason-{each.id}", []),
            }
        )
    told += [f"{name.partition('-')[2]}：{text}" for name, texts in fields.items() for text in texts]
    wrong = sum(bool(row["goal_problems"] or row["reason_problems"]) for row in rows)
    returned = Submission.objects.filter(edition=edition, unit=unit, returned_at__isnull=False).order_by("at").last()
    shown = {
        "edition": edition,
        "unit": unit,
        "name": name_of(unit),
        "rows": rows,
        "problems": told,
        "wrong": wrong,
        "handed": handed,
        "returned": None if handed else returned,
        "open": handed is None and may(person, rules.PROPOSE, Submission(edition=edition, unit=unit)),
        "may_fill": bool(path.keys() - stands.keys()),
        "may_return": handed is not None and may(person, rules.RETURN),
        "seen": stamp(stands.values()),
        "most": MOST_WORDS,
    }
    status = refusal.status if refusal else Refusal.status if wrong or told else 200
    return render(request, FORM, shown, status=status)
