"""Changes of targets: asked for, reviewed, decided; and the windows of the year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.authority.verbs import acting, may, require
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions import changes as actions
from kaoheng_web.targets.forms import Answer, RequestChange, Review, Window
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import in_force_of, item_of, windows
from kaoheng_web.targets.views.issued import NO_TARGET
from kaoheng_web.targets.visible import EVERYTHING, OWN, WHOLE_CITY
from kaoheng_web.targets.written import shown

NO_CHANGE = Text("没有这项调整，或者您不能查看。", "There is no such change, or you may not see it.")


def changes(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The changes of the year that the reader may see, and the windows."""
    person = acting(request)
    rows = _seen(request).filter(target__edition=edition).order_by("-requested_at")
    names = names_on([row.target.unit for row in rows], clock.today())
    titles = item_titles(edition)
    listed = [
        {
            "change": row,
            "unit": names.get(row.target.unit_id),
            "item": titles.get(row.target.item),
            "original": shown(row.target),
            "goal": shown(row),
        }
        for row in rows
    ]
    told = {
        "edition": edition,
        "rows": listed,
        "windows": windows(edition.year),
        "may_open": may(person, rules.OPEN_WINDOW),
    }
    return render(request, "targets/changes.html", told)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change with its history, and the way to what the reader may do about it."""
    person, found = acting(request), _one(request, pk)
    open_ = not (found.approved_at or found.rejected_at)
    told = {
        **_facts(found),
        "may_review": open_ and not found.reviewed_at and may(person, rules.REVIEW_CHANGE, found),
        "may_decide": open_ and found.reviewed_at and may(person, rules.APPROVE_CHANGE, found),
    }
    return render(request, "targets/change.html", told)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The office gives its opinion."""
    found, form = _one(request, pk), Review(request.POST or None)
    return answered(
        request,
        form,
        lambda: actions.review_change(acting(request), found, **form.cleaned_data),
        heading=Text("审核目标调整", "Review the change"),
        button=rules.REVIEW_CHANGE.button,
        back=reverse("targets:change", args=[pk]),
        told=Text("已审核，报领导组。", "Reviewed; the leading group has it."),
        about="targets/change_facts.html",
        **_facts(found),
    )


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves or rejects."""
    found, form = _one(request, pk), Answer(request.POST or None)

    def act() -> bool:
        decision = actions.reject_change if "reject" in request.POST else actions.approve_change
        decision(acting(request), found, **form.cleaned_data)
        return True

    back = reverse("targets:change", args=[pk])
    if request.method == "POST" and carried_out(form, act):
        return went_well(request, back, Text("已批复。", "Decided."))
    buttons = {"approve": rules.APPROVE_CHANGE.button, "reject": rules.REJECT_CHANGE.button}
    told = {"form": form, "back": back, **_facts(found), **buttons}
    return render(request, "targets/decide.html", told, status=status_of(form))


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a change of a target."""
    person = acting(request)
    rows = Target.objects.visible_to(person).select_related("unit", "edition")
    found: Target | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_TARGET)
    require(person, rules.REQUEST_CHANGE, found)
    form = RequestChange(request.POST or None)
    title = item_titles(found.edition).get(found.item, Text(found.item, found.item))
    now = shown(in_force_of(found).goal)
    return answered(
        request,
        form,
        lambda: actions.request_change(person, found, **form.cleaned_data),
        heading=Text(f"申请调整“{title.zh}”（现行目标{now}）", f"Ask for a change of “{title.en}” (now {now})"),
        button=rules.REQUEST_CHANGE.button,
        back=reverse("targets:target", args=[pk]),
        told=Text("申请已报考核办。", "The office has your request."),
        onward=lambda made: reverse("targets:change", args=[made.pk]),
    )


def window(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Open a window for changes."""
    form = Window(request.POST or None)
    return answered(
        request,
        form,
        lambda: actions.open_window(acting(request), edition.year, **form.cleaned_data),
        heading=Text(f"{edition.year}年度目标调整窗口", f"A window for changes in {edition.year}"),
        button=rules.OPEN_WINDOW.button,
        back=reverse("targets:changes"),
        told=Text("窗口已设定。", "The window is set."),
    )


def _facts(change: Change) -> dict[str, Any]:
    """What `change_facts.html` shows: whose target, from what to what, why, and who said what about it."""
    edition, item = change.target.edition, item_of(change.target.edition, change.target.item)
    direction = item.direction if item else ""
    return {
        "change": change,
        "name": name_of(change.target.unit),
        "item": item_titles(edition).get(change.target.item),
        "original": shown(change.target, direction),
        "goal": shown(change, direction),
    }


def _seen(request: HttpRequest) -> Any:
    stands = standing(acting(request))
    mine = EVERYTHING if stands.has(WHOLE_CITY) else stands.paths(OWN, "target__unit__")
    people = ("requested_by", "reviewed_by", "decided_by")
    return Change.objects.filter(mine).select_related("target__unit", "target__edition", *people)


def _one(request: HttpRequest, pk: int) -> Change:
    found: Change | None = _seen(request).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_CHANGE)
    return found
