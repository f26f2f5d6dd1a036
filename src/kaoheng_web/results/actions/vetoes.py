"""A veto is proposed, the unit is heard, and the leading group decides."""

from datetime import date

from django.db import transaction

from kaoheng.method.vetoes import Veto
from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import GroupMembership, Person, Unit
from kaoheng_web.results import subjects
from kaoheng_web.results.models.vetoes import Hearing, VetoCase
from kaoheng_web.results.queries.vetoes import heard_on
from kaoheng_web.results.rules import vetoes as rules
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

OFFICE = "市考核办"


def propose_veto(
    by: Person, edition: Edition, unit: Unit, veto: Veto, *, facts: str, legal_basis: str, document: str, year: int
) -> VetoCase:
    """The body that the method names proposes a veto against a unit; the office puts on file what a body sent."""
    verb = rules.PROPOSE_VETO
    with transaction.atomic():
        require(by, verb, veto)
        told = {"facts": facts, "legal_basis": legal_basis, "document": document}
        missing = Text("请填写。", "Fill this in.")
        fields = {name: [missing] for name, words in told.items() if not words.strip()}
        fields["year"] = list(rules.wrong_year(veto, year, edition.year))
        refuse_if(_against(edition, unit, veto, year), fields)
        body = veto.proposer or next(iter(rules.bodies(by)), OFFICE)
        case = VetoCase.objects.create(
            edition=edition,
            unit=unit,
            veto=veto.id,
            effective_year=year,
            body=body,
            proposed_at=clock.now(),
            proposed_by=by,
            **told,
        )
        record(by.actor, [created(verb.name, subjects.VETO_CASE, case, document)])
    return case


def hear_unit(by: Person, case: VetoCase, on: date, *, statement: str) -> Hearing:
    """Keep what the unit said, or wrote itself, about a case that is still to be decided."""
    with transaction.atomic():
        require(by, rules.HEAR_UNIT, case)
        _taken_up(case)
        early = case.proposed_at.astimezone(clock.CHINA).date()
        fields: dict[str, list[Text]] = {"on": [], "statement": []}
        if on > clock.today():
            fields["on"].append(Text("听取意见以后再登记。", "Record it once the unit was heard."))
        if on < early:
            fields["on"].append(Text(f"不能早于提出日期{early}。", f"It cannot be before the proposal on {early}."))
        if not statement.strip():
            told = Text("请写明陈述意见；单位没有意见的，写“无意见”。", "Write what was said; “no objection” if none.")
            fields["statement"].append(told)
        refuse_if([], fields)
        hearing = Hearing.objects.create(case=case, on=on, statement=statement, recorded_at=clock.now(), recorded_by=by)
        record(by.actor, [created(rules.HEAR_UNIT.name, subjects.HEARING, hearing)])
    return hearing


def decide_veto(by: Person, case: VetoCase, *, approved: bool, document: str, reason: str) -> None:
    """The leading group approves a veto, or rejects it; never without a hearing, a document and a reason."""
    with transaction.atomic():
        require(by, rules.DECIDE_VETO, case)
        _taken_up(case)
        heard, today = heard_on(case), clock.today()
        if approved:
            blockers = list(rules.blockers_to_approve(case.terms, heard, today))
        else:
            blockers = list(rules.blockers_to_decide(heard, today))
        told = {"document": document, "reason": reason}
        missing = Text("请填写。", "Fill this in.")
        refuse_if(blockers, {name: [missing] for name, words in told.items() if not words.strip()})
        before = subjects.VETO_CASE.digest(case)
        case.decided_by, case.decision, case.reason = by, document, reason
        if approved:
            case.approved_at = clock.now()
        else:
            case.rejected_at = clock.now()
        case.save()
        record(by.actor, [changed(rules.DECIDE_VETO.name, subjects.VETO_CASE, before, case, document)])


def _against(edition: Edition, unit: Unit, veto: Veto, year: int) -> list[Text]:
    problems = []
    if edition.approved_at is None or edition.repealed_at is not None:
        problems.append(Text("本年度还没有审定的考核办法。", "No method is approved for the year yet."))
    if not GroupMembership.objects.filter(unit=unit, year=edition.year).exists():
        told = edition.year
        problems.append(Text(f"该单位没有编入{told}年度考核组别。", f"The unit stands in no group of {told}."))
    if VetoCase.objects.filter(unit=unit, veto=veto.id, effective_year=year, rejected_at__isnull=True).exists():
        problems.append(
            Text("该单位同一年度的这一事项已有案件。", "There is a case of this veto for the year already.")
        )
    return problems


def _taken_up(case: VetoCase) -> None:
    """Lock a case and read it anew; refused when it has been decided meanwhile."""
    case.refresh_from_db(from_queryset=VetoCase.objects.select_for_update())
    if case.approved_at or case.rejected_at:
        raise Outdated(Text("这一案件已经审定。", "This case has been decided."))
