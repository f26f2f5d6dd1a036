"""What the leading group rules about a year's results: ties and quota edges, and adjustments."""

from kaoheng.scoring.outcome import RANK
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

LEADERS = holds(Role.LEADING_GROUP)

DECIDE = Verb("results.decide", Text("决定并列事项", "decide a tie"), LEADERS)
ADJUST = Verb("results.adjust", Text("调整结果", "adjust a result"), LEADERS)
REVOKE = Verb("results.revoke", Text("撤销决定", "revoke a ruling"), LEADERS)

QUOTA = "quota:"
NEEDED = Text("请填写。", "Fill this in.")


def titled(matter: str) -> Text:
    """What a matter is called.

    >>> titled("quota:优秀").zh
    '“优秀”名额'
    """
    if matter == RANK:
        return Text("名次并列", "a tied rank")
    grade = matter.removeprefix(QUOTA)
    return Text(f"“{grade}”名额", f"the places for {grade}")


def said(matter: str, outcome: str) -> Text:
    """A decision in words.

    >>> said("rank", "2").en
    'place 2 among equals'
    """
    if matter == RANK:
        return Text(f"并列单位中第{outcome}名", f"place {outcome} among equals")
    return Text("取得名额", "has a place") if outcome == "in" else Text("不占名额", "has no place")


def outcomes(matter: str, count: int) -> list[str]:
    """What may be decided about each of so many units."""
    return [str(place) for place in range(1, count + 1)] if matter == RANK else ["in", "out"]


def unwritten(words: dict[str, str]) -> dict[str, list[Text]]:
    """What has to be written and was not, by field."""
    return {name: [] if given.strip() else [NEEDED] for name, given in words.items()}
