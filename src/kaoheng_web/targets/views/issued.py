"""Issued targets, public to cadres: what, on what grounds, how it is scored, how it changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.clauses.model import Article, Paragraph
from kaoheng.clauses.rules import implementing_rules
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import UnitName
from kaoheng_web.organisation.queries import code_of, name_of, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.targets import rules
from kaoheng_web.targets.forms import Filter
from kaoheng_web.targets.kinds import title
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import InForce, against_change, in_force_of, item_of
from kaoheng_web.targets.written import shown

NO_TARGET = Text("没有这个目标，或者您不能查看。", "There is no such target, or you may not see it.")


def targets(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The targets of the year."""
    form, names = Filter(request.GET), item_titles(edition)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Target.objects.visible_to(acting(request)).filter(edition=edition).select_related("unit", "issue")
    if asked.get("unit"):
        named = UnitName.objects.on(clock.today()).filter(name__icontains=asked["unit"])
        rows = rows.filter(unit__in=named.values("unit"))
    if asked.get("item"):
        told = asked["item"].lower()
        rows = rows.filter(item__in=[id for id, text in names.items() if told in f"{text.zh} {text.en}".lower()])
    page = page_of(request, rows.order_by("unit__path", "pk"))
    units = names_on([row.unit for row in page], clock.today())
    changed = Change.objects.filter(target__in=list(page), approved_at__isnull=False).order_by("approved_at")
    changes = {change.target_id: change for change in changed}
    items = {item.id: item for item in edition.method.items}
    listed = [
        {
            "target": row,
            "unit": units.get(row.unit_id),
            "item": names.get(row.item),
            "measure": items[row.item].data.unit if row.item in items else "",
            "original": shown(row, _direction(items.get(row.item))),
            "goal": shown(InForce(row, changes.get(row.pk)).goal, _direction(items.get(row.item))),
            "changed": row.pk in changes,
        }
        for row in page
    ]
    return render(request, "targets/targets.html", {"edition": edition, "form": form, "page": page, "rows": listed})


def target(request: HttpRequest, pk: int) -> HttpResponse:
    """One target with its explanation."""
    person = acting(request)
    rows = Target.objects.visible_to(person).select_related("unit", "edition", "issue")
    found: Target | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_TARGET)
    item = item_of(found.edition, found.item)
    direction = _direction(item)
    changes = found.changes.select_related("requested_by").order_by("requested_at")
    told = {
        "target": found,
        "name": name_of(found.unit),
        "item": item_titles(found.edition).get(found.item),
        "data": item.data if item else None,
        "kind": title(found.kind),
        "original": shown(found, direction),
        "goal": shown(in_force_of(found).goal, direction),
        "clause": clause_of(found),
        "changes": [{"change": change, "goal": shown(change, direction)} for change in changes],
        "may_change": may(person, rules.REQUEST_CHANGE, found),
        "against": against_change(found),
    }
    return render(request, "targets/target.html", told)


def clause_of(found: Target) -> list[Text]:
    """How the item is scored: its article in the implementing rules, paragraph by paragraph."""
    names = {code_of(found.unit): name_of(found.unit)}
    for article in implementing_rules(found.edition.method, names).articles():
        if article.id == found.item:
            return list(_paragraphs(article))
    return []


def _paragraphs(article: Article) -> list[Text]:
    return [text for part in article.body if isinstance(part, Paragraph) for text in (part.text, *part.points)]


def _direction(item: Any) -> str:
    return item.direction if item else ""
