"""Every target of an approved table is issued in one transaction, with an entry in the ledger for each."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.models.balancing import Balance, BalanceSheet, SuperiorTarget
from kaoheng_web.targets.models.issued import Issue, Target
from kaoheng_web.targets.models.proposals import Proposal
from kaoheng_web.targets.queries import Place, asked, goals, hash_of
from kaoheng_web.targets.written import Stated

OTHER = Text("平衡表与审定时不一致，请重新报审。", "The table differs from the approved one: submit it again.")
BATCH = 2_000


def issue(by: Person, sheet: BalanceSheet, document: str) -> Issue:
    """Issue every target of an approved table at once."""
    with transaction.atomic():
        require(by, rules.ISSUE)
        table = BalanceSheet.objects.select_for_update().select_related("edition").get(pk=sheet.pk)
        done = Text("这份平衡表已经下达。", "This table is issued.")
        fields = {"document": rules.needs(document, rules.DOCUMENT)}
        refuse_if([*rules.issuable(table), *([done] if table.issue_id else [])], fields)
        found = goals(table.edition)
        refuse_if([] if hash_of(found) == table.hash else [OTHER])
        made = Issue.objects.create(edition=table.edition, document=document.strip(), at=clock.now(), by=by)
        rows = _rows(made, table.edition, found)
        targets = Target.objects.bulk_create(rows, batch_size=BATCH)
        before = subjects.BALANCE_SHEET.digest(table)
        table.issue = made
        table.save(update_fields=["issue"])
        record(by.actor, _changes(made, table, before, targets))
    return made


def _changes(made: Issue, table: BalanceSheet, before: str, targets: list[Target]) -> Iterator[Change]:
    verb = rules.ISSUE.name
    yield created(verb, subjects.ISSUE, made, made.document)
    yield changed(verb, subjects.BALANCE_SHEET, before, table, made.document)
    for target in targets:
        yield created(verb, subjects.TARGET, target, made.document)


def _rows(made: Issue, edition: Edition, found: Mapping[Place, Stated]) -> list[Target]:
    """The targets in the order of units and of the method."""
    sources, words = _sources(edition), _words(edition)
    rows = []
    for unit, items in asked(edition).items():
        for each in items:
            goal = found.get((unit, each.id))
            if goal is None:
                continue
            rows.append(
                Target(
                    issue=made,
                    edition=edition,
                    unit_id=unit,
                    item=each.id,
                    kind=goal.kind,
                    value=goal.value,
                    low=goal.low,
                    high=goal.high,
                    binding=each.binding,
                    source=sources.get(each.id, ""),
                    explanation=words.get((unit, each.id), ""),
                )
            )
    return rows


def _sources(edition: Edition) -> dict[str, str]:
    return dict(SuperiorTarget.objects.filter(edition=edition).values_list("item", "document"))


def _words(edition: Edition) -> dict[Place, str]:
    """Why each target is as it is: the reason of the unit, or that of the office where it put another value."""
    found = {}
    for model in (Proposal, Balance):
        for unit, item, reason in model.objects.filter(edition=edition).values_list("unit_id", "item", "reason"):
            if reason:
                found[unit, item] = reason
    return found
