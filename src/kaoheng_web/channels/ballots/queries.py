"""Reading sessions: the box, the counts, and what the library makes of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count as Number
from django.db.models import Q

from kaoheng.tally.ballot import Ballot as Channel
from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, VOID
from kaoheng.tally.ballots.votes import votes_of
from kaoheng.tally.ballots.words import told
from kaoheng.tally.channel import Tally
from kaoheng.tally.rows import BallotRow
from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import AssessedUnit, Ballot, Code, Count, MarkCount, Session, VoterClass
from kaoheng_web.channels.ballots.paper import read
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Person, Unit, UnitName
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.shared.errors import NotFound

OFF_SCALE = (DONT_KNOW, ABSTAIN, VOID)
NO_CHANNEL = Text("考核办法中没有这个民主测评渠道。", "The method has no such ballot.")


def ballots_of(edition: Edition) -> dict[str, Channel]:
    """The channels of a method that are ballots."""
    return {id: each for id, each in edition.method.channels.items() if isinstance(each, Channel)}


def channel_of(session: Session) -> Channel:
    """The terms by which a session is counted."""
    found = ballots_of(session.edition).get(session.channel)
    if found is None:
        raise NotFound(NO_CHANNEL)
    return found


def units_of(session: Session) -> list[tuple[Unit, str]]:
    """The units that a session votes on, with the names they have on its day."""
    return units_of_each([session])[session.pk]


def units_of_each(sessions: Collection[Session]) -> dict[int, list[tuple[Unit, str]]]:
    """The units of many sessions, by the key of the session."""
    rows = AssessedUnit.objects.filter(session__in=sessions).select_related("unit", "session").order_by("pk")
    names: dict[int, list[UnitName]] = {}
    for name in UnitName.objects.filter(unit__in=[row.unit_id for row in rows]).order_by("valid_from"):
        names.setdefault(name.unit_id, []).append(name)
    found: dict[int, list[tuple[Unit, str]]] = {session.pk: [] for session in sessions}
    for row in rows:
        own = names.get(row.unit_id, [])
        called = [name for name in own if name.valid_from <= row.session.held_on] or own[:1]
        found[row.session_id].append((row.unit, called[-1].name if called else str(row.unit)))
    return found


def unfinished(person: Person, year: int) -> list[Session]:
    """Sessions of a year that still wait for something, the nearest first."""
    rows = Session.objects.visible_to(person).filter(edition__year=year, locked_at=None, voided_at=None)
    return list(rows.order_by("held_on", "pk")[:20])


@dataclass(frozen=True, slots=True)
class Turnout:
    """Ballots of one class so far: codes given out and used, and what the count of paper says."""

    voter_class: VoterClass
    cast: int
    count: Count | None

    @property
    def issued(self) -> int:
        """Ballots given out."""
        return self.voter_class.codes_issued + (self.count.issued if self.count else 0)

    @property
    def returned(self) -> int:
        """Ballots in the boxes."""
        return self.cast + (self.count.returned if self.count else 0)


def turnouts(session: Session) -> list[Turnout]:
    """Every class of voters, in the order of the method."""
    return turnouts_of_each([session])[session.pk]


def turnouts_of_each(sessions: Collection[Session]) -> dict[int, list[Turnout]]:
    """The classes of voters of many sessions, by the key of the session."""
    rows = VoterClass.objects.filter(session__in=sessions).select_related("count__counter", "count__checker")
    found: dict[int, list[Turnout]] = {session.pk: [] for session in sessions}
    for each in rows.annotate(cast=Number("ballots")).order_by("pk"):
        found[each.session_id].append(Turnout(each, each.cast, getattr(each, "count", None)))
    return found


def box_digest(session: Session) -> str:
    """The digest of the box: the same in whatever order the ballots lie."""
    rows = Ballot.objects.filter(voter_class__session=session).values_list("voter_class__name", "marks")
    return digest(sorted(f"{name}|{marks}" for name, marks in rows))


def box_problems(session: Session) -> list[Text]:
    """Why the box is not as it was closed; nothing when it is."""
    found = []
    if session.digest != box_digest(session):
        found.append(Text("票箱内容与封箱时的摘要不符。", "The box is not what it was when it was closed."))
    every = Code.objects.filter(voter_class__session=session).values("voter_class")
    counted = every.annotate(all=Number("pk"), spent=Number("pk", filter=Q(spent=True)))
    by_class = {row["voter_class"]: row for row in counted}
    for each in turnouts(session):
        codes = by_class.get(each.voter_class.pk, {"all": 0, "spent": 0})
        if codes["all"] != each.voter_class.codes_issued or codes["spent"] != each.cast:
            name = each.voter_class.name
            found.append(
                Text(
                    f"{name}票的投票码与票数不符：登记发出{each.voter_class.codes_issued}个，现有{codes['all']}个，"
                    f"已使用{codes['spent']}个，票{each.cast}张。",
                    f"Codes and ballots of class {name} do not match: {each.voter_class.codes_issued} were recorded, "
                    f"{codes['all']} stand, {codes['spent']} are used, {each.cast} ballots lie in the box.",
                )
            )
    return found


def rows_of(session: Session) -> Iterator[tuple[BallotRow, str]]:
    """What a closed session has to say, as the library counts it; the second part is the key of the unit."""
    codes = {unit.pk: code_of(unit) for unit, _ in units_of(session)}
    apart = channel_of(session).papers is not None
    paper = read(session.paper)
    lines = [(codes[row.unit], row.aspect) for row in paper.rows]
    for each in turnouts(session):
        name = each.voter_class.name
        for unit in codes.values():
            yield from ((row, unit) for row in _papers(each, unit))
        sums: Counter[tuple[str, str, str]] = Counter()
        for key, marks in Ballot.objects.filter(voter_class=each.voter_class).values_list("pk", "marks"):
            for (unit, aspect), digit in zip(lines, marks, strict=True):
                if apart:
                    yield BallotRow(unit, paper.mark(digit), 1, aspect, name, str(key)), unit
                else:
                    sums[unit, aspect, paper.mark(digit)] += 1
        for mark in MarkCount.objects.filter(count__voter_class=each.voter_class, votes__gt=0):
            sums[codes[mark.unit_id], mark.aspect, mark.mark] += mark.votes
        for (unit, aspect, written), votes in sorted(sums.items()):
            yield BallotRow(unit, written, votes, aspect, name), unit


def _papers(turnout: Turnout, unit: str) -> Iterator[BallotRow]:
    own, count = turnout.voter_class, turnout.count
    numbers = {
        "应到": own.eligible,
        "实到": own.attended,
        "发出": turnout.issued,
        "收回": turnout.returned,
        "无效": count.void if count and count.void else None,
    }
    for word, number in numbers.items():
        if number is not None:
            yield BallotRow(unit, word, number, "", own.name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the votes about one unit come to, and the votes by class where enough were cast to tell them."""

    unit: Unit
    name: str
    tally: Tally
    classes: tuple[tuple[str, dict[str, int]], ...]


