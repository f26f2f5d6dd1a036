"""Two items of the same title cannot be told apart in a table."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import spots
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Titles given to two nodes of one list, or to two items."""
    first: dict[tuple[str, object], str] = {}
    for spot in spots(subject.method.tree):
        key = (spot.node.title, spot.loc[:-1])
        if key in first:
            what = Text(
                f"“{spot.node.title}”与 {first[key]} 同名", f"“{spot.node.title}” is also the title of {first[key]}"
            )
            yield warning("same_title", (*spot.loc, "title"), what, Text("请写出区别", "Say how they differ"))
        first.setdefault(key, spot.node.id)
