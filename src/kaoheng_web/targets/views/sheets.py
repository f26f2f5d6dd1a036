"""The table goes to the leading group, comes back or is approved, and is issued in one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, acting
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions.balancing import approve_sheet, return_sheet, submit_sheet
from kaoheng_web.targets.actions.issuing import issue
from kaoheng_web.targets.balances import table
from kaoheng_web.targets.forms import ApproveSheet, Issuing, ReturnSheet, SubmitSheet
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.queries import open_sheet

NO_SHEET = Text("没有待办的目标平衡表。", "No balanced table is waiting.")


def submit(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Lay the table before the leading group."""
    form = SubmitSheet(request.POST or None)
    heading = Text("目标平衡表报领导组审定", "Submit the balanced table to the leading group")
    told = Text("已报领导组。", "It is with the leading group.")
    return _done(
        request,
        edition,
        form,
        lambda: submit_sheet(acting(request), edition, **form.cleaned_data),
        heading,
        told,
        rules.SUBMIT_SHEET,
        gaps=table(edition).gaps,
    )


def approve(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The leading group approves the table."""
    form, sheet = ApproveSheet(request.POST or None), _waiting(edition)
    heading = Text(f"审定目标平衡表（{sheet.count}个目标）", f"Approve the table of {sheet.count} targets")
    told = Text("平衡表已审定，可以下达。", "The table is approved and can be issued.")
    return _done(
        request,
        edition,
        form,
        lambda: approve_sheet(acting(request), sheet, **form.cleaned_data),
        heading,
        told,
        rules.APPROVE_SHEET,
    )


def send_back(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The leading group returns the table."""
    form, sheet = ReturnSheet(request.POST or None), _waiting(edition)

    def act() -> None:
        return_sheet(acting(request), sheet, opinion=form.cleaned_data["opinion"])

    told = Text("平衡表已退回考核办。", "The office has it back.")
    return _done(request, edition, form, act, rules.RETURN_SHEET.title, told, rules.RETURN_SHEET)


def give_out(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Issue every target of the approved table."""
    form, sheet = Issuing(request.POST or None), _waiting(edition)
    heading = Text(f"一次下达{sheet.count}个目标", f"Issue {sheet.count} targets at once")
    told = Text(f"已下达{sheet.count}个目标。", f"{sheet.count} targets are issued.")
    return _done(
        request,
        edition,
        form,
        lambda: issue(acting(request), sheet, form.cleaned_data["document"]),
        heading,
        told,
        rules.ISSUE,
    )


def _waiting(edition: Edition) -> BalanceSheet:
    found = open_sheet(edition)
    if found is None:
        raise NotFound(NO_SHEET)
    return found


def _done(
    request: HttpRequest,
    edition: Edition,
    form: forms.Form,
    act: Callable[[], object],
    heading: Text,
    told: Text,
    verb: Verb,
    **shown: Any,
) -> HttpResponse:
    return answered(
        request,
        form,
        act,
        heading=heading,
        button=verb.button,
        back=reverse("targets:balance"),
        told=told,
        about="targets/sheet_facts.html",
        sheet=open_sheet(edition),
        **shown,
    )
