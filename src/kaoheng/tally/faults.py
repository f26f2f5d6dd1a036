"""What rows of every channel may get wrong: a word that is not known, a number that is no count."""

from collections.abc import Iterable, Iterator

from kaoheng.text import Text

Fault = tuple[str, Text, Text]
"""The column, what is wrong with it, and how to mend it."""

MOST = 10_000_000
"""The largest count a row may have."""


def unknown(column: str, what: Text, word: str, known: Iterable[str]) -> Fault:
    """A word that is none of those known."""
    names = [name for name in known if name]
    mend = (
        Text(f"应为：{'、'.join(names)}", f"Write one of {', '.join(names)}")
        if names
        else Text("请留空", "Leave it empty")
    )
    return column, Text(f"没有“{word}”这一{what.zh}", f"there is no {what.en} '{word}'"), mend


def not_a_count(count: int) -> Iterator[Fault]:
    """A number that cannot count anything."""
    if not 0 <= count <= MOST:
        what = Text(f"数量{count}不可用", f"a count of {count} cannot be used")
        yield "count", what, Text(f"应为0至{MOST}的整数", f"Write a whole number from 0 to {MOST}")
