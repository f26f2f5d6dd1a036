"""Where an item's values come from and what they are held against, as an article says it."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.clauses.writing import Writing
from kaoheng.formula.words import NAMES
from kaoheng.method.tree import Binding, Item, OverPeriods, Target, TargetKind
from kaoheng.numbers import as_text
from kaoheng.text import Text, join

_STATUS = {
    "reported": Text("报送数", "reported"),
    "certified": Text("核定数", "certified"),
    "provisional": Text("初步核算数", "provisional"),
    "final": Text("最终核实数", "final"),
}
_COMBINED = {
    "sum": Text("各期数值之和", "the sum over the periods"),
    "mean": Text("各期数值的平均数", "the mean over the periods"),
    "last": Text("最近一期数值", "the last period"),
    "first": Text("最早一期数值", "the first period"),
    "max": Text("各期数值中的最大值", "the highest of the periods"),
    "min": Text("各期数值中的最小值", "the lowest of the periods"),
}
_KINDS: dict[TargetKind, Text] = {
    "point": Text("年度目标值", "the year's target"),
    "floor": Text("底线目标", "a floor"),
    "ceiling": Text("上限控制目标", "a ceiling"),
    "range": Text("区间目标", "a range"),
    "binding": Text("约束性目标", "a binding target"),
    "hold": Text("保持性目标", "a level to be held"),
    "zero_event": Text("零发生目标", "no event"),
    "milestone": Text("节点目标", "a milestone"),
    "staged": Text("分阶段目标", "a staged target"),
    "rank": Text("位次目标", "a place"),
    "benchmark": Text("对标目标", "a benchmark"),
}


def target_words(target: Target | None, item: Item, writing: Writing) -> Text | None:
    """年度目标为约束性目标，目标值见年度目标任务书."""
    if target is None or target.kind in ("rank", "benchmark"):
        return None
    unit, kind = item.data.unit, _KINDS[target.kind]
    said = Text(f"本项设{kind.zh}", f"The target is {kind.en}")
    if target.low is not None and target.high is not None:
        low, high = _with(target.low, unit), _with(target.high, unit)
        return said + Text(f"，即{low}至{high}。", f": {low} to {high}.")
    if target.value is not None:
        value = _with(target.value, unit)
        said += Text(f"，目标值为{value}", f": {value}")
    if target.by_unit:
        each = [
            Text(f"{name.zh}{_with(value, unit)}", f"{name.en} {_with(value, unit)}")
            for name, value in ((writing.units([id]), value) for id, value in target.by_unit.items())
        ]
        listed = join(each, "、", ", ")
        said += Text(f"，分单位为：{listed.zh}", f"; by unit: {listed.en}")
    elif target.value is None:
        said += Text("，以年度目标任务书为准", ", as issued to each unit")
    return said + Text("。", ".")


def data_words(item: Item, writing: Writing) -> Iterator[Text]:
    """By whom values are given, in what unit, of which status, until when; what words count as."""
    data = item.data
    parts = list(_source(data))
    if parts:
        yield join(parts, "，", ", ") + Text("。", ".")
    if data.codes:
        counted = [
            Text(f"“{word}”计{as_text(value)}", f"“{word}” = {as_text(value)}") for word, value in data.codes.items()
        ]
        yield join(counted, "，", ", ") + Text("。", ".")
    for column, source in data.columns.items():
        name, node = NAMES.get(column, Text(column, column)), writing.node(source)
        yield Text(f"{name.zh}取{node.zh}的实际值。", f"{name.en}: the actual value of {node.en}.")


def _source(data: Binding) -> Iterator[Text]:
    if data.owner:
        yield Text(f"由{data.owner}提供数据并负责解释", f"Data and their interpretation: {data.owner}")
    if data.unit:
        yield Text(f"计量单位为{data.unit}", f"unit of measure: {data.unit}")
    if data.status:
        states = join([_STATUS[status] for status in data.status], "或", " or ")
        yield Text(f"采用{states.zh}", f"{states.en} figures")
    if data.cut_off is not None:
        day = data.cut_off
        yield Text(f"以{day.year}年{day.month}月{day.day}日前核定的数据为准", f"established by {day.isoformat()}")
    if data.over_periods is not None:
        how, skip = _combined(data.over_periods), data.over_periods.incomplete == "skip"
        yield Text(f"全年数值取{how.zh}", f"the year's value is {how.en}")
        yield (
            Text("缺少的时段不计入", "periods without data are left out")
            if skip
            else Text("缺少任一时段的按没有数据处理", "without any one of them there is no value")
        )


def _combined(over: OverPeriods) -> Text:
    """How periods become the year's value: 最高的3期数值的平均数."""
    if over.combine != "best":
        return _COMBINED[over.combine]
    which = Text("最高", "highest") if over.best == "high" else Text("最低", "lowest")
    made = Text("平均数", "mean") if over.then == "mean" else Text("之和", "sum")
    return Text(f"{which.zh}的{over.n}期数值的{made.zh}", f"the {made.en} of the {over.n} {which.en} periods")


def _with(value: Fraction, unit: str) -> str:
    return as_text(value) + unit
