"""An appeal is filed, accepted or dismissed, investigated, answered, and reviewed once if the unit asks.

The unit may withdraw it as long as something is to be decided.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.notices.actions.telling import tell
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import people_with
from kaoheng_web.results import subjects
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.rules import appeals as rules
from kaoheng_web.results.rules.deciding import REPORTERS
from kaoheng_web.results.rules.rulings import unwritten
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

PHASE = Text("申诉", "Appeals")
UNKNOWN = Text("办法没有这个指标。", "The method has no such item.")


def file_appeal(by: Person, result: UnitResult, *, kind: str, item: str, grounds: str) -> Appeal:
    """A unit appeals against its result, or against that of one item, while it is under notice."""
    with transaction.atomic():
        require(by, rules.FILE, result)
        run = result.run
        blockers = rules.blockers_to_file(run.notice_from, run.notice_to, clock.today())
        if Appeal.objects.filter(run=run, unit=result.unit, item=item, kind=kind).exists():
            blockers.append(Text("本单位已就这一事项提出申诉。", "The unit has appealed about this already."))
        unknown = item and item not in {node.id for node in run.edition.method.nodes()}
        wrong = {"item": [UNKNOWN] if unknown else [], **unwritten({"grounds": grounds})}
        refuse_if(blockers, wrong)
        appeal: Appeal = Appeal.objects.create(
            run=run,
            unit=result.unit,
            kind=kind,
            item=item,
            grounds=grounds.strip(),
            filed_at=clock.now(),
            filed_by=by,
        )
        record(by.actor, [created(rules.FILE.name, subjects.APPEAL, appeal)])
    return appeal


def screen_appeal(by: Person, appeal: Appeal, *, accepted: bool, reason: str, due: date | None = None) -> Appeal:
    """The office accepts an appeal and says by when it is answered, or dismisses it with the reason."""
    now = clock.now()
    wrong = {"due": rules.wrong_day(due, clock.today())} if accepted else unwritten({"reason": reason})
    facts = {"accepted_at": now, "answer_due": due} if accepted else {"dismissed_at": now}
    told = (
        Text(f"申诉已受理，{due}前答复", f"Your appeal was accepted: the answer is due by {due}")
        if accepted
        else Text("申诉不予受理", "Your appeal was dismissed")
    )
    return _step(by, appeal, rules.SCREEN, wrong, told, **facts, screened_by=by, screening=reason.strip())


def investigate_appeal(by: Person, appeal: Appeal, *, findings: str) -> Appeal:
    """Somebody without a hand in it writes down what they found."""
    facts = {"investigated_at": clock.now(), "investigated_by": by, "findings": findings.strip()}
    return _step(by, appeal, rules.INVESTIGATE, unwritten({"findings": findings}), None, **facts)


def answer_appeal(
    by: Person, appeal: Appeal, *, upheld: bool, answer: str, document: str, until: date | None = None
) -> Appeal:
    """Another one of the office answers: upheld, or rejected with some days to ask for a review."""
    now = clock.now()
    wrong = unwritten({"answer": answer, "document": document})
    facts = {"upheld_at": now} if upheld else {"rejected_at": now, "review_until": until}
    told = (
        Text("申诉成立，将更正计分", "Your appeal was upheld: the results will be corrected")
        if upheld
        else Text(f"申诉不成立，可在{until}前申请复核", f"Your appeal was rejected: ask for a review until {until}")
    )
    wrong = wrong if upheld else {**wrong, "until": rules.wrong_day(until, clock.today())}
    given = {"answered_by": by, "answer": answer.strip(), "document": document.strip()}
    return _step(by, appeal, rules.ANSWER, wrong, told, **facts, **given)


def ask_review(by: Person, appeal: Appeal, *, grounds: str) -> Appeal:
    """The unit asks for the one review."""
    facts = {"review_asked_at": clock.now(), "review_asked_by": by, "review_grounds": grounds.strip()}
    return _step(by, appeal, rules.ASK_REVIEW, unwritten({"grounds": grounds}), None, **facts)


def review_appeal(by: Person, appeal: Appeal, *, upheld: bool, answer: str, document: str) -> Appeal:
    """The leading group reviews it, which closes it."""
    facts = {("review_upheld_at" if upheld else "review_rejected_at"): clock.now()}
    told = (
        Text("复核认定申诉成立，将更正计分", "The review upheld your appeal: the results will be corrected")
        if upheld
        else Text("复核维持原答复", "The review left the answer as it was")
    )
    wrong = unwritten({"answer": answer, "document": document})
    given = {"reviewed_by": by, "review": answer.strip(), "review_document": document.strip()}
    return _step(by, appeal, rules.REVIEW, wrong, told, **facts, **given)


def withdraw_appeal(by: Person, appeal: Appeal, *, reason: str) -> Appeal:
    """The unit takes its appeal back; everything that was said about it stays."""
    facts = {"withdrawn_at": clock.now(), "withdrawn_by": by, "withdrawal": reason.strip()}
    told = Text("申诉已撤回", "Your appeal was withdrawn")
    return _step(by, appeal, rules.WITHDRAW, unwritten({"reason": reason}), told, **facts)


def _step(
    by: Person, appeal: Appeal, verb: Verb, wrong: Mapping[str, list[Text]], told: Text | None, **facts: Any
) -> Appeal:
    """One step of an appeal that nobody else moves meanwhile; the unit is told what it has to know."""
    with transaction.atomic():
        rows = Appeal.objects.select_for_update(of=("self",)).select_related("run", "unit")
        appeal = rows.get(pk=appeal.pk)
        require(by, verb, appeal)
        stands = rules.state(appeal, clock.today())
        if stands not in rules.STARTS[verb]:
            zh, en = stands.value.zh, stands.value.en
            raise Outdated(Text(f"这件申诉现在是“{zh}”。", f"This appeal is {en} now."))
        refuse_if([], wrong)
        before = subjects.APPEAL.digest(appeal)
        for name, value in facts.items():
            setattr(appeal, name, value)
        appeal.save(update_fields=list(facts))
        changes = [changed(verb.name, subjects.APPEAL, before, appeal)]
        record(by.actor, [*changes, *(_told(appeal, verb, told) if told else [])])
    return appeal


def _told(appeal: Appeal, verb: Verb, what: Text) -> list[Change]:
    """The head and the liaison of the unit learn of it."""
    today = clock.today()
    people = {person for role in sorted(REPORTERS) for person in people_with(role, appeal.unit, today)}
    url = reverse("results:appeal", args=[appeal.pk])
    ordered = sorted(people, key=lambda person: person.pk)
    return tell(ordered, f"appeal:{appeal.pk}:{verb.name}", what, phase=PHASE, url=url)
