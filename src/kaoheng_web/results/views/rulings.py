"""The rulings of the leading group: what awaits one, what was ruled, and deciding, adjusting and revoking."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.results.actions.rulings import adjust, decide, revoke
from kaoheng_web.results.forms.rulings import MATTERS, Adjusting, Deciding, Revoking
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.rulings import Matter, open_matters, ruled_since, rulings_of, to_rule_on
from kaoheng_web.results.rules import rulings as rules
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of

NO_MATTER = Text("没有待决定的这一事项。", "No such matter awaits a decision.")
NO_RUN = Text("本年度还没有可供决定的计分结果。", "There is no result of this year to rule on yet.")
NO_RULING = Text("没有这项决定，或者您不能查看。", "There is no such ruling, or you may not see it.")
DONE = Text("已记录。重新计分后生效。", "Recorded; it counts once the year is scored again.")
KINDS: Mapping[str, type[Decision] | type[Adjustment]] = {"decision": Decision, "adjustment": Adjustment}


def rulings(request: HttpRequest) -> HttpResponse:
    """What awaits the leading group in the chosen year, and everything that it ruled."""
    reader, year = acting(request), year_of(request)
    edition, run = governing(year), to_rule_on(year)
    shown = {
        "year": year,
        "run": run,
        "matters": open_matters(run) if run else [],
        "rows": _described(rulings_of(edition)) if edition else [],
        "again": run is not None and ruled_since(run),
        "may_rule": may(reader, rules.DECIDE),
    }
    return render(request, "results/rulings.html", shown)


@confirmed
def deciding(request: HttpRequest, matter: str, unit: int) -> HttpResponse:
    """Decide a tie, or the edge of a quota."""
    reader, found = acting(request), _matter(request, matter, unit)
    form = Deciding(request.POST or None, matter=found)
    title = found.title

    def do() -> object:
        given = form.cleaned_data
        return decide(reader, found, form.outcomes, reason=given["reason"], document=given["document"])

    heading = Text(f"决定{title.zh}：{found.why.zh}", f"Decide {title.en}: {found.why.en}")
    return _asked(request, form, do, heading, rules.DECIDE)


@confirmed
def adjusting(request: HttpRequest) -> HttpResponse:
    """Adjust a total, a rank or a grade."""
    reader, run = acting(request), to_rule_on(year_of(request))
    if run is None:
        raise NotFound(NO_RUN)
    rows = {str(row.unit_id): row for row in UnitResult.objects.filter(run=run).select_related("unit", "run__edition")}
    names = names_on([row.unit for row in rows.values()], clock.today())
    units = [
        (key, f"{names[row.unit_id].name}（{row.total}，{row.rank}，{row.grade or '—'}）") for key, row in rows.items()
    ]
    form = Adjusting(request.POST or None, units=units)

    def do() -> object:
        given = form.cleaned_data
        told = {"reason": given["reason"], "document": given["document"]}
        return adjust(reader, rows[given["unit"]], given["matter"], given["after"], **told)

    return _asked(request, form, do, rules.ADJUST.title, rules.ADJUST)


@confirmed
def revoking(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take a ruling back."""
    model = KINDS.get(kind)
    found = model.objects.standing().filter(pk=pk).first() if model else None
    if found is None:
        raise NotFound(NO_RULING)
    form = Revoking(request.POST or None)

    def do() -> object:
        revoke(acting(request), found, reason=form.cleaned_data["reason"])
        return found

    return _asked(request, form, do, rules.REVOKE.title, rules.REVOKE)


def _matter(request: HttpRequest, key: str, unit: int) -> Matter:
    run = to_rule_on(year_of(request))
    every = open_matters(run) if run else []
    found = next((each for each in every if each.key == key and each.first == unit), None)
    if found is None:
        raise NotFound(NO_MATTER)
    return found


def _described(rows: list[Decision | Adjustment]) -> list[dict[str, Any]]:
    names = names_on([row.unit for row in rows], clock.today())
    return [
        {"row": row, "unit": names[row.unit.pk].name if row.unit.pk in names else str(row.unit), **_said(row)}
        for row in rows
    ]


def _said(row: Decision | Adjustment) -> dict[str, Any]:
    if isinstance(row, Decision):
        return {
            "kind": "decision",
            "matter": rules.titled(row.matter, row.edition.method),
            "outcome": rules.said(row.matter, row.outcome),
        }
    changed = f"{row.before} → {row.after}"
    return {"kind": "adjustment", "matter": MATTERS[Adjustment.Matter(row.matter)], "outcome": Text(changed, changed)}


def _asked(
    request: HttpRequest, form: forms.Form, action: Callable[[], object], heading: Text, verb: Verb
) -> HttpResponse:
    back = reverse("results:rulings")
    return answered(request, form, action, heading=heading, back=back, told=DONE, button=verb.button)
