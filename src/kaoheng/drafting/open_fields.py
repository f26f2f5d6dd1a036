"""What a proposed rule leaves open: the fields its model asks for and the sentence does not state."""

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kaoheng.drafting.proposal import Open
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.meanings import meanings
from kaoheng.rules.rule import Data, Rule
from kaoheng.text import Text

_ASKS = {
    "partial_step": Text("不足一步的如何计（P3）", "how a part of a step counts (P3)"),
    "gap": Text(
        "差距按绝对数，还是按目标值或基准值的百分比（P2）", "the gap as it is, or relative to target or baseline (P2)"
    ),
    "floor": Text("最低得多少分，可否倒扣（P5）", "the least score; may it go below zero (P5)"),
    "low": Text("最低得分，按分值的比例（P5）", "the least score as a share of the points (P5)"),
    "cap": Text("最高得多少（P4）", "the greatest score (P4)"),
    "high": Text(
        "最高得分，按分值的比例，null为不封顶（P4）", "the greatest score as a share of the points, null for none (P4)"
    ),
    "most": Text(
        "这一边最多加或扣多少分，null为不限（P4）", "the most these steps may come to, null for no limit (P4)"
    ),
    "zero_target": Text("目标值为零或负数时如何计（P8）", "a target of zero or less (P8)"),
    "ties": Text("数值相同的如何排名", "places of equal values"),
    "otherwise": Text("不属于以上各档的得多少分", "points where no tier fits"),
    "above_is_full": Text("高于区间上限是否仍得满分", "whether above the band is still full points"),
    "base": Text(
        "达到目标得分值的多少，或从满分还是0分起扣", "what reaching the target is worth, or where deductions start"
    ),
    "over": Text("超额完成如何加分，null为不加", "points beyond the target, null for none"),
    "position": Text("名次是公布的，还是按本组数值排的", "a published place, or the place in the own group"),
    "first_held": Text("保持第1名按进几位计", "what holding first place counts as"),
    "previous": Text("上年名次从哪里来", "where last year's place comes from"),
}


def rule_called(kind: str) -> type[Rule]:
    """The rule of a kind."""
    return next(rule for rule in RULES if kind in get_args(rule.model_fields["kind"].annotation))


def open_fields(kind: str, rule: Mapping[str, Any]) -> list[Open]:
    """Every mandatory field the rule still lacks, those of rules and steps inside it included."""
    return list(_open(rule_called(kind), rule, ""))


def _open(model: type[Data], given: Mapping[str, Any], path: str) -> Iterator[Open]:
    for name, field in model.model_fields.items():
        if name == "kind":
            continue
        if name not in given:
            if field.is_required():
                yield Open(path + name, _asks(model, name), _choices(field))
            continue
        value = given[name]
        for i, inside in enumerate(value if isinstance(value, list) else [value]):
            at = f"{path}{name}{f'[{i}]' if isinstance(value, list) else ''}."
            if isinstance(inside, dict):
                yield from _open(_model_of(field, inside), inside, at)


def _model_of(field: FieldInfo, inside: Mapping[str, Any]) -> type[Data]:
    if "kind" in inside:
        return rule_called(inside["kind"])
    return next(found for found in _parts(field.annotation) if isinstance(found, type) and issubclass(found, Data))


def _parts(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, UnionType, tuple):
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


def _asks(model: type[Data], name: str) -> Text:
    said = (meanings(model).get(name) or name).splitlines()[0].rstrip(".")
    return _ASKS.get(name, Text(said, said))


def _choices(field: FieldInfo) -> tuple[str, ...]:
    found: list[str] = []
    for part in _parts(field.annotation):
        if get_origin(part) is Literal:
            found += [str(choice) for choice in get_args(part)]
        elif part is bool:
            found += ["true", "false"]
        elif part is NoneType:
            found.append("null")
    return tuple(found)
