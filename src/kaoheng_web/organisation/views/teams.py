"""Which members of the assessment teams are assigned to which units."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.teams import assign_team, end_assignment
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.models import Person, TeamAssignment, Unit
from kaoheng_web.organisation.queries import names_on, people_with
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.fields import Choices, day, line, offer
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_ASSIGNMENT = Text("没有这项分工。", "There is no such assignment.")


class AssignTeam(forms.Form):
    """A team with its members and units."""

    team = line(Text("考核组", "Team"), 50, told=Text("如：第一考核组。", "Such as: first team."))
    people = forms.MultipleChoiceField(
        label=lazily(Text("成员", "Members")), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    units = forms.MultipleChoiceField(
        label=lazily(Text("单位", "Units")), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    on = day(Text("起始日期", "First day"))
    until = day(Text("截止日期", "Last day"), required=False)

    def __init__(self, *arguments: Any, people: Choices, units: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, choices in (("people", people), ("units", units)):
            offer(self, name, choices)

    def clean_people(self) -> list[Person]:
        """The members."""
        return list(Person.objects.filter(pk__in=self.cleaned_data["people"]).order_by("pk"))

    def clean_units(self) -> list[Unit]:
        """The units."""
        return list(Unit.objects.filter(pk__in=self.cleaned_data["units"]).order_by("pk"))


class EndAssignment(forms.Form):
    """An assignment to end."""

    on = day(Text("最后一天", "Last day"))
    reason = line(Text("理由", "Reason"), 200)


def teams(request: HttpRequest) -> HttpResponse:
    """The assignments of today."""
    today = clock.today()
    rows = TeamAssignment.objects.on(today).select_related("person", "unit").order_by("team", "unit_id", "person_id")
    page = page_of(request, rows, 200)
    names = names_on([row.unit for row in page], today)
    shown = {"page": page, "rows": [{"row": row, "unit": names.get(row.unit_id)} for row in page]}
    return render(request, "organisation/teams.html", shown)


def assign(request: HttpRequest) -> HttpResponse:
    """Assign a team to units."""
    reader, today = acting(request), clock.today()
    top = Unit.objects.get(parent__isnull=True)
    members = [(str(row.pk), row.name) for row in people_with(Role.TEAM, top, today).order_by("pk")]
    units = Unit.objects.filter(memberships__year=year_of(request)).order_by("memberships__group_id", "pk")
    names = names_on(units, today)
    named = [(str(unit.pk), names[unit.pk].name) for unit in units if unit.pk in names]
    form = AssignTeam(request.POST or None, people=members, units=named, initial={"on": today})
    return answered(
        request,
        form,
        lambda: assign_team(reader, **form.cleaned_data),
        heading=Text("考核组分工", "Assign a team"),
        button=rules.ASSIGN_TEAM.button,
        back=reverse("organisation:teams"),
        told=Text("分工已登记。", "The team is assigned."),
    )


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an assignment."""
    reader = acting(request)
    found = TeamAssignment.objects.filter(pk=pk).select_related("person").first()
    if found is None:
        raise NotFound(NO_ASSIGNMENT)
    form = EndAssignment(request.POST or None, initial={"on": clock.today()})
    name = found.person.name
    return answered(
        request,
        form,
        lambda: end_assignment(reader, found, **form.cleaned_data),
        heading=Text(f"结束{name}的分工", f"End the assignment of {name}"),
        button=rules.END_ASSIGNMENT.button,
        back=reverse("organisation:teams"),
        told=Text("分工已结束。", "The assignment ends."),
    )
