"""The opened box (票箱): ballots and counts of paper, read once, and what the library makes of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaoheng.tally.ballot import Ballot as Channel
from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, VOID
from kaoheng.tally.ballots.votes import votes_of
from kaoheng.tally.ballots.words import told
from kaoheng.tally.channel import Tally
from kaoheng.tally.rows import BallotRow
from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import Ballot, Code, MarkCount, Session
from kaoheng_web.channels.ballots.paper import read
from kaoheng_web.channels.ballots.queries import Turnout, channel_of, turnouts, units_of
from kaoheng_web.channels.booth.codes import counted
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of, group_codes

OFF_SCALE = (DONT_KNOW, ABSTAIN, VOID)
Cast = tuple[str, int, str]
"""A ballot: the class that cast it, its random key, its marks."""


@dataclass(frozen=True, slots=True)
class Box:
    """A session's ballots as they lie, and how many voted."""

    session: Session
    turnouts: list[Turnout]
    ballots: list[Cast]


def opened(session: Session) -> Box:
    """The box with all that is in it."""
    return Box(session, turnouts(session), _ballots(session))


def sealed(session: Session) -> str:
    """The digest that a box gets when it is closed."""
    return _digest(_ballots(session))


def _ballots(session: Session) -> list[Cast]:
    rows = Ballot.objects.filter(voter_class__session=session)
    return list(rows.values_list("voter_class__name", "pk", "marks"))


def _digest(ballots: Iterable[Cast]) -> str:
    """The same in whatever order the ballots lie."""
    return digest(sorted(f"{name}|{marks}" for name, _, marks in ballots))


def problems(box: Box) -> list[Text]:
    """Why the box is not as it was closed; nothing when it is."""
    found = []
    if box.session.digest != _digest(box.ballots):
        found.append(Text("票箱内容与封箱时的摘要不符。", "The box is not what it was when it was closed."))
    by_class = counted(Code.objects.filter(voter_class__session=box.session), "voter_class")
    for each in box.turnouts:
        codes = by_class[each.voter_class.pk]
        if codes.all != each.voter_class.codes_issued or codes.spent != each.cast:
            name = each.voter_class.name
            found.append(
                Text(
                    f"{name}票的投票码与票数不符：登记发出{each.voter_class.codes_issued}个，现有{codes.all}个，"
                    f"已使用{codes.spent}个，票{each.cast}张。",
                    f"Codes and ballots of class {name} do not match: {each.voter_class.codes_issued} were recorded, "
                    f"{codes.all} stand, {codes.spent} are used, {each.cast} ballots lie in the box.",
                )
            )
    return found


def rows_of(box: Box) -> Iterator[tuple[BallotRow, str]]:
    """What a closed session has to say, as the library counts it; the second part is the key of the unit."""
    session = box.session
    codes = {unit.pk: code_of(unit) for unit, _ in units_of(session)}
    apart = channel_of(session).papers is not None
    paper = read(session.paper)
    lines = [(codes[row.unit], row.aspect) for row in paper.rows]
    marks_of = _on_paper(session)
    for each in box.turnouts:
        name = each.voter_class.name
        for unit in codes.values():
            yield from ((row, unit) for row in _papers(each, unit))
        sums: Counter[tuple[str, str, str]] = Counter()
        for _, key, marks in (ballot for ballot in box.ballots if ballot[0] == name):
            for (unit, aspect), digit in zip(lines, marks, strict=True):
                if apart:
                    yield BallotRow(unit, paper.mark(digit), 1, aspect, name, str(key)), unit
                else:
                    sums[unit, aspect, paper.mark(digit)] += 1
        for mark in marks_of.get(each.voter_class.pk, ()):
            sums[codes[mark.unit_id], mark.aspect, mark.mark] += mark.votes
        for (unit, aspect, written), votes in sorted(sums.items()):
            yield BallotRow(unit, written, votes, aspect, name), unit


def _on_paper(session: Session) -> dict[int, list[MarkCount]]:
    """The votes on paper, by the key of the class."""
    found: dict[int, list[MarkCount]] = {}
    rows = MarkCount.objects.filter(count__voter_class__session=session, votes__gt=0)
    for row in rows.select_related("count"):
        found.setdefault(row.count.voter_class_id, []).append(row)
    return found


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


def outcomes(box: Box) -> list[Outcome]:
    """The tally of every unit, group by group as the method asks; only of a closed box."""
    channel = channel_of(box.session)
    rows: dict[str, list[BallotRow]] = {}
    for row, unit in rows_of(box):
        rows.setdefault(unit, []).append(row)
    groups = group_codes(box.session.edition.year)
    units = units_of(box.session)
    return [_outcome(channel.for_group(groups.get(unit.pk, "")), unit, name, rows) for unit, name in units]


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
