"""Conditions over one node: they can be read, see one unit, and name values that the node has."""

from collections.abc import Iterator, Sequence

from kaoheng.formula.errors import FormulaError
from kaoheng.formula.parse import names as names_in
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import looks_at_group
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem
from kaoheng.method.tree import Item, TreeNode, rule_of
from kaoheng.text import Text


def condition(loc: Loc, when: str, read: Sequence[TreeNode]) -> Iterator[Problem]:
    """Problems with a condition over one node, whichever of `read` that is."""
    try:
        tree = parse(when, "truth")
    except FormulaError as error:
        what = Text(
            f"条件“{when}”第{error.column}个字符处有误",
            f"the condition '{when}' is wrong at character {error.column}",
        )
        yield Problem("bad_formula", loc, what, error.mend)
        return
    if looks_at_group(tree):
        what = Text("条件用了组内统计", "the condition looks at the group")
        mend = Text("条件只能看本单位的数值，请改用指标计分", "A condition sees one unit only: make it an item instead")
        yield Problem("condition_on_group", loc, what, mend)
    other = [name for name in names_in(tree) if name not in ("score", "full")]
    for node in read:
        if isinstance(node, Item):
            yield from _parts(loc, node, other)
        elif other:
            yield _score_only(loc, node, other)


def _score_only(loc: Loc, node: TreeNode, other: list[str]) -> Problem:
    what = Text(f"{node.id} 没有 {'、'.join(other)}", f"{node.id} has no {', '.join(other)}")
    mend = Text("类别和总分只有 score 和 full，请改用指标", "Blocks and the total have score and full: name an item")
    return Problem("unknown_column", loc, what, mend)


def _parts(loc: Loc, item: Item, read: list[str]) -> Iterator[Problem]:
    """An item scored part by part has no value of the year but those its rule, or its data, name."""
    rule = rule_of(item)
    parts = rule.part_names()
    yearly = {*rule.columns(), *(name for name in item.data.columns if name not in rule.part_columns())}
    missing = [name for name in read if name not in parts and name not in yearly]
    if not parts or not missing:
        return
    what = Text(
        f"指标 {item.id} 没有全年的 {'、'.join(missing)}", f"{item.id} has no {', '.join(missing)} of the whole year"
    )
    mend = Text("请改用 score 或 full", "Use score or full")
    usable = [part for part in parts if _can_be_read(part)]
    if usable:
        mend = Text(f"请写明某一部分，如 {usable[0]}，或改用 score", f"Name a part, such as {usable[0]}, or use score")
    yield Problem("unknown_column", loc, what, mend)


def _can_be_read(part: str) -> bool:
    """Whether a formula can name a part: ids may hold hyphens, which a formula reads as minus."""
    try:
        return part != "score" and names_in(parse(part)) == (part,)
    except FormulaError:
        return False
