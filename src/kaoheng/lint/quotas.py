"""A quota gives places, and leaves some units without."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.outcome import Quota
from kaoheng.method.positions import Loc, gradings
from kaoheng.method.problems import Problem, warning
from kaoheng.scoring.grading import places_for
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Groups in which a quota has no place, groups of one, and more places than units."""
    for where, block, grades in gradings(subject.method.root):
        for grade, quota in grades.quota.items():
            for group, size in subject.sizes(block).items():
                if not subject.method.groups[group].honours_only:
                    yield from _group(subject, (*where, "quota", grade), grade, quota, group, size)


def _group(subject: Subject, loc: Loc, grade: str, quota: Quota, group: str, size: int) -> Iterator[Problem]:
    title, places = subject.method.groups[group].title, places_for(quota, group, size)
    if size == 1:
        what = Text(
            f"“{title}”只有1个单位，{grade}名额{places}个", f"“{title}” has one unit, and {places} places for {grade}"
        )
        yield warning(
            "quota_of_one", loc, what, Text("请并入其他组，或单独写明名额", "Join groups, or state its places")
        )
    elif places == 0:
        what = Text(f"“{title}”{size}个单位，{grade}名额为0", f"“{title}” has {size} units and no place for {grade}")
        mend = Text("请写明 min_places，或改变取整办法", "State min_places, or round otherwise")
        yield warning("quota_gives_no_place", loc, what, mend)
    elif quota.places.get(group, 0) > size:
        what = Text(
            f"“{title}”只有{size}个单位，名额却有{quota.places[group]}个",
            f"“{title}” has {size} units and {quota.places[group]} places",
        )
        yield warning("more_places_than_units", (*loc, "places", group), what, Text("请核对名额", "Check the places"))
