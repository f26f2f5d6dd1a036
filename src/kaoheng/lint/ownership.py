"""No unit certifies its own figure."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.checks.profiles import Profile, within
from kaoheng.method.problems import Problem
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Items whose data department is itself assessed by them."""
    for spot, item in subject.items:
        owner = item.data.owner.strip()
        own = [unit for unit in subject.units if owner and owner in (unit.id, unit.title)]
        if any(within(item, Profile(unit.group, unit.id)) for unit in own):
            what = Text(
                f"{owner}既是被考核单位，又为自己的“{item.title}”核定数据",
                f"{owner} is assessed on “{item.title}” and certifies its own figure",
            )
            mend = Text("请换一个部门核定，或对该单位另设核定部门", "Let another department certify it")
            yield Problem("own_figure", (*spot.loc, "data", "owner"), what, mend)
