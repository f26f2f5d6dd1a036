"""Steps of treatment change something, in an order in which each can act."""

from collections.abc import Iterator, Sequence

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text
from kaoheng.treatment.convert import Convert
from kaoheng.treatment.impute import Impute
from kaoheng.treatment.treatment import Treatment


def check(subject: Subject) -> Iterator[Problem]:
    """Conversions into another unit than the item's or by one, and imputations with nothing left to fill."""
    for spot, item in subject.items:
        loc: Loc = (*spot.loc, "data", "treat")
        yield from _conversions(item.data.steps, item.data.unit, loc)
        yield from _imputations(item.data.steps, loc)


def _conversions(steps: Sequence[Treatment], unit: str, loc: Loc) -> Iterator[Problem]:
    last = max((i for i, step in enumerate(steps) if step.reported_in()), default=-1)
    for i, step in enumerate(steps):
        if not isinstance(step, Convert):
            continue
        if i == last and unit and step.to_unit != unit:
            what = Text(
                f"换算为{step.to_unit}，本项的单位却是{unit}", f"converted to {step.to_unit}, but the item is in {unit}"
            )
            mend = Text("请使 to_unit 与 data.unit 一致", "Let to_unit be data.unit")
            yield warning("converted_to_another_unit", (*loc, i, "to_unit"), what, mend)
        if step.factor == 1:
            what = Text("乘以1等于不换算", "a factor of 1 converts nothing")
            yield warning("converts_nothing", (*loc, i, "factor"), what, Text("请核对系数", "Check the factor"))


def _imputations(steps: Sequence[Treatment], loc: Loc) -> Iterator[Problem]:
    filled = False
    for i, step in enumerate(steps):
        if isinstance(step, Impute) and filled:
            what = Text("前面已按组内或全部单位插补，这里没有可补的", "an earlier step has filled every gap it can")
            mend = Text(
                "请删去其中一步，或把沿用上年值放在前面", "Remove one, or carry last year's values forward first"
            )
            yield warning("imputed_twice", (*loc, i), what, mend)
        filled = filled or (isinstance(step, Impute) and step.by in ("group_mean", "group_median"))
