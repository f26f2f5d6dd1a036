"""Lending a role of one's own for some days, and taking it back, from the page of one's account."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.roles import delegate as lend
from kaoheng_web.organisation.actions.roles import end_delegation
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.forms.fields import initial_day
from kaoheng_web.organisation.forms.people import Delegate, LastDay
from kaoheng_web.organisation.models import Delegation, RoleAssignment
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound

NOT_OWN = Text("您没有这个角色，或它已经结束。", "You do not have this role, or it has ended.")
NOT_LENT = Text("没有这项委托。", "There is no such delegation.")


def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    """Lend a role to somebody."""
    by = acting(request)
    row = RoleAssignment.objects.on(clock.today()).filter(pk=pk, person=by).first()
    if row is None:
        raise NotFound(NOT_OWN)
    form = Delegate(request.POST or None, initial={"first": clock.today()})

    def do() -> None:
        given = form.cleaned_data
        lend(by, row, given["staff_number"], given["first"], given["last"], reason=given["reason"])

    role, told = title(Role(row.role)), Text("已委托，到期自动结束。", "Lent; it ends by itself.")
    heading = Text(f"委托他人代行“{role.zh}”", f"Let somebody stand in as {role.en}")
    return answered(
        request, form, do, heading=heading, button=rules.DELEGATE.button, back=reverse("portal:account"), told=told
    )


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation before its last day."""
    by = acting(request)
    found = Delegation.objects.filter(pk=pk, assignment__person=by)
    row = found.select_related("delegate", "assignment").first()
    if row is None:
        raise NotFound(NOT_LENT)
    form = LastDay(request.POST or None, initial=initial_day(), version=version_of(subjects.DELEGATION, row))
    name, told = row.delegate.name, Text("委托将按此日期结束。", "The delegation ends on that day.")
    heading = Text(f"收回委托：{name}", f"Take a role back from {name}")
    return answered(
        request,
        form,
        lambda: end_delegation(by, row, **form.given, seen=form.seen),
        heading=heading,
        button=rules.END_DELEGATION.button,
        back=reverse("portal:account"),
        told=told,
    )
