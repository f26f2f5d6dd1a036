"""The balanced table: the superior's target, what the units come to together, and the gap."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.numbers import decimals_of, written
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import GroupMembership, RankingGroup, Unit
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions import balancing
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.balances import Line, table
from kaoheng_web.targets.balancing import usual
from kaoheng_web.targets.forms import TOGETHER, Balancing, Superior
from kaoheng_web.targets.models.balancing import Balance, BalanceSheet, SuperiorTarget
from kaoheng_web.targets.models.proposals import Proposal
from kaoheng_web.targets.queries import asked, open_sheet
from kaoheng_web.targets.written import cell, shown

NO_ITEM = Text("办法不要求这项目标。", "The method asks for no such target.")
KEPT = Text("平衡值已保存，申报值保留。", "Saved; the proposal stays as it was.")
TABLE = "targets:balance"
MOST_DECIMALS = 3


def balance(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The table of one ranking group, with the sums over all units; what keeps it from going on, and the way on."""
    person, whole = acting(request), table(edition)
    groups = _groups(edition, whole.needed)
    group = next((each for each in groups if each.code == request.GET.get("group")), groups[0] if groups else None)
    units = _units(edition, group, whole.needed)
    names = names_on(units, clock.today())
    balanced = set(Balance.objects.filter(edition=edition).values_list("unit_id", "item"))
    sheets = list(BalanceSheet.objects.filter(edition=edition).select_related("issue").order_by("pk"))
    sheet = next((each for each in sheets if not (each.returned_at or each.issue_id)), None)
    issued = [each.issue for each in sheets if each.issue]
    blockers = [] if sheet or (issued and not whole.goals and not whole.missing) else whole.blockers()
    told = {
        "edition": edition,
        "groups": groups,
        "group": group,
        "units": [{"unit": unit, "name": names.get(unit.pk)} for unit in units],
        "rows": [_row(line, units, balanced) for line in whole.lines if any(unit.pk in line.units for unit in units)],
        "count": len(whole.goals),
        "missing": len(whole.missing),
        "superiors": sum(line.superior is not None for line in whole.lines),
        "items": len(whole.lines),
        "balanced": len(balanced),
        "gaps": whole.gaps,
        "sheet": sheet,
        "returned": next((each for each in reversed(sheets) if each.returned_at), None),
        "issued": issued,
        "blockers": blockers,
        "may_balance": sheet is None and bool(whole.goals or whole.missing) and may(person, rules.BALANCE),
        "may_submit": bool(whole.goals) and not (sheet or blockers) and may(person, rules.SUBMIT_SHEET),
        "may_decide": sheet is not None and not sheet.approved_at and may(person, rules.APPROVE_SHEET, sheet),
        "may_issue": sheet is not None and bool(sheet.approved_at) and may(person, rules.ISSUE),
    }
    return render(request, "targets/balance.html", told)


def cell_of(request: HttpRequest, edition: Edition, unit: int, item: str) -> HttpResponse:
    """One goal: what the unit proposed and why, and the office's value."""
    person, needed = acting(request), asked(edition)
    each = next((each for each in needed.get(unit, ()) if each.id == item), None)
    if each is None:
        raise NotFound(NO_ITEM)
    found = Unit.objects.get(pk=unit)
    proposal = Proposal.objects.filter(edition=edition, unit=found, item=item).select_related("by").first()
    row = Balance.objects.filter(edition=edition, unit=found, item=item).select_related("by").first()
    held = cell(row) if row else ""
    initial = {"goal": held or (cell(proposal) if proposal else ""), "reason": row.reason if row else ""}
    form = Balancing(request.POST or None, initial=initial, version=held)
    if request.method == "POST":
        made = carried_out(form, lambda: balancing.balance(person, edition, found, item, **form.given, seen=form.seen))
        if made:
            return went_well(request, _back(edition, found), KEPT)
    told = {
        "form": form,
        "asked": each,
        "name": name_of(found),
        "proposal": proposal,
        "proposed": shown(proposal, each.item.direction) if proposal else "",
        "balance": row,
        "back": _back(edition, found),
        "open": open_sheet(edition) is None and may(person, rules.BALANCE),
    }
    return render(request, "targets/cell.html", told, status=status_of(form))


