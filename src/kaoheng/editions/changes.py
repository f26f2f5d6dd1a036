"""What differs between two editions: nodes added, removed and moved, and every field that reads otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kaoheng.method.edition import Method
from kaoheng.method.tree import TreeNode

Path = tuple[str, ...]
ROOT = "total"
"""Where fields of the edition itself are said to stand."""
ORDER = "order"
"""The field a node's place among its neighbours is called by."""
PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are plain data as a method file would hold it; None where absent."""

    kind: Literal["added", "removed", "moved", "changed"]
    node: str
    path: Path = ()
    before: Any = None
    after: Any = None


def differences(old: Method, new: Method) -> tuple[Change, ...]:
    """Every difference; none for editions that say the same.

    Nodes are matched by id, members of lists by id where they have one, else by their position.
    """
    return (*_edition(old, new), *_nodes(old, new))


def _edition(old: Method, new: Method) -> Iterator[Change]:
    before, after = (method.model_dump(mode="json", exclude={"tree"}, exclude_defaults=True) for method in (old, new))
    for path, a, b in _leaves(before, after, ()):
        yield Change("changed", ROOT, path, a, b)


def _nodes(old: Method, new: Method) -> Iterator[Change]:
    before, after = ({node.id: node for node in method.nodes()} for method in (old, new))
    for id in before:
        if id not in after:
            yield Change("removed", id)
    for id in after:
        if id not in before:
            yield Change("added", id)
    yield from _moves(_parents(old), _parents(new))
    for id, node in before.items():
        if id in after:
            for path, a, b in _leaves(_own(node), _own(after[id]), ()):
                yield Change("changed", id, path, a, b)


def _own(node: TreeNode) -> dict[str, Any]:
    """A node's fields without its items."""
    return node.model_dump(mode="json", exclude={"items", "id"}, exclude_defaults=True)


def _parents(method: Method) -> dict[str, str]:
    """The node every node stands under, in the order written."""
    blocks = (method.root, *method.blocks)
    under = {child.id: block.id for block in blocks for child in block.items}
    return {node.id: under[node.id] for node in method.nodes()}


def _moves(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    staying = [id for id in old if id in new and old[id] == new[id]]
    for id in old:
        if id in new and old[id] != new[id]:
            yield Change("moved", id, (PARENT,), old[id], new[id])
    for parent in dict.fromkeys(old[id] for id in staying):
        here = {id for id in staying if old[id] == parent}
        places, later = (
            {id: str(at) for at, id in enumerate((id for id in ids if id in here), 1)} for ids in (old, new)
        )
        for id, place in places.items():
            if place != later[id]:
                yield Change("moved", id, (ORDER,), place, later[id])


def _leaves(a: Any, b: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    """Every path at which two values differ; whole rules where even their kinds do."""
    if a == b:
        return
    if isinstance(a, dict) and isinstance(b, dict) and a.get("kind") == b.get("kind"):
        for key in dict.fromkeys((*a, *b)):
            yield from _leaves(a.get(key), b.get(key), (*path, key))
    elif _by_id(a) and _by_id(b):
        ones, others = ({each["id"]: each for each in members} for members in (a, b))
        for id in dict.fromkeys((*ones, *others)):
            yield from _leaves(ones.get(id), others.get(id), (*path, id))
        if list(ones) != list(others):
            yield (*path, ORDER), list(ones), list(others)
    elif _tables(a) and _tables(b):
        for at in range(max(len(a), len(b))):
            one, other = (members[at] if at < len(members) else None for members in (a, b))
            yield from _leaves(one, other, (*path, f"#{at + 1}"))
    else:
        yield path, a, b


def _tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _by_id(value: Any) -> bool:
    return _tables(value) and all("id" in each for each in value) and len({e["id"] for e in value}) == len(value)