def outcomes(session: Session) -> list[Outcome]:
    """The tally of every unit, group by group as the method asks; only of a closed box."""
    channel = channel_of(session)
    named = units_of(session)
    rows: dict[str, list[BallotRow]] = {}
    for row, unit in rows_of(session):
        rows.setdefault(unit, []).append(row)
    year, units = session.edition.year, [unit for unit, _ in named]
    places = GroupMembership.objects.filter(year=year, unit__in=units).select_related("group")
    groups = {place.unit_id: place.group.code for place in places}
    return [_outcome(channel.for_group(groups.get(unit.pk, "")), unit, name, rows) for unit, name in named]


def _outcome(channel: Channel, unit: Unit, name: str, rows: dict[str, list[BallotRow]]) -> Outcome:
    code = code_of(unit)
    own = rows.get(code, [])
    tally = channel.tally([code], own)[code]
    votes = votes_of(channel, [code], own)[code]
    if tally.refused or not told(channel, votes) or len(channel.over) > 1:
        return Outcome(unit, name, tally, ())
    shown = tuple(
        (title, _in_order(channel, each.marks[channel.over[0]])) for title, each in votes.items() if each.seen()
    )
    return Outcome(unit, name, tally, shown)


def _in_order(channel: Channel, marks: Mapping[str, int]) -> dict[str, int]:
    """Marks as the scale has them, from the best to the worst, then those off the scale."""
    order = [*channel.scale, *OFF_SCALE]
    return {
        mark: marks[mark] for mark in [*(each for each in order if each in marks), *sorted(set(marks) - set(order))]
    }


def refusals(found: Sequence[Outcome]) -> list[Text]:
    """Why the library gives no score: a void vote, too few people; each reason once, with the units."""
    reasons: dict[Text, list[str]] = {}
    for each in found:
        if each.tally.refused is not None:
            reasons.setdefault(each.tally.refused, []).append(each.name)
    return [Text(f"{'、'.join(names)}：{why.zh}。", f"{', '.join(names)}: {why.en}.") for why, names in reasons.items()]
