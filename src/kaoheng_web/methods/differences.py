"""How an edition differs from another, as rows of words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.editions.changes import PARENT, ROOT, Change, differences
from kaoheng.editions.labels import path_words, value_words
from kaoheng.method.edition import Method
from kaoheng.numbers import as_text
from kaoheng.text import Text, title_of

KINDS = {
    "added": Text("新增", "added"),
    "removed": Text("删去", "removed"),
    "moved": Text("移动", "moved"),
    "changed": Text("修改", "changed"),
}
WHOLE = Text("办法总体", "the edition")
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of what, how, in which field, before and after."""

    node: Text
    kind: Text
    field: Text
    before: Text
    after: Text


def compared(old: Method, new: Method) -> list[Difference]:
    """Every difference, in words."""
    return list(_rows(old, new))


def _rows(old: Method, new: Method) -> Iterator[Difference]:
    for change in differences(old, new):
        kind, field = KINDS[change.kind], path_words(change.path, new, old) if change.path else NOTHING
        if change.kind == "added":
            yield Difference(title_of(new.node(change.node)), kind, field, NOTHING, _points(new, change.node))
        elif change.kind == "removed":
            yield Difference(title_of(old.node(change.node)), kind, field, _points(old, change.node), NOTHING)
        else:
            title = WHOLE if change.node == ROOT else title_of(new.node(change.node))
            yield Difference(title, kind, field, *_values(old, new, change))


def _points(method: Method, id: str) -> Text:
    points = method.node(id).points
    return NOTHING if points is None else Text(f"{as_text(points)}分", f"{as_text(points)} points")


def _values(old: Method, new: Method, change: Change) -> tuple[Text, Text]:
    if change.path == (PARENT,):
        return title_of(old.node(str(change.before))), title_of(new.node(str(change.after)))
    return value_words(change.before, change.path[-1]), value_words(change.after, change.path[-1])
