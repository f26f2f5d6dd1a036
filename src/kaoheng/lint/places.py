"""Tables of places fit the ranking they are read in: no place is both among the first and among the last."""

from collections.abc import Iterator

from kaoheng.lint.subject import Placed, Subject
from kaoheng.method.edition import Method
from kaoheng.method.problems import Problem, warning
from kaoheng.rules.position_table import Place, PositionTable
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Tables longer than the ranking, first and last places that meet, and places left out."""
    for placed in subject.rules:
        if isinstance(placed.rule, PositionTable):
            yield from _table(subject, placed, placed.rule)


def _table(subject: Subject, placed: Placed, rule: PositionTable) -> Iterator[Problem]:
    tops, ends = (sorted((p for p in rule.places if p.from_end == end), key=_first) for end in (False, True))
    for places in (tops, ends):
        yield from _left_out(placed, places)
    longest, last = max((p.deepest for p in tops), default=0), max((p.deepest for p in ends), default=0)
    for where, size in _rankings(subject, placed, rule):
        if longest > size or last > size:
            what = Text(
                f"表列到第{max(longest, last)}名，而{where.zh}只有{size}个",
                f"the table goes to place {max(longest, last)}, and {where.en} has {size}",
            )
            yield warning(
                "table_too_long", (*placed.loc, "places"), what, Text("请按单位数重列", "List as many as there are")
            )
        elif tops and ends and longest + last > size:
            what = Text(
                f"{where.zh}只有{size}个，前{longest}名与后{last}名有重叠",
                f"{where.en} has {size}: the first {longest} and the last {last} overlap",
            )
            yield warning("places_overlap", (*placed.loc, "places"), what, Text("请减少名次", "Name fewer places"))


def _first(place: Place) -> int:
    return place.first


def _left_out(placed: Placed, places: list[Place]) -> Iterator[Problem]:
    at = 0
    for place in places:
        if at and place.first > at + 1:
            what = Text(
                f"第{at + 1}至第{place.first - 1}名没有写", f"places {at + 1} to {place.first - 1} are left out"
            )
            mend = Text("请补上；否则按其余名次计", "Add them: they count as other places")
            yield warning("places_left_out", (*placed.loc, "places"), what, mend)
        at = place.deepest


def _rankings(subject: Subject, placed: Placed, rule: PositionTable) -> Iterator[tuple[Text, int]]:
    """What the table is read in, and how many stand in it."""
    if rule.position == "published":
        if rule.out_of is not None:
            yield Text("参加排名的", "the ranking"), int(rule.out_of)
        return
    for group, size in subject.sizes(placed.item).items():
        yield _title(subject.method, group), size


def _title(method: Method, group: str) -> Text:
    title = method.groups[group].title
    return Text(f"“{title}”", f"“{method.groups[group].title_en or title}”")
