"""The kinds of goals in both languages."""

from kaoheng.text import Text
from kaoheng_web.targets.goals import Goal

ENGLISH = {
    Goal.Kind.POINT: "value",
    Goal.Kind.FLOOR: "at least",
    Goal.Kind.CEILING: "at most",
    Goal.Kind.RANGE: "range",
    Goal.Kind.BINDING: "binding",
    Goal.Kind.HOLD: "level to hold",
    Goal.Kind.ZERO_EVENT: "no event",
    Goal.Kind.MILESTONE: "milestone",
    Goal.Kind.STAGED: "staged",
}


def title(kind: str) -> Text:
    """A kind in both languages."""
    found = Goal.Kind(kind)
    return Text(str(found.label), ENGLISH[found])
