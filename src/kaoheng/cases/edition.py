"""The edition a case is scored by: the method with the case's changes, without the nodes it leaves out."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from kaoheng.cases.model import Case
from kaoheng.findings import Refused, errors
from kaoheng.method.calculation import reads
from kaoheng.method.check import check
from kaoheng.method.edition import Method
from kaoheng.method.messages import problems
from kaoheng.method.outcome import ByItems, ByNode, Grades
from kaoheng.method.policies import Transfer
from kaoheng.method.positions import Positions
from kaoheng.method.problems import Problem, near
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, walk
from kaoheng.method.vetoes import ItemZero, Veto
from kaoheng.text import Text


def edition_for(method: Method, case: Case) -> Method:
    """The method as the case scores it; Refused when the case names what is not there."""
    changed = _changed(method, case)
    if case.only:
        _check_named(changed, case)
        changed = pruned(changed, case.only)
    own = case.units.given.units
    groups = {
        id: group.model_copy(update={"units": tuple(unit for unit in group.units if unit in own.get(id, {}))})
        for id, group in changed.groups.items()
    }
    return changed.model_copy(update={"groups": groups})


def _changed(method: Method, case: Case) -> Method:
    layers = [layer for layer in case.layers if layer.given.change]
    if not layers:
        return method
    data = method.model_dump(mode="json", exclude_defaults=True)
    for layer in layers:
        data = _merged(data, layer.given.change)
    at = (*layers[-1].loc, "change")
    try:
        changed = Method.model_validate(data)
    except ValidationError as error:
        found = [Problem(one.code, (*at, *one.loc), one.what, one.mend) for one in problems(error, data)]
        raise Refused([problem.found(case.positions) for problem in found]) from None
    wrong = errors(check(changed, Positions(case.positions.file, {(): (case.positions.line(at) or 1, 1)})))
    if wrong:
        raise Refused(wrong)
    return changed


def _merged(one: Any, other: Any) -> Any:
    """Mappings field by field; everything else is replaced."""
    if not isinstance(one, dict) or not isinstance(other, Mapping):
        return other
    return one | {key: _merged(one.get(key), value) for key, value in other.items()}


def _check_named(method: Method, case: Case) -> None:
    known = [node.id for node in method.nodes()]
    at = next((layer.loc for layer in reversed(case.layers) if layer.given.only), ())
    found = [
        Problem(
            "unknown_node", (*at, "only", i), Text(f"没有名为 {id} 的节点", f"there is no node {id}"), near(id, known)
        )
        for i, id in enumerate(case.only)
        if id not in known
    ]
    if found:
        raise Refused([problem.found(case.positions) for problem in found])


def pruned(method: Method, wanted: Collection[str]) -> Method:
    """The method with these nodes, all below and above them, and what they read; no others."""
    named = set(wanted)
    while True:
        tree = _kept(method.tree, named)
        whole = {below.id for node in method.nodes() if node.id in named for below in walk((node,))} | {"total"}
        needed = {id for node in walk(tree) for id in _reads(method, node) if id not in whole}
        if not needed:
            break
        named |= needed
    kept = {node.id for node in walk(tree)} | {"total"}
    chain = tuple(
        key for key in method.ranking.chain if not isinstance(key, ByNode | ByItems) or (key.node or "total") in kept
    )
    update: dict[str, Any] = {
        "tree": _regraded(tree, kept),
        "ranking": method.ranking.model_copy(update={"chain": chain}),
    }
    update["grades"] = _under(method.grades, kept)
    update["vetoes"] = tuple(_within(veto, kept) for veto in method.vetoes)
    return method.model_copy(update=update)


def _regraded(nodes: tuple[TreeNode, ...], kept: Collection[str]) -> tuple[TreeNode, ...]:
    """The nodes, their own grades without ceilings on nodes that are left out."""
    return tuple(
        node.model_copy(update={"items": _regraded(node.items, kept), "grades": _under(node.grades, kept)})
        if isinstance(node, Block)
        else node
        for node in nodes
    )


def _under(grades: Grades | None, kept: Collection[str]) -> Grades | None:
    """Grades without ceilings on nodes that are left out."""
    if grades is None:
        return None
    ceilings = tuple(ceiling for ceiling in grades.ceilings if ceiling.node in kept)
    return grades.model_copy(update={"ceilings": ceilings})


def _within(veto: Veto, kept: Collection[str]) -> Veto:
    """A veto without its effects on nodes that are left out."""
    effects = tuple(one for one in veto.effects if not isinstance(one, ItemZero) or one.node in kept)
    return veto.model_copy(update={"effects": effects})


def _kept(nodes: Iterable[TreeNode], wanted: Collection[str]) -> tuple[TreeNode, ...]:
    found: list[TreeNode] = []
    for node in nodes:
        if node.id in wanted:
            found.append(node)
        elif isinstance(node, Block):
            below = _kept(node.items, wanted)
            found += [node.model_copy(update={"items": below})] if below else []
    return tuple(found)


def _reads(method: Method, node: TreeNode) -> list[str]:
    """The other nodes a node cannot do without; a block needs none but those kept below it."""
    read = [*reads(method.root, node)] if isinstance(node, Calculated) else []
    read += [*node.data.columns.values(), *node.data.reads] if isinstance(node, Item) else []
    return [*read, node.not_applicable.to] if isinstance(node.not_applicable, Transfer) else read