def superior(request: HttpRequest, edition: Edition, item: str) -> HttpResponse:
    """What the superior asks for an item, and the bases of units."""
    person, needed = acting(request), asked(edition)
    units = {pk: each for pk, items in needed.items() for each in items if each.id == item}
    if not units:
        raise NotFound(NO_ITEM)
    each = next(iter(units.values()))
    rows = Unit.objects.in_bulk(list(units))
    names = {pk: str(name) for pk, name in names_on(rows.values(), clock.today()).items()}
    row = SuperiorTarget.objects.filter(edition=edition, item=item).first()
    form = Superior(request.POST or None, initial=_told(row, each), units={pk: names[pk] for pk in units})

    def keep() -> None:
        given = form.cleaned_data
        weights = {rows[pk]: given[f"weight-{pk}"] for pk in units if given[f"weight-{pk}"].strip()}
        about = {"together": given["together"], "document": given["document"]}
        balancing.set_superior(person, edition, item, given["goal"], weights=weights, **about)

    return answered(
        request,
        form,
        keep,
        heading=Text(f"省下达目标：{each.title.zh}", f"The superior's target: {each.title.en}"),
        button=rules.SET_SUPERIOR.button,
        back=reverse(TABLE),
        told=Text("省下达目标已登记。", "The superior's target is recorded."),
    )


def _told(row: SuperiorTarget | None, each: Asked) -> dict[str, Any]:
    if row is None:
        return {"together": usual(each.measure)}
    weights = {f"weight-{weight.unit_id}": weight.weight for weight in row.weights.all()}
    return {"goal": cell(row), "together": row.together, "document": row.document, **weights}


def _groups(edition: Edition, needed: Mapping[int, tuple[Asked, ...]]) -> list[RankingGroup]:
    rows = GroupMembership.objects.filter(year=edition.year, unit__in=needed).values("group")
    return list(RankingGroup.objects.filter(pk__in=rows).order_by("pk"))


def _units(edition: Edition, group: RankingGroup | None, needed: Mapping[int, tuple[Asked, ...]]) -> list[Unit]:
    members = GroupMembership.objects.filter(group=group, year=edition.year).values("unit")
    return list(Unit.objects.filter(pk__in=members).filter(pk__in=needed).order_by("path"))


def _row(line: Line, units: list[Unit], balanced: set[tuple[int, str]]) -> dict[str, Any]:
    direction, superior = line.asked.item.direction, line.superior
    cells = []
    for unit in units:
        goal = line.goals.get(unit.pk)
        cells.append(
            {
                "unit": unit,
                "asked": unit.pk in line.units,
                "goal": shown(goal, direction) if goal else "",
                "balanced": (unit.pk, line.asked.id) in balanced,
            }
        )
    beside = line.compared
    return {
        "asked": line.asked,
        "superior": shown(superior, direction) if superior else "",
        "together": TOGETHER[SuperiorTarget.Together(superior.together)] if superior else None,
        "cells": cells,
        "total": _written(beside.total) if beside else "",
        "gap": _written(abs(beside.gap)) if beside else "",
        "compared": beside,
    }


def _written(value: Fraction) -> str:
    exact = decimals_of(value)
    return written(value) if exact is not None and exact <= MOST_DECIMALS else f"≈{written(value, MOST_DECIMALS)}"


def _back(edition: Edition, unit: Unit) -> str:
    row = GroupMembership.objects.filter(year=edition.year, unit=unit).select_related("group").first()
    return f"{reverse(TABLE)}?group={row.group.code}" if row else reverse(TABLE)
