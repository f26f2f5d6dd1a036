"""Classes of voters or raters: their weights, which may differ by class of unit, and what becomes of an empty one."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Literal

from kaoheng.numbers import RoundingMode, as_text
from kaoheng.rules.policies import share
from kaoheng.rules.rounding import MODES
from kaoheng.rules.rule import Data, Decimals, Exact
from kaoheng.text import Text, join, title_of


class VoterClass(Data):
    """One class of voters or raters: A票, 分管领导."""

    title: str = ""
    """What sentences call it; its id where nothing is written."""
    title_en: str = ""
    weight: Exact | None = None
    """Its share of the score. Either every class has one, or none has and all voters count alike."""


class WeightsFor(Data):
    """The weights that hold for some ranking groups or units instead; the last entry that fits holds."""

    groups: tuple[str, ...] = ()
    """The ranking groups it is for."""
    units: tuple[str, ...] = ()
    """The units it is for; with `groups` both must fit."""
    weights: dict[str, Exact]
    """The weight of every class."""


class Rounded(Data):
    """How many decimals the score of a class and the whole score are rounded to."""

    classes: Decimals
    """Decimals of the score of a class."""
    score: Decimals
    """Decimals of the whole score."""
    mode: RoundingMode
    """How both are rounded."""


EmptyClass = Literal["spread", "refuse"] | dict[str, str]
"""A class with weight and no votes: its weight is spread over the others in proportion to theirs, or the unit has no
score, or `{C: B}` gives the weight of C to B."""


def check_weights(classes: Mapping[str, VoterClass], weights_for: Collection[WeightsFor], empty: "EmptyClass") -> None:
    """ValueError in both languages when weights, exceptions or merges do not fit together."""
    if "" in classes and len(classes) > 1:
        raise ValueError("只有一类时编号才可为空（only a single class may be nameless）")
    given = [each.weight for each in classes.values() if each.weight is not None]
    if given and len(given) < len(classes):
        raise ValueError("各类权重须全部写明或全部不写（give every class a weight, or none）")
    if weights_for and not given:
        raise ValueError("未写各类权重时不写weights_for（weights_for needs weights of the classes）")
    sets = [dict(zip(classes, given, strict=True))] if given else []
    for weights in [*sets, *(each.weights for each in weights_for)]:
        if set(weights) != set(classes):
            raise ValueError("weights_for须写明每一类的权重（weights_for names the weight of every class）")
        if min(weights.values()) < 0 or sum(weights.values()) != 1:
            raise ValueError(
                f"各类权重之和应为1，现为{as_text(sum(weights.values(), Fraction(0)))}（weights add up to 1）"
            )
    if any(not each.groups and not each.units for each in weights_for):
        raise ValueError("weights_for须写明groups或units（weights_for names groups or units）")
    if isinstance(empty, dict):
        _check_merges(classes, empty)


def _check_merges(classes: Mapping[str, VoterClass], merges: Mapping[str, str]) -> None:
    if not {*merges, *merges.values()} <= set(classes):
        raise ValueError("empty_class只能写已有的类别（empty_class names classes that exist）")
    for start in merges:
        at, seen = start, set[str]()
        while at in merges:
            if at in seen:
                raise ValueError("empty_class的并入关系成环（classes merge in a circle）")
            seen.add(at)
            at = merges[at]


def weights_of(
    classes: Mapping[str, VoterClass], weights_for: Collection[WeightsFor], unit: str
) -> dict[str, Fraction]:
    """The weight of each class for one unit; empty where all voters count alike."""
    weights = {name: each.weight for name, each in classes.items() if each.weight is not None}
    for each in weights_for:
        if each.groups:
            raise ValueError("weights that depend on the group: call for_group first")
        if unit in each.units or not each.units:
            weights = dict(each.weights)
    return {name: weights[name] for name in classes if name in weights}


def in_group(weights_for: Collection[WeightsFor], group: str) -> tuple[WeightsFor, ...]:
    """The exceptions that may hold in one group; those left name units only, or every unit where `units` is empty."""
    return tuple(
        each.model_copy(update={"groups": ()}) for each in weights_for if group in each.groups or not each.groups
    )


def held(weights: Mapping[str, Fraction], present: Collection[str], empty: EmptyClass) -> dict[str, Fraction] | Text:
    """The weights once empty classes have been dealt with, or why there is no score.

    >>> w = {"A": Fraction(2, 5), "B": Fraction(3, 10), "C": Fraction(3, 10)}
    >>> {name: str(weight) for name, weight in held(w, ["A", "B"], "spread").items()}
    {'A': '4/7', 'B': '3/7'}
    """
    moved = {name: weight for name, weight in weights.items() if weight}
    if isinstance(empty, dict):
        for name in list(moved):
            to = name
            while to not in present and to in empty:
                to = empty[to]
            if to != name:
                moved[to] = moved.get(to, Fraction(0)) + moved.pop(name)
    missing = [name for name in moved if name not in present]
    if not missing:
        return {name: moved[name] for name in weights if name in moved}
    there = {name: weight for name, weight in moved.items() if name in present}
    if empty == "spread" and there:
        total = sum(there.values())
        return {name: weight / total for name, weight in there.items()}
    names = "、".join(missing)
    return Text(f"{names}类没有有效评价，不能计分", f"no valid votes of class {', '.join(missing)}")


def class_name(classes: Mapping[str, VoterClass], name: str) -> Text:
    """What sentences call a class."""
    return title_of(classes[name], name)


def weights_words(classes: Mapping[str, VoterClass], weights: Mapping[str, Fraction]) -> Text:
    """A占40%、B占30%."""
    each = [
        class_name(classes, name) + Text(f"占{share(weight).zh}", f" {share(weight).en}")
        for name, weight in weights.items()
    ]
    return join(each, "、", ", ")


def weights_clause(classes: Mapping[str, VoterClass], weights_for: Collection[WeightsFor], empty: EmptyClass) -> Text:
    """The weights of all classes, where they differ, and what becomes of an empty class."""
    weights = {name: each.weight for name, each in classes.items() if each.weight is not None}
    if not weights:
        return Text("各类评价合并计算，不分权重", "all classes count alike")
    said = [weights_words(classes, weights)]
    for each in weights_for:
        whom = "、".join([*each.groups, *each.units])
        words = weights_words(classes, each.weights)
        said.append(Text(f"对{whom}，{words.zh}", f"for {whom}: {words.en}"))
    return join([*said, _empty_words(empty)])


def _empty_words(empty: EmptyClass) -> Text:
    if empty == "spread":
        return Text(
            "某类没有有效评价的，其权重按比例分摊到其他类", "the weight of an empty class is spread over the others"
        )
    if empty == "refuse":
        return Text("某类没有有效评价的，不予计分", "no score where a class is empty")
    each = [Text(f"{a}类没有有效评价的，并入{b}类", f"an empty class {a} is merged into {b}") for a, b in empty.items()]
    return join(each)


def rounding_words(rounding: Rounded) -> Text:
    """各类得分保留2位小数，综合得分保留2位小数，四舍五入."""
    unrounded = rounding.classes is None and rounding.score is None
    return join(
        [
            _to(rounding.classes, Text("各类得分", "class scores")),
            _to(rounding.score, Text("综合得分", "the score")),
            *([] if unrounded else [MODES[rounding.mode]]),
        ],
        "，",
        ", ",
    )


def _to(decimals: int | None, what: Text) -> Text:
    if decimals is None:
        return what + Text("不取舍", " unrounded")
    return what + Text(f"保留{decimals}位小数", f" to {decimals} decimals")
