"""What calculated nodes read, in which order nodes are therefore scored, and how a regulation would put them."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Name, Tree, names
from kaoheng.formula.words import compared, words
from kaoheng.method.tree import Block, Calculated, Counting, TreeNode, walk
from kaoheng.text import Text, join

MEASURES = {
    "count": Text("项数", "number"),
    "points": Text("分值", "points"),
    "score": Text("得分", "score"),
}
"""What a formula may read of a counting set: `missed_count`, `missed_points`, `missed_score`."""


def counted_names(node: Calculated) -> tuple[str, ...]:
    """The names a formula may use for its counting sets.

    >>> node = Calculated(id="a", title="a", calculate="-m_points", counting={"m": Counting(when="score < full")})
    >>> counted_names(node)
    ('m_count', 'm_points', 'm_score')
    """
    return tuple(f"{name}_{measure}" for name in node.counting for measure in MEASURES)


def nodes_named(node: Calculated) -> tuple[str, ...]:
    """The ids of the nodes whose scores the formula reads, in reading order."""
    own = set(counted_names(node))
    return tuple(name for name in names(parse(node.calculate, "number")) if name not in own)


def candidates(root: Block, node: Calculated, counting: Counting) -> tuple[TreeNode, ...]:
    """The nodes a set may count, in the order of the tree; the calculated node itself is none of them."""
    return tuple(
        each
        for each in walk(root.items)
        if each is not node and (each.id in counting.nodes or set(each.tags) & set(counting.tags))
    )


def reads(root: Block, node: TreeNode) -> tuple[str, ...]:
    """The nodes that must be scored before a node, each once."""
    if isinstance(node, Block):
        return tuple(child.id for child in node.combined)
    if not isinstance(node, Calculated):
        return ()
    counted = (each.id for counting in node.counting.values() for each in candidates(root, node, counting))
    return tuple(dict.fromkeys([*nodes_named(node), *counted]))


def order(root: Block) -> tuple[str, ...]:
    """Every node after those it reads; a graphlib.CycleError (a ValueError) where there is no such order."""
    graph = {node.id: reads(root, node) for node in walk((root,))}
    return tuple(TopologicalSorter(graph).static_order())


def formula_words(node: Calculated, titles: Mapping[str, Text], values: Mapping[Tree, str] | None = None) -> Text:
    """The formula with titles, or with the numbers of one unit, put in."""
    tree = parse(node.calculate, "number")
    if values is not None:
        return words(tree, values)
    said = dict(_titles(node, titles))
    zh: dict[Tree, str] = {Name(name): title.zh for name, title in said.items()}
    en: dict[Tree, str] = {Name(name): title.en for name, title in said.items()}
    return Text(words(tree, zh).zh, words(tree, en).en)


def _titles(node: Calculated, titles: Mapping[str, Text]) -> Iterator[tuple[str, Text]]:
    for id in nodes_named(node):
        title = titles.get(id, Text(id, id))
        yield id, Text(f"“{title.zh}”得分", f"the score of “{title.en}”")
    for name in node.counting:
        for measure, what in MEASURES.items():
            yield f"{name}_{measure}", Text(f"“{name}”{what.zh}", f"the {what.en} of “{name}”")


def counting_words(name: str, counting: Counting, titles: Mapping[str, Text]) -> Text:
    """Which nodes a set counts: “missed”为带“约束性”标签且得分 < 分值的各项."""
    when = compared(words(parse(counting.when, "truth"), {Name("score"): "得分"})).zh
    when_en = words(parse(counting.when, "truth")).en
    tags = "、".join(counting.tags)
    named = [titles.get(id, Text(id, id)) for id in counting.nodes]
    among = [
        *([Text(f"带“{tags}”标签的", f"tagged {', '.join(counting.tags)}")] if tags else []),
        *([join(named, "、", ", ")] if named else []),
    ]
    whose = join(among, "和", " or ")
    return Text(f"“{name}”指{whose.zh}各项中“{when}”的", f"“{name}” are those {whose.en} where {when_en}")


def calculation_clause(node: Calculated, titles: Mapping[str, Text]) -> Text:
    """A calculated node as a regulation would put it; `titles` are those of the nodes it reads."""
    said = formula_words(node, titles)
    sets = [counting_words(name, counting, titles) for name, counting in node.counting.items()]
    apart = [APART] if node.apart else []
    return join([Text(f"计算：{said.zh}", f"calculated as {said.en}"), *sets, *_absent(node), *apart], "；", "; ")


APART = Text("单列，不计入上级得分", "stands apart, not counted in the score above")


def _absent(node: Calculated) -> list[Text]:
    if node.absent == "zero":
        return [Text("所引用的项目不计分的，按0计", "a node without a score counts as 0")]
    if node.absent == "skip":
        return [Text("所引用的项目不计分的，本项不计分", "not scored where a node it reads has no score")]
    return []
