"""Calculated nodes: what they name exists and can be read, their sets can be counted, and none waits for itself."""

from collections.abc import Iterator
from graphlib import CycleError

from kaoheng.method.calculation import candidates, counted_names, nodes_named, order
from kaoheng.method.checks.conditions import condition
from kaoheng.method.checks.names import unknown
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc, spots
from kaoheng.method.problems import Problem, near
from kaoheng.method.tree import Calculated, Counting
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems with what calculated nodes read."""
    known = {node.id for node in method.nodes()}
    for spot in spots(method.tree):
        if not isinstance(spot.node, Calculated):
            continue
        loc, node = spot.loc, spot.node
        yield from _named((*loc, "calculate"), node, known)
        for name in sorted(known & set(counted_names(node))):
            what = Text(f"{name} 既是节点又是计数", f"{name} is a node and a count")
            mend = Text("请给计数集合换个名称", "Rename the counting set")
            yield Problem("ambiguous_name", (*loc, "counting"), what, mend)
        for name, counting in node.counting.items():
            yield from _counting((*loc, "counting", name), method, node, counting, known)
    yield from _cycle(method)


def _named(loc: Loc, node: Calculated, known: set[str]) -> Iterator[Problem]:
    for name in nodes_named(node):
        if name in known:
            continue
        hyphened = [id for id in sorted(known) if "-" in id and id in node.calculate and name in id.split("-")]
        if not hyphened:
            yield from unknown("node", name, [*sorted(known), *counted_names(node)], loc)
    for id in sorted(known):
        if "-" in id and id in node.calculate:
            what = Text(f"公式读不出编号 {id}，连字符会读作减号", f"a formula reads the hyphen of {id} as a minus")
            mend = Text(f"请把编号改为 {id.replace('-', '_')}", f"Rename the node {id.replace('-', '_')}")
            yield Problem("unreadable_id", loc, what, mend)


def _counting(loc: Loc, method: Method, node: Calculated, counting: Counting, known: set[str]) -> Iterator[Problem]:
    for i, id in enumerate(counting.nodes):
        yield from unknown("node", id, known, (*loc, "nodes", i))
    tags = dict.fromkeys(tag for each in method.nodes() if each is not node for tag in each.tags)
    for i, tag in enumerate(counting.tags):
        if tag not in tags:
            what = Text(f"没有带标签“{tag}”的项目", f"no node is tagged {tag}")
            yield Problem("unknown_tag", (*loc, "tags", i), what, near(tag, tags))
    if not counting.tags and not counting.nodes:
        what = Text("没有写明数哪些项目", "the set names nothing to count")
        yield Problem("empty_set", loc, what, Text("请写明 tags 或 nodes", "State tags or nodes"))
    yield from condition((*loc, "when"), counting.when, candidates(method.root, node, counting))


def _cycle(method: Method) -> Iterator[Problem]:
    try:
        order(method.root)
    except CycleError as error:
        ring = list(reversed(error.args[1]))
        at = next(spot.loc for spot in spots(method.tree) if spot.node.id in ring and isinstance(spot.node, Calculated))
        said = " → ".join(ring)
        what = Text(f"这些节点互相等待：{said}", f"these nodes wait for each other: {said}")
        mend = Text(
            "请让其中一项不引用上级或自身，或写 apart: true 单列",
            "Let one of them not read what it is part of, or set it apart",
        )
        yield Problem("circular", at, what, mend)
