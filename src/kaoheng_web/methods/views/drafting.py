"""Drafting an edition from a file, a table or an earlier edition, and revising it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods import rules
from kaoheng_web.methods.actions.drafting import copy_edition, draft_edition, revise_edition
from kaoheng_web.methods.forms import CopyTo, MethodText, RevisedText
from kaoheng_web.methods.reading import text_of
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.verbs import Verb, acting
from kaoheng_web.shared.answers import answered, form_page, went_well
from kaoheng_web.shared.errors import Refusal, refuse_if
from kaoheng_web.shared.forms import carried_out, show_problems

DRAFTED = Text("办法已起草。", "The edition is drafted.")
COPIED = Text("已沿用，年度和日期已顺延，请逐项核对。", "Copied, with year and dates moved: check every item.")


def draft(request: HttpRequest) -> HttpResponse:
    """A new edition from a file or a text; a text with problems comes back with each of them at its line."""
    form, unread = MethodText(None), None
    if request.method == "POST":
        data, unread = _uploaded(request)
        form = MethodText(data)
        made = None if unread else carried_out(form, lambda: draft_edition(acting(request), form.cleaned_data["text"]))
        if made:
            return went_well(request, reverse("methods:edition", args=[made.pk]), DRAFTED)
    return _form(request, form, rules.DRAFT.title, rules.DRAFT, reverse("methods:editions"), unread)


def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A new edition for another year from this one."""
    source = visible_edition(request, pk)
    form = CopyTo(request.POST or None, initial={"year": source.year + 1})
    return answered(
        request,
        form,
        lambda: copy_edition(acting(request), source, form.cleaned_data["year"]),
        heading=Text(f"沿用《{source.title}》起草", f"Draft from {source.title}"),
        button=rules.DRAFT.button,
        back=reverse("methods:edition", args=[pk]),
        told=COPIED,
        onward=lambda made: reverse("methods:edition", args=[made.pk]),
    )


def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Another text for a draft."""
    found = visible_edition(request, pk)
    form = RevisedText(None, initial={"text": found.text, "seen": found.hash})
    refuse_if(rules.blockers_to_revise(found))
    unread, back = None, reverse("methods:edition", args=[pk])
    if request.method == "POST":
        data, unread = _uploaded(request)
        form = RevisedText(data)
        made = None if unread else carried_out(form, lambda: revise_edition(acting(request), found, **form.given))
        if made:
            return went_well(request, back, Text("修改已保存。", "The revision is kept."))
    heading = Text(f"修改《{found.title}》", f"Revise {found.title}")
    return _form(request, form, heading, rules.REVISE, back, unread)


def _uploaded(request: HttpRequest) -> tuple[dict[str, Any], Refusal | None]:
    """What was typed, with the text of the uploaded file in place of the typed one; and why it cannot be read."""
    data, file = request.POST.dict(), request.FILES.get("file")
    if file is None:
        return data, None
    try:
        data["text"] = text_of(file.name or "", file.read())
    except Refusal as refusal:
        return data, refusal
    return data, None


def _form(
    request: HttpRequest, form: MethodText, heading: Text, verb: Verb, back: str, unread: Refusal | None
) -> HttpResponse:
    if unread:
        form.full_clean()
        show_problems(form, unread)
    return form_page(request, form, heading=heading, button=verb.button, back=back)
