"""What the leading group rules about a year's results: ties and quota edges, and adjustments."""

from kaoheng.method.edition import Method
from kaoheng.scoring.grading import quota_of
from kaoheng.scoring.outcome import RANK
from kaoheng.text import Text, title_of
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

LEADERS = holds(Role.LEADING_GROUP)

DECIDE = Verb("results.decide", Text("决定并列事项", "decide a tie"), LEADERS)
ADJUST = Verb("results.adjust", Text("调整结果", "adjust a result"), LEADERS)
REVOKE = Verb("results.revoke", Text("撤销决定", "revoke a ruling"), LEADERS)

TOTAL = "total"
NEEDED = Text("请填写。", "Fill this in.")


def node_of(matter: str) -> str:
    """The node whose scores tie: the total, or the block whose quota it is.

    >>> node_of("rank"), node_of("quota:party:优秀")
    ('total', 'party')
    """
    return TOTAL if matter == RANK else quota_of(matter)[0]


def titled(matter: str, method: Method) -> Text:
    """What a matter of a year is called: 名次并列, “优秀”名额, 党建“优秀”名额."""
    if matter == RANK:
        return Text("名次并列", "a tied rank")
    node, grade = quota_of(matter)
    if node == TOTAL:
        return Text(f"“{grade}”名额", f"the places for {grade}")
    title = title_of(method.node(node))
    return Text(f"{title.zh}“{grade}”名额", f"the places for {grade} of {title.en}")


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
