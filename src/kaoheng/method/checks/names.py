"""Ids are given once, and whatever is named exists."""

from collections.abc import Collection, Iterable, Iterator

from kaoheng.method.edition import Method
from kaoheng.method.outcome import ByItems, ByNode
from kaoheng.method.positions import Loc, gradings, spots
from kaoheng.method.problems import Problem, near
from kaoheng.method.tree import Item
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems with ids of nodes and groups, and with what refers to them."""
    yield from _ids(method)
    nodes = dict.fromkeys(["total", *(node.id for node in method.nodes())])
    items = dict.fromkeys(item.id for item in method.items)
    for spot in spots(method.tree):
        if spot.node.only:
            yield from _unknown("group", spot.node.only.groups, method.groups, (*spot.loc, "only", "groups"))
        if isinstance(spot.node, Item):
            for i, override in enumerate(spot.node.overrides):
                yield from _unknown("group", override.groups, method.groups, (*spot.loc, "overrides", i, "groups"))
            for column, item in spot.node.data.columns.items():
                yield from unknown("item", item, items, (*spot.loc, "data", "columns", column))
    for i, key in enumerate(method.ranking.chain):
        if isinstance(key, ByNode | ByItems) and key.node is not None:
            yield from unknown("node", key.node, nodes, ("ranking", "chain", i, "node"))
    for loc, _, grades in gradings(method.root):
        for i, ceiling in enumerate(grades.ceilings):
            yield from unknown("node", ceiling.node, nodes, (*loc, "ceilings", i, "node"))
        for grade, quota in grades.quota.items():
            for group in quota.places:
                yield from unknown("group", group, method.groups, (*loc, "quota", grade, "places", group))


_WHAT = {
    "group": Text("组别", "group"),
    "item": Text("指标", "item"),
    "node": Text("节点", "node"),
    "unit": Text("单位", "unit"),
    "grade": Text("等次", "grade"),
    "veto": Text("一票否决事项", "veto"),
}


def unknown(what: str, name: str, known: Collection[str], loc: Loc) -> Iterator[Problem]:
    """A problem when nothing is called `name`."""
    if name not in known:
        said = _WHAT[what]
        what_is_wrong = Text(f"没有名为 {name} 的{said.zh}", f"there is no {said.en} called {name}")
        yield Problem(f"unknown_{what}", loc, what_is_wrong, near(name, known))


def _unknown(what: str, names: Iterable[str], known: Collection[str], loc: Loc) -> Iterator[Problem]:
    for i, name in enumerate(names):
        yield from unknown(what, name, known, (*loc, i))


def _ids(method: Method) -> Iterator[Problem]:
    seen: set[str] = set()
    for spot in spots(method.tree):
        id = spot.node.id
        if id == "total":
            what = Text("编号 total 专指总分", "the id total stands for the total itself")
            yield Problem("reserved_id", (*spot.loc, "id"), what, Text("请换一个编号", "Use another id"))
        if id in seen:
            what = Text(f"编号 {id} 用了两次", f"the id {id} is used twice")
            mend = Text("每个指标和类别的编号须各不相同", "Give every item and block an id of its own")
            yield Problem("duplicate_id", (*spot.loc, "id"), what, mend)
        seen.add(id)
