"""When a vote is void: too many papers returned, too few people, counts that contradict each other."""

from collections.abc import Mapping

from kaoheng.rules.policies import share
from kaoheng.tally.ballots.terms import BallotTerms, Turnout
from kaoheng.tally.ballots.votes import Votes
from kaoheng.text import Text, join

COUNTED = {
    "eligible": Text("应到人数", "those entitled"),
    "attended": Text("实到人数", "those present"),
    "issued": Text("发出票", "ballots issued"),
    "returned": Text("收回票", "ballots returned"),
    "valid": Text("有效票", "valid ballots"),
}


def void(terms: BallotTerms, votes: Mapping[str, Votes]) -> Text | None:
    """Every reason why the vote about one unit does not hold; None when it does."""
    if not any(each.seen() or each.papers for each in votes.values()):
        return Text("没有测评票", "there are no ballots")
    found = [reason for name, each in votes.items() for reason in _papers(terms, name, each)]
    found += [reason for asked in terms.turnout for reason in _turnout(terms, asked, votes)]
    return join(found) if found else None


def _papers(terms: BallotTerms, name: str, votes: Votes) -> list[Text]:
    whose = f"class {name}: " if name else ""
    issued, returned = votes.papers.get("issued"), votes.papers.get("returned")
    if issued is not None and votes.returned() > issued and terms.more_returned_than_issued == "void":
        return [
            Text(
                f"{name}票发出{issued}张，收回{votes.returned()}张，收回的票数多于发出的票数，测评无效，应重新进行",
                f"{whose}{votes.returned()} ballots returned of {issued} issued; void, to be repeated",
            )
        ]
    if returned is not None and votes.seen() > returned:
        return [
            Text(
                f"{name}票各档票数合计{votes.seen()}张，多于收回的{returned}张，请核对票数",
                f"{whose}{votes.seen()} votes are counted on {returned} ballots returned; check the count",
            )
        ]
    return []


def _turnout(terms: BallotTerms, asked: Turnout, votes: Mapping[str, Votes]) -> list[Text]:
    count, of = _number(terms, asked.count, votes), _number(terms, asked.of, votes)
    what, whole = COUNTED[asked.count], COUNTED[asked.of]
    if count is None or of is None:
        told = whole if of is None else what
        return [Text(f"没有填报{told.zh}，不能核定参加测评的比例", f"the number of {told.en} is not stated")]
    if asked.met(count, of):
        return []
    least = turnout_words(asked)
    return [
        Text(
            f"{what.zh}{count}，{whole.zh}{of}，未达到“{least.zh}”，测评无效，应重新进行",
            f"{count} {what.en} of {of} {whole.en}, where {least.en} are asked for; void, to be repeated",
        )
    ]


def turnout_words(asked: Turnout) -> Text:
    """收回票不少于发出票的2/3."""
    what, whole = COUNTED[asked.count], COUNTED[asked.of]
    if asked.more_than is not None:
        line = share(asked.more_than)
        return Text(f"{what.zh}超过{whole.zh}的{line.zh}", f"{what.en} more than {line.en} of {whole.en}")
    assert asked.at_least is not None
    line = share(asked.at_least)
    return Text(f"{what.zh}不少于{whole.zh}的{line.zh}", f"{what.en} at least {line.en} of {whole.en}")


def _number(terms: BallotTerms, name: str, votes: Mapping[str, Votes]) -> int | None:
    """The number over all classes; None where a class that voted does not state it."""
    if name == "valid":
        return sum(each.valid(terms.scale) for each in votes.values())
    there = [each for each in votes.values() if each.seen() or each.papers]
    if name == "returned":
        return sum(each.returned() for each in there)
    stated = [each.papers.get(name) for each in there]
    return None if None in stated or not stated else sum(number or 0 for number in stated)
