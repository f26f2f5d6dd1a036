"""The office balances what units proposed against what the superior asks; the leading group approves the table."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if, stands_now
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.balances import table
from kaoheng_web.targets.balancing import wrong_weight
from kaoheng_web.targets.models.balancing import Balance, BalanceSheet, SuperiorTarget, Weight
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import asked, asked_of_unit, hash_of, open_sheet
from kaoheng_web.targets.written import cell, read

NOT_ASKED = Text("办法不要求这项目标。", "The method asks for no such target.")
ISSUED = Text("目标已下达，请走目标调整程序。", "It is issued: it changes by request and approval only.")
WROTE = Text(
    "同事已先改动了这个平衡值，见下。请核对；仍要保存请再按一次。",
    "A colleague changed this value meanwhile, as shown below. Compare, and save once more if you still mean it.",
)


def set_superior(
    by: Person, edition: Edition, item: str, goal: str, *, together: str, document: str, weights: Mapping[Unit, str]
) -> SuperiorTarget:
    """Record what the superior asks of the whole city for an item, and how units' goals make it up."""
    with transaction.atomic():
        require(by, rules.SET_SUPERIOR)
        known = {each.id: each for items in asked(edition).values() for each in items}
        kind, measure = (known[item].kind, known[item].measure) if item in known else ("point", "")
        stated, wrong = read(kind, measure, goal)
        fields = {"goal": wrong, "document": rules.needs(document, rules.DOCUMENT)}
        fields |= {f"weight-{unit.pk}": wrong_weight(text) for unit, text in weights.items()}
        refuse_if([*([] if item in known else [NOT_ASKED]), *rules.sheet_open(open_sheet(edition))], fields)
        assert stated is not None, "a goal without problems was read"
        row = SuperiorTarget.objects.filter(edition=edition, item=item).first()
        columns = {**stated.columns(), "together": together, "document": document.strip(), "at": clock.now(), "by": by}
        changes = []
        if row is None:
            row = SuperiorTarget.objects.create(edition=edition, item=item, **columns)
            changes.append(created(rules.SET_SUPERIOR.name, subjects.SUPERIOR_TARGET, row, document))
        else:
            before = subjects.SUPERIOR_TARGET.digest(row)
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
            changes.append(changed(rules.SET_SUPERIOR.name, subjects.SUPERIOR_TARGET, before, row, document))
        record(by.actor, [*changes, *_weigh(row, weights)])
    return row


def balance(
    by: Person, edition: Edition, unit: Unit, item: str, goal: str, *, reason: str, seen: str | None = None
) -> Balance:
    """Put another value in place of what a unit proposed; the proposal stays as it was."""
    with transaction.atomic():
        require(by, rules.BALANCE)
        Unit.objects.select_for_update().get(pk=unit.pk)
        known = {each.id: each for each in asked_of_unit(edition, unit)}
        row = Balance.objects.filter(edition=edition, unit=unit, item=item).first()
        held = cell(row) if row else ""
        if seen is not None and seen != held:
            raise Outdated(WROTE, fields={"goal": [stands_now(held)]}, version=held)
        asks = known.get(item)
        stated, wrong = read(asks.kind, asks.measure, goal) if asks else (None, [])
        issued = Target.objects.filter(edition=edition, unit=unit, item=item).exists()
        blockers = [*([] if asks else [NOT_ASKED]), *([ISSUED] if issued else [])]
        fields = {"goal": wrong, "reason": rules.needs(reason, rules.REASON)}
        refuse_if([*blockers, *rules.sheet_open(open_sheet(edition))], fields)
        assert stated is not None, "a goal without problems was read"
        columns = {**stated.columns(), "reason": reason.strip(), "at": clock.now(), "by": by}
        if row is None:
            row = Balance.objects.create(edition=edition, unit=unit, item=item, **columns)
            change = created(rules.BALANCE.name, subjects.BALANCE, row, reason)
        else:
            before = subjects.BALANCE.digest(row)
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
            change = changed(rules.BALANCE.name, subjects.BALANCE, before, row, reason)
        record(by.actor, [change])
    return row


def submit_sheet(by: Person, edition: Edition, *, explanation: str = "") -> BalanceSheet:
    """Lay the whole table before the leading group: no goal missing, gaps explained."""
    with transaction.atomic():
        require(by, rules.SUBMIT_SHEET)
        whole = table(edition)
        gaps = [line.asked.title for line in whole.gaps]
        fields = {"explanation": list(rules.gaps_unexplained(gaps, explanation))}
        refuse_if([*rules.sheet_open(open_sheet(edition)), *whole.blockers()], fields)
        told = {"hash": hash_of(whole.goals), "count": len(whole.goals), "explanation": explanation.strip()}
        row = BalanceSheet.objects.create(edition=edition, submitted_at=clock.now(), submitted_by=by, **told)
        record(by.actor, [created(rules.SUBMIT_SHEET.name, subjects.BALANCE_SHEET, row, explanation)])
    return row


def approve_sheet(by: Person, sheet: BalanceSheet, *, document: str, opinion: str = "") -> None:
    """The leading group approves the table; nobody who had a hand in it."""
    _decide(by, rules.APPROVE_SHEET, sheet, "approved_at", document, opinion, {})


def return_sheet(by: Person, sheet: BalanceSheet, *, opinion: str) -> None:
    """The leading group sends the table back, saying what has to be better."""
    wrong = {"opinion": rules.needs(opinion, rules.OPINION)}
    _decide(by, rules.RETURN_SHEET, sheet, "returned_at", "", opinion, wrong)


def _decide(
    by: Person, verb: Verb, sheet: BalanceSheet, when: str, document: str, opinion: str, wrong: dict[str, list[Text]]
) -> None:
    with transaction.atomic():
        row = BalanceSheet.objects.select_for_update().get(pk=sheet.pk)
        require(by, verb, row)
        if when == "approved_at":
            wrong = {"document": rules.needs(document, rules.DOCUMENT)}
        refuse_if(rules.sheet_waits(row), wrong)
        before = subjects.BALANCE_SHEET.digest(row)
        setattr(row, when, clock.now())
        row.decided_by, row.document, row.opinion = by, document.strip(), opinion.strip()
        row.save()
        record(by.actor, [changed(verb.name, subjects.BALANCE_SHEET, before, row, opinion or document)])


def _weigh(row: SuperiorTarget, weights: Mapping[Unit, str]) -> list[Change]:
    changes, verb = [], rules.SET_SUPERIOR.name
    stands = {each.unit_id: each for each in row.weights.all()}
    for unit, text in weights.items():
        old = stands.get(unit.pk)
        if old is not None and old.weight == text.strip():
            continue
        if old is not None:
            before, key = subjects.WEIGHT.digest(old), old.pk
            old.delete()
            changes.append(removed(verb, subjects.WEIGHT, key, before))
        made = Weight.objects.create(superior=row, unit=unit, weight=text.strip())
        changes.append(created(verb, subjects.WEIGHT, made))
    return changes
