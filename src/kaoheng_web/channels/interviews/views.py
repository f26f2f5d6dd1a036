"""The pages of interviews: counts for the office, one's own talks for the team, notes for the authorised."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.channels.interviews import rules, subjects
from kaoheng_web.channels.interviews.actions import correct_interview, read_notes, record_interview
from kaoheng_web.channels.interviews.forms import Correction, NewTalk
from kaoheng_web.channels.interviews.grades import GRADES, PARTNERS
from kaoheng_web.channels.interviews.models import Interview
from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import assigned_to, names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_INTERVIEW = Text("没有这份谈话记录，或者您不能查看。", "There is no such interview, or you may not see it.")


def interviews(request: HttpRequest) -> HttpResponse:
    """How many talks each unit had and their grades; the single talks for their authors and the authorised."""
    reader, year, today = acting(request), year_of(request), clock.today()
    everybody = standing(reader).has(rules.SUMMARISED)
    units = None if everybody else list(assigned_to(reader, today).values_list("pk", flat=True))
    found = summaries(year, units)
    rows = Interview.objects.visible_to(reader).filter(year=year).select_related("unit", "recorded_by")
    page = page_of(request, rows.order_by("-held_on", "-pk"))
    keys = {each.unit for each in found} | {row.unit_id for row in page}
    names = names_on(Unit.objects.filter(pk__in=keys), today)
    shown = {
        "year": year,
        "grades": GRADES.values(),
        "partners": PARTNERS.values(),
        "least": rules.LEAST,
        "summaries": [
            {
                "unit": names.get(each.unit),
                "talks": each.talks,
                "partners": [each.partners.get(key, 0) for key in PARTNERS],
                "grades": [each.grades.get(key, 0) for key in GRADES] if each.grades is not None else None,
            }
            for each in found
        ],
        "page": page,
        "rows": [{"row": row, "unit": names.get(row.unit_id), **_titles(row)} for row in page],
        "may_record": units or assigned_to(reader, today).exists(),
        "sees_single": rules.TEAM.test(reader) or bool(page),
    }
    return render(request, "interviews/interviews.html", shown)


def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """One talk, its notes still sealed."""
    return _shown(request, visible_interview(request, pk))


@never_cache
@require_POST
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """One talk with its notes; that they were read is on record before they are shown."""
    found = visible_interview(request, pk)
    text = read_notes(acting(request), found, origin=str(request.META.get("REMOTE_ADDR", "")))
    return _shown(request, found, notes=text)


def create(request: HttpRequest) -> HttpResponse:
    """Record a talk."""
    reader, year, today = acting(request), year_of(request), clock.today()
    units = assigned_to(reader, today)
    names = names_on(units, today)
    named = [(unit, names[unit.pk].name) for unit in units if unit.pk in names]
    form = NewTalk(request.POST or None, units=named, initial={"held_on": today})
    return answered(
        request,
        form,
        lambda: record_interview(reader, form.cleaned_data["unit"], year, form.talk),
        heading=Text(f"登记谈话（{year}年度）", f"Record an interview ({year})"),
        button=rules.RECORD_INTERVIEW.button,
        back=reverse("interviews:interviews"),
        told=Text("已加密保存。", "Sealed and kept."),
        onward=lambda made: reverse("interviews:interview", args=[made.pk]),
    )


@never_cache
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a talk of one's own; the old notes stay sealed, because opening them is a reading of its own."""
    reader, found = acting(request), visible_interview(request, pk)
    kept = {name: getattr(found, name) for name in ("held_on", "partner", "post", "grade")}
    form = Correction(request.POST or None, initial=kept, version=version_of(subjects.INTERVIEW, found))

    def do() -> None:
        correct_interview(reader, found, form.talk, seen=form.seen, reason=form.cleaned_data["reason"])

    return answered(
        request,
        form,
        do,
        heading=Text("更正谈话记录", "Correct an interview"),
        button=rules.CORRECT_INTERVIEW.button,
        back=reverse("interviews:interview", args=[pk]),
        told=Text("更正已留痕。", "The correction is recorded."),
    )


def visible_interview(request: HttpRequest, pk: int) -> Interview:
    """The talk, if the reader may know that it exists."""
    rows = Interview.objects.visible_to(acting(request)).select_related("unit", "recorded_by")
    found: Interview | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_INTERVIEW)
    return found


def _shown(request: HttpRequest, found: Interview, notes: str = "") -> HttpResponse:
    reader, names = acting(request), names_on([found.unit], clock.today())
    shown = {
        "interview": found,
        "unit": names.get(found.unit_id),
        "notes": notes,
        "may_read": may(reader, rules.READ_NOTES, found),
        "may_correct": may(reader, rules.CORRECT_INTERVIEW, found),
        **_titles(found),
    }
    return render(request, "interviews/interview.html", shown)


def _titles(row: Interview) -> dict[str, Any]:
    return {"grade": GRADES[row.grade], "partner": PARTNERS[row.partner]}
