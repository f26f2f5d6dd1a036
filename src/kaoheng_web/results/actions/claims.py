"""Bonuses are claimed, penalties registered; both are reviewed, put on notice and decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kaoheng.tally.claiming.terms import Sign
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import GroupMembership, Person, Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results import subjects
from kaoheng_web.results.actions.proofs import not_shown_yet, shown, wrong_files
from kaoheng_web.results.actions.taking import taken_up
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.queries.claims import channels_of, claims_of
from kaoheng_web.results.rules import claims as rules
from kaoheng_web.results.rules.claims import matter_key, number
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


@dataclass(frozen=True, slots=True)
class Filed:
    """What is claimed or registered, as it was typed."""

    channel: str
    type: str
    matter: str
    level: str = ""
    points: str = ""
    count: int | None = None
    role: str = ""
    document: str = ""
    dated: date | None = None
    evidence: str = ""
    proofs: Sequence[Upload] = ()


def claim_bonus(by: Person, edition: Edition, unit: Unit, filed: Filed) -> Claim:
    """A unit claims a bonus."""
    return _file(by, rules.CLAIM_BONUS, "bonus", edition, unit, filed)


def register_penalty(by: Person, edition: Edition, unit: Unit, filed: Filed) -> Claim:
    """The office registers a penalty against a unit."""
    return _file(by, rules.REGISTER_PENALTY, "penalty", edition, unit, filed)


def withdraw_claim(by: Person, claim: Claim, *, reason: str) -> None:
    """Take a claim back before it is put on notice."""
    with transaction.atomic():
        require(by, rules.WITHDRAW_CLAIM, claim)
        before = taken_up(claim, rules.WITHDRAW_CLAIM)
        claim.withdrawn_at = clock.now()
        claim.save(update_fields=["withdrawn_at"])
        record(by.actor, [changed(rules.WITHDRAW_CLAIM.name, subjects.CLAIM, before, claim, reason)])


def review_claim(by: Person, claim: Claim, *, passed: bool, opinion: str) -> None:
    """The first review: to be put on notice, or rejected with the reason."""
    with transaction.atomic():
        require(by, rules.REVIEW_CLAIM, claim)
        before = taken_up(claim, rules.REVIEW_CLAIM)
        why = Text("不予通过须写明理由。", "Give the reason for rejecting it.")
        refuse_if([], {"opinion": [why] if not passed and not opinion.strip() else []})
        claim.reviewed_at, claim.reviewed_by, claim.opinion = clock.now(), by, opinion
        if not passed:
            claim.rejected_at, claim.decided_by, claim.reason = claim.reviewed_at, by, opinion
        claim.save()
        record(by.actor, [changed(rules.REVIEW_CLAIM.name, subjects.CLAIM, before, claim, opinion)])


def notice_claims(by: Person, claims: Sequence[Claim], first: date, last: date) -> int:
    """Put reviewed claims on public notice for some days; how many."""
    verb = rules.NOTICE_CLAIMS
    with transaction.atomic():
        require(by, verb)
        none = Text("请至少选择一项。", "Choose at least one claim.")
        refuse_if([] if claims else [none], {"last": list(rules.wrong_period(first, last, clock.today()))})
        changes: list[Change] = []
        for claim in claims:
            before = taken_up(claim, verb)
            claim.noticed_on, claim.notice_until = first, last
            claim.save(update_fields=["noticed_on", "notice_until"])
            changes.append(changed(verb.name, subjects.CLAIM, before, claim, f"{first} – {last}"))
        record(by.actor, changes)
    return len(claims)


def decide_claim(by: Person, claim: Claim, *, recognised: bool, reason: str) -> None:
    """Recognise a claim, or reject it with the reason, once its notice is over."""
    with transaction.atomic():
        require(by, rules.DECIDE_CLAIM, claim)
        before = taken_up(claim, rules.DECIDE_CLAIM)
        why = Text("请写明理由。", "Give the reason.")
        needed = [why] if not reason.strip() else []
        refuse_if(rules.blockers_to_decide(claim, clock.today()), {"reason": needed})
        claim.decided_by, claim.reason = by, reason
        if recognised:
            claim.recognised_at = clock.now()
        else:
            claim.rejected_at = clock.now()
        claim.save()
        record(by.actor, [changed(rules.DECIDE_CLAIM.name, subjects.CLAIM, before, claim, reason)])


def _file(by: Person, verb: Verb, sign: Sign, edition: Edition, unit: Unit, filed: Filed) -> Claim:
    with transaction.atomic():
        claim = Claim(edition=edition, unit=unit, channel=filed.channel, filed_at=clock.now(), filed_by=by)
        require(by, verb, claim)
        own = claims_of(edition)
        known = {matter_key(each.matter): each.matter for each in own}
        matter = " ".join(filed.matter.split())
        claim.matter = known.get(matter_key(matter), matter)  # the same matter is always written alike
        claim.type, claim.level, claim.role, claim.count = filed.type, filed.level, filed.role, filed.count
        claim.points, claim.dated = filed.points.strip(), filed.dated
        claim.document, claim.evidence = filed.document.strip(), filed.evidence.strip()
        again = [each for each in own if _told(each) == _told(claim)]
        problems = {**_wrong(claim, sign, again), "proofs": list(wrong_files(filed.proofs))}
        refuse_if(_against(edition, unit), problems)
        claim.save()
        changes = [created(verb.name, subjects.CLAIM, claim, claim.document)]
        record(by.actor, changes + shown(by, claim, not_shown_yet(claim, filed.proofs), verb))
    return claim


def _against(edition: Edition, unit: Unit) -> list[Text]:
    problems = []
    if edition.approved_at is None or edition.repealed_at is not None:
        problems.append(Text("本年度还没有审定的考核办法。", "No method is approved for the year yet."))
    if not GroupMembership.objects.filter(unit=unit, year=edition.year).exists():
        year = edition.year
        problems.append(Text(f"该单位没有编入{year}年度考核组别。", f"The unit stands in no group of {year}."))
    return problems


def _wrong(claim: Claim, sign: Sign, again: Sequence[Claim]) -> dict[str, list[Text]]:
    """Everything wrong with what was typed, field by field."""
    terms = channels_of(claim.edition).get(claim.channel)
    kind = terms.types.get(claim.type) if terms else None
    if terms is None or kind is None or kind.sign != sign:
        return {"type": [Text("请从列表中选择类型。", "Choose a type from the list.")]}
    row = ClaimRow(
        unit_id=code_of(claim.unit),
        type=claim.type,
        matter=claim.matter,
        level=claim.level,
        points=number(claim.points),
        count=claim.count,
        role=claim.role,
        document=claim.document,
        dated=claim.dated,
    )
    found = rules.wrong_row(terms, row, claim.points)
    if not claim.evidence:
        found["evidence"] = [Text("请写明佐证情况。", "Say what the evidence is.")]
    if again:
        twice = Text("同一单位已申报过这一事项。", "The unit has this claim already.")
        found["matter"] = [*found.get("matter", []), twice]
    return found


def _told(claim: Claim) -> tuple[object, ...]:
    """What makes two claims one and the same."""
    return (
        claim.unit_id,
        claim.channel,
        claim.type,
        claim.level,
        matter_key(claim.matter),
        claim.role,
        claim.document,
        claim.dated,
    )
