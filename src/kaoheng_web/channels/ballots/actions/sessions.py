"""A session is prepared, opened, closed and locked; or voided, and repeated as another."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules, subjects
from kaoheng_web.channels.ballots.actions.casting import BOX
from kaoheng_web.channels.ballots.box import opened, outcomes, problems, refusals, sealed
from kaoheng_web.channels.ballots.models import AssessedUnit, Session, VoterClass
from kaoheng_web.channels.ballots.paper import paper_of
from kaoheng_web.channels.ballots.queries import ballots_of, channel_of, turnouts, units_of
from kaoheng_web.channels.ballots.rules import State
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


def prepare(by: Person, edition: Edition, channel: str, title: str, held_on: date, units: Sequence[Unit]) -> Session:
    """Plan a vote about some units; the classes of voters are those of the method."""
    with transaction.atomic():
        require(by, rules.PREPARE, rules.About(tuple(unit.path for unit in units)))
        refuse_if(*_against_preparing(edition, channel, title, units))
        return _begin(by, rules.PREPARE, edition, channel, title, held_on, units)


def open_voting(by: Person, session: Session) -> Session:
    """The paper is fixed, and from here on ballots are taken."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.OPEN, found)
        rules.expect(found, State.PREPARED)
        paper = paper_of(channel_of(found), [(unit.pk, name) for unit, name in units_of(found)])
        before = subjects.SESSION.digest(found)
        found.paper, found.opened_at, found.opened_by = paper.text(), clock.now(), by
        return _recorded(by, rules.OPEN, before, found)


def close(by: Person, session: Session) -> Session:
    """No ballot is taken any more; codes and ballots are written anew in random order, and the box gets its digest."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.CLOSE, found)
        rules.expect(found, State.OPEN)
        BOX.reshuffle(found)
        before = subjects.SESSION.digest(found)
        found.closed_at, found.closed_by, found.digest = clock.now(), by, sealed(found)
        return _recorded(by, rules.CLOSE, before, found)


def lock(by: Person, session: Session) -> Session:
    """The counts stand, and the library finds the vote valid: now it is evidence."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.LOCK, found)
        rules.expect(found, State.CLOSED)
        box = opened(found)
        refuse_if([*problems(box), *refusals(outcomes(box))])
        before = subjects.SESSION.digest(found)
        found.locked_at, found.locked_by = clock.now(), by
        return _recorded(by, rules.LOCK, before, found)


def void(by: Person, session: Session, *, reason: str) -> Session:
    """The vote does not count, and everybody can read why."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.VOID, found)
        rules.expect(found, State.PREPARED, State.OPEN, State.CLOSED, State.LOCKED)
        refuse_if([], {"reason": [] if reason.strip() else [Text("请写明作废理由。", "Say why it is void.")]})
        before = subjects.SESSION.digest(found)
        if rules.state(found) == State.OPEN:
            BOX.reshuffle(found)
            found.closed_at, found.closed_by, found.digest = clock.now(), by, sealed(found)
        found.voided_at, found.voided_by, found.reason = clock.now(), by, reason.strip()
        return _recorded(by, rules.VOID, before, found, reason)


def repeat(by: Person, session: Session, *, held_on: date) -> Session:
    """A voided vote is held again, about the same units, as a session of its own."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.REPEAT, found)
        rules.expect(found, State.VOIDED)
        again = Text("该场次已经安排重投。", "This session is being repeated already.")
        refuse_if([again] if Session.objects.filter(repeats=found).exists() else [])
        units = [unit for unit, _ in units_of(found)]
        title = f"{found.title}（重投）"
        edition, channel = found.edition, found.channel
        return _begin(by, rules.REPEAT, edition, channel, title, held_on, units, repeats=found)


def locked_row(session: Session) -> Session:
    """The session as it stands now; others wait until this transaction ends."""
    found: Session = Session.objects.select_for_update(of=("self",)).select_related("edition").get(pk=session.pk)
    return found


def _begin(
    by: Person,
    verb: Verb,
    edition: Edition,
    channel: str,
    title: str,
    held_on: date,
    units: Sequence[Unit],
    repeats: Session | None = None,
) -> Session:
    session = Session.objects.create(
        edition=edition,
        channel=channel,
        title=title.strip(),
        held_on=held_on,
        repeats=repeats,
        prepared_at=clock.now(),
        prepared_by=by,
    )
    names = ballots_of(edition)[channel].classes
    about = [AssessedUnit.objects.create(session=session, unit=unit) for unit in units]
    classes = [VoterClass.objects.create(session=session, name=name) for name in names]
    made: list[Change] = [created(verb.name, subjects.SESSION, session)]
    made += [created(verb.name, subjects.ASSESSED_UNIT, row) for row in about]
    made += [created(verb.name, subjects.VOTER_CLASS, row) for row in classes]
    record(by.actor, made)
    return session


def _against_preparing(
    edition: Edition, channel: str, title: str, units: Sequence[Unit]
) -> tuple[list[Text], dict[str, list[Text]]]:
    fields: dict[str, list[Text]] = {}
    terms = ballots_of(edition).get(channel)
    if terms is None:
        fields["channel"] = [Text("考核办法中没有这个民主测评渠道。", "The method has no such ballot.")]
    elif len(terms.over) * len(units) > rules.MOST_LINES:
        fields["units"] = [
            Text(
                f"一张票最多{rules.MOST_LINES}行，请分几场测评。",
                f"A paper has at most {rules.MOST_LINES} lines: hold several sessions.",
            )
        ]
    if not title.strip():
        fields["title"] = [Text("请填写场次名称。", "Write what the session is called.")]
    voted = Session.objects.filter(edition=edition, channel=channel, voided_at__isnull=True)
    taken = [row.unit for row in AssessedUnit.objects.filter(session__in=voted, unit__in=units).select_related("unit")]
    if taken:
        names = "、".join(name_of(unit) for unit in taken)
        fields["units"] = [
            Text(f"{names}已有测评场次，作废后才能另开。", f"{names} stand in a session already: void that first.")
        ]
    return [], fields


def _recorded(by: Person, verb: Verb, before: str, session: Session, reason: str = "") -> Session:
    session.save()
    counts = [[each.voter_class.name, each.issued, each.returned] for each in turnouts(session)]
    record(by.actor, [changed(verb.name, subjects.SESSION, before, session, reason, counts)])
    return session
