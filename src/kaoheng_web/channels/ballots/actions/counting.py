"""Paper ballots of a class as two people counted them."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules, subjects
from kaoheng_web.channels.ballots.actions.sessions import locked_row
from kaoheng_web.channels.ballots.models import Count, MarkCount, Session, VoterClass
from kaoheng_web.channels.ballots.paper import read
from kaoheng_web.channels.ballots.queries import channel_of
from kaoheng_web.channels.ballots.rules import State
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if, stands_now

Cell = tuple[int, str, str]
"""A unit, an aspect and a mark."""

NEWER = Text(
    "这张计票单已被他人登记或更正，见下。请核对；仍要登记请再按一次。",
    "Somebody entered or mended this count meanwhile, as shown below. Compare, and send it once more if you still mean "
    "it.",
)


def enter_count(
    by: Person,
    voter_class: VoterClass,
    counter: Person,
    checker: Person,
    *,
    issued: int,
    returned: int,
    void: int,
    votes: Mapping[Cell, int],
    eligible: int | None = None,
    attended: int | None = None,
    seen: str = "",
) -> Count:
    """Enter the count of one class, or mend it before the session is locked; `seen` is the count one looked at."""
    verb = rules.COUNT.name
    with transaction.atomic():
        session = locked_row(voter_class.session)
        require(by, rules.COUNT, session)
        rules.expect(session, State.CLOSED)
        old = Count.objects.filter(voter_class=voter_class).first()
        if seen != seen_of(old):
            raise Outdated(NEWER, fields=_stands(old) if old else {}, version=seen_of(old))
        refuse_if(_against(session, issued, returned, void, votes), _against_counters(counter, checker))
        changes: list[Change] = []
        if (voter_class.eligible, voter_class.attended) != (eligible, attended):
            before = subjects.VOTER_CLASS.digest(voter_class)
            voter_class.eligible, voter_class.attended = eligible, attended
            voter_class.save(update_fields=["eligible", "attended"])
            changes.append(changed(verb, subjects.VOTER_CLASS, before, voter_class))
        before = subjects.COUNT.digest(old) if old else ""
        count = old or Count(voter_class=voter_class)
        count.issued, count.returned, count.void, count.at = issued, returned, void, clock.now()
        count.counter, count.checker = counter, checker
        count.save()
        changes.append(changed(verb, subjects.COUNT, before, count))
        for row in MarkCount.objects.filter(count=count):
            key, digest = row.pk, subjects.MARK_COUNT.digest(row)
            row.delete()
            changes.append(removed(verb, subjects.MARK_COUNT, key, digest))
        for (unit, aspect, mark), number in votes.items():
            made = MarkCount.objects.create(count=count, unit_id=unit, aspect=aspect, mark=mark, votes=number)
            changes.append(created(verb, subjects.MARK_COUNT, made))
        record(by.actor, changes)
    return count


def seen_of(count: Count | None) -> str:
    """What a form remembers of the count that it shows."""
    return f"{count.pk} {count.at.timestamp()}" if count else ""


def _stands(count: Count) -> dict[str, list[Text]]:
    """What somebody else entered."""
    people = {"counter": count.counter.staff_number, "checker": count.checker.staff_number}
    sums = {"issued": count.issued, "returned": count.returned, "void": count.void}
    return {name: [stands_now(value)] for name, value in (people | sums).items()}


def _against(session: Session, issued: int, returned: int, void: int, votes: Mapping[Cell, int]) -> list[Text]:
    paper = read(session.paper)
    known = {(row.unit, row.aspect) for row in paper.rows}
    sums: dict[tuple[int, str], int] = {}
    problems = []
    for (unit, aspect, mark), number in votes.items():
        if (unit, aspect) not in known or mark not in paper.marks:
            problems.append(Text("计票单上有票面以外的内容。", "The count names what is not on the paper."))
        sums[unit, aspect] = sums.get((unit, aspect), 0) + number
    if votes and channel_of(session).aspects_by == "ballot":
        problems.append(
            Text(
                "办法规定按票平均，纸质票须逐票录入。",
                "The method averages each ballot: paper ballots cannot be summed.",
            )
        )
    return [*problems, *rules.wrong_count(issued, returned, void, max(sums.values(), default=0))]


def _against_counters(counter: Person, checker: Person) -> dict[str, list[Text]]:
    if counter.pk != checker.pk:
        return {}
    return {"checker": [Text("计票人和监票人须为两人。", "Two different people count.")]}
