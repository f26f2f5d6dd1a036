"""The differences of two editions as a page people read."""

from collections.abc import Iterator, Sequence

from kaoheng.editions.changes import PARENT, ROOT, Change
from kaoheng.editions.effects import Effects, Shift, UnitEffect
from kaoheng.editions.labels import path_words, value_words
from kaoheng.method.calculation import calculation_clause
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, rule_of
from kaoheng.numbers import as_text
from kaoheng.rules.rule import About
from kaoheng.text import Language, Text, join, title_of

_STANDING = {"total": Text("总分", "total"), "rank": Text("名次", "rank"), "grade": Text("等次", "grade")}


def markdown(
    old: Method, new: Method, changes: Sequence[Change], effects: Effects | None, language: Language = "zh"
) -> str:
    """The whole page: a summary, the edition, nodes, and with evidence whom it concerns."""
    texts = [*_head(old, new), _summary(changes), *_sections(old, new, changes), *_effects(old, new, effects)]
    words = old.glossary | new.glossary
    return "\n\n".join(words.text(text)[language] for text in texts) + "\n"


def _head(old: Method, new: Method) -> Iterator[Text]:
    one, other = old.method, new.method
    yield Text(
        f"# {other.title}：与{one.title}的不同",
        f"# {other.title_en or other.title}: what differs from {one.title_en or one.title}",
    )


def _summary(changes: Sequence[Change]) -> Text:
    if not changes:
        return Text("两个版本没有不同。", "The two editions do not differ.")
    counts = {
        kind: sum(1 for each in changes if each.kind == kind) for kind in ("added", "removed", "moved", "changed")
    }
    return Text(
        f"新增{counts['added']}项，删去{counts['removed']}项，移动{counts['moved']}项，修改{counts['changed']}处。",
        f"{counts['added']} added, {counts['removed']} removed, {counts['moved']} moved, {counts['changed']} changes.",
    )


def _sections(old: Method, new: Method, changes: Sequence[Change]) -> Iterator[Text]:
    for kind, method, title in (("added", new, Text("新增", "Added")), ("removed", old, Text("删去", "Removed"))):
        nodes = [method.node(change.node) for change in changes if change.kind == kind]
        if nodes:
            yield Text("## ", "## ") + title
            yield join([_node(method, node) for node in nodes], "\n", "\n")
    moved = [change for change in changes if change.kind == "moved"]
    if moved:
        yield Text("## 移动", "## Moved")
        yield join([_moved(old, new, change) for change in moved], "\n", "\n")
    changed = [change for change in changes if change.kind == "changed"]
    for id in dict.fromkeys(change.node for change in changed):
        title = Text("办法总体", "The edition") if id == ROOT else _title(new.node(id))
        yield Text("## ", "## ") + title
        yield join([_changed(old, new, change) for change in changed if change.node == id], "\n", "\n")
        yield from _clauses(old, new, id)


def _title(node: TreeNode) -> Text:
    title = title_of(node)
    return Text(f"{title.zh}（{node.id}）", f"{title.en} ({node.id})")


def _node(method: Method, node: TreeNode) -> Text:
    said = Text("- ", "- ") + _title(node)
    if node.points is not None:
        said += Text(f"，{as_text(node.points)}分", f", {as_text(node.points)} points")
    return said if isinstance(node, Block) else said + Text("：", ": ") + _clause(method, node) + Text("。", ".")


def _moved(old: Method, new: Method, change: Change) -> Text:
    title, way = _title(new.node(change.node)), path_words(change.path)
    before, after = str(change.before), str(change.after)
    if change.path == (PARENT,):
        one, other = title_of(old.node(before)), title_of(new.node(after))
        return Text(f"- {title.zh}：由“{one.zh}”移至“{other.zh}”", f"- {title.en}: from “{one.en}” to “{other.en}”")
    return Text(f"- {title.zh}：{way.zh}由{before}变为{after}", f"- {title.en}: {way.en} {before}, now {after}")


def _changed(old: Method, new: Method, change: Change) -> Text:
    path, field = path_words(change.path, new, old), change.path[-1]
    before, after = value_words(change.before, field), value_words(change.after, field)
    return Text(f"- {path.zh}：由“{before.zh}”改为“{after.zh}”", f"- {path.en}: “{before.en}”, now “{after.en}”")


def _clauses(old: Method, new: Method, id: str) -> Iterator[Text]:
    """The clauses of both, where they read differently."""
    if id == ROOT:
        return
    one, other = old.node(id), new.node(id)
    if not isinstance(one, Block) and not isinstance(other, Block):
        before, after = _clause(old, one), _clause(new, other)
        if before != after:
            yield Text(f"原条文：{before.zh}。", f"Was: {before.en}.")
            yield Text(f"现条文：{after.zh}。", f"Now: {after.en}.")


def _clause(method: Method, item: Item | Calculated) -> Text:
    if isinstance(item, Calculated):
        return calculation_clause(item, {node.id: title_of(node) for node in method.nodes()})
    full = item.points if item.points is not None else method.method.full_marks
    return rule_of(item).clause(About(full, item.title, item.data.unit, item.direction))


def _effects(old: Method, new: Method, effects: Effects | None) -> Iterator[Text]:
    if effects is None:
        return
    yield Text("## 对得分的影响", "## What it does to scores")
    if not effects.units:
        yield Text("所有单位的得分、名次和等次均无变化。", "No unit's score, rank or grade differs.")
        return
    yield Text(
        f"{effects.count}个单位中有{len(effects.units)}个的得分、名次或等次有变化。",
        f"{len(effects.units)} of {effects.count} units differ in a score, rank or grade.",
    )
    yield join([line for unit in effects.units for line in _unit(old, new, unit)], "\n", "\n")


def _unit(old: Method, new: Method, unit: UnitEffect) -> Iterator[Text]:
    named = [_shift(_STANDING[shift.what], shift) for shift in unit.standing]
    scores = [_shift(_title_in(old, new, shift.what), shift) for shift in unit.scores]
    scores += [_shift(_title_in(old, new, shift.what) + Text("等次", " grade"), shift) for shift in unit.grades]
    who = Text(f"- {unit.title}（{unit.unit}）：", f"- {unit.title} ({unit.unit}): ")
    yield who + (join(named, "，", ", ") if named else Text("总分、名次和等次不变", "total, rank and grade as before"))
    if scores:
        yield Text("  - ", "  - ") + join(scores, "，", ", ")


def _title_in(old: Method, new: Method, id: str) -> Text:
    method = new if any(node.id == id for node in new.nodes()) else old
    return title_of(method.node(id))


def _shift(what: Text, shift: Shift) -> Text:
    before, after = shift.before or "—", shift.after or "—"
    return Text(f"{what.zh}{before}→{after}", f"{what.en} {before} → {after}")
