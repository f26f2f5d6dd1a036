"""Channels and treatments fit together: what is named exists, nothing reads itself, nothing is made up silently."""

from collections.abc import Iterator

from kaoheng.method.checks.names import unknown
from kaoheng.method.edition import Method
from kaoheng.method.outcome import ByRaters
from kaoheng.method.positions import Loc, spots
from kaoheng.method.problems import Problem, near, warning
from kaoheng.method.tree import Item, rule_of
from kaoheng.rules.rule import Rule
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems of items that take their value from a channel or treat it, and channels that no item takes."""
    items = [(spot.loc, spot.node) for spot in spots(method.tree) if isinstance(spot.node, Item)]
    known = dict.fromkeys(item.id for _, item in items)
    reads = {item.id: item.data.reads for _, item in items}
    for loc, item in items:
        if item.data.channel:
            yield from _channel(method, item, loc)
        for i, step in enumerate(item.data.steps):
            for other in step.reads():
                yield from unknown("item", other, known, (*loc, "data", "treat", i))
        if item.data.treat:
            yield from _steps(method, item, loc)
        if item.data.derived:
            yield from _by_part(item, loc)
        yield from _circle(item, reads, loc)
    for i, key in enumerate(method.ranking.chain):
        if isinstance(key, ByRaters):
            yield from _taken(method, key.channel, key.take, ("ranking", "chain", i))
    used = {item.data.channel for _, item in items}
    used |= {key.channel for key in method.ranking.chain if isinstance(key, ByRaters)}
    for id in method.channels:
        if id not in used:
            what = Text(f"没有指标取用 {id}", f"no item takes the channel {id}")
            mend = Text("请删去，或在某个指标的 data 下写 channel", "Remove it, or name it under an item's data")
            yield warning("unused_channel", ("channels", id), what, mend)


def _channel(method: Method, item: Item, loc: Loc) -> Iterator[Problem]:
    yield from _taken(method, item.data.channel, item.data.take, (*loc, "data"))
    if item.data.over_periods is not None:
        what = Text("取自渠道的值没有分期", "a value of a channel has no periods")
        yield Problem("periods_of_channel", (*loc, "data", "over_periods"), what, Text("请删去", "Remove it"))


def _taken(method: Method, channel: str, take: str, loc: Loc) -> Iterator[Problem]:
    """A problem when there is no such channel, or it has no such measure."""
    if channel not in method.channels:
        what = Text(f"没有名为 {channel} 的渠道", f"there is no channel called {channel}")
        yield Problem("unknown_channel", (*loc, "channel"), what, near(channel, method.channels))
    elif take not in (measures := method.channel(channel).measures()):
        what = Text(f"渠道 {channel} 没有结果 {take}", f"{channel} has no measure {take}")
        yield Problem("unknown_measure", (*loc, "take"), what, near(take, measures))


def _steps(method: Method, item: Item, loc: Loc) -> Iterator[Problem]:
    steps = item.data.steps
    for i, step in enumerate(steps):
        if step.by_period() and not all(before.by_period() for before in steps[:i]):
            what = Text("缺数代码须先于其他步骤", "codes for missing values act before all other steps")
            mend = Text("请移到 treat 的最前面", "Put it first under treat")
            yield Problem("codes_not_first", (*loc, "data", "treat", i), what, mend)
    common = method.policies.missing
    if any(step.fills() for step in steps) and item.missing is None and common not in (None, "block"):
        what = Text(
            "已写明缺数插补，又沿用全办法的缺数处理",
            "values are imputed, and the method's policy for missing holds too",
        )
        mend = Text(
            "请在本项写明 missing：插补不了的单位如何处理",
            "State missing here: what counts where nothing could be imputed",
        )
        yield Problem("imputed_and_missing", (*loc, "missing"), what, mend)
    beside = [name for name in rule_of(item).columns() if name.startswith(("target", "prior", "baseline"))]
    if beside and any(step.changes_scale() for step in steps):
        what = Text(f"实际值经过变换，{'、'.join(beside)}没有", f"the value is transformed, {', '.join(beside)} is not")
        mend = Text("请按变换后的数值填报这些列", "Give these columns as they are after the transform")
        yield warning("transformed_alone", (*loc, "data", "treat"), what, mend)


def _by_part(item: Item, loc: Loc) -> Iterator[Problem]:
    rules: list[tuple[Rule, Loc]] = [(rule_of(item), (*loc, "rule"))]
    rules += [
        (override.rule, (*loc, "overrides", i, "rule")) for i, override in enumerate(item.overrides) if override.rule
    ]
    for rule, at in rules:
        if "actual" in rule.part_columns():
            what = Text(
                "规则逐期读取实际值，而渠道和数据处理只给全年值",
                "the rule reads the value part by part; channels and treatments give one for the year",
            )
            mend = Text("请换用读取全年值的规则", "Use a rule that reads the year's value")
            yield Problem("derived_by_part", at, what, mend)


def _circle(item: Item, reads: dict[str, tuple[str, ...]], loc: Loc) -> Iterator[Problem]:
    """A problem when an item's treatments read, through others, the item itself."""
    seen: dict[str, None] = {}
    ahead = list(reads[item.id])
    while ahead:
        other = ahead.pop()
        if other == item.id:
            through = "、".join(seen)
            what = Text(f"{item.id} 的处理步骤读取了它自己", f"the treatments of {item.id} read the item itself") + (
                Text(f"（经{through}）", f" (through {through})") if through else Text("", "")
            )
            mend = Text("请改用不依赖本项的指标", "Name an item that does not depend on this one")
            yield Problem("treatment_circle", (*loc, "data", "treat"), what, mend)
            return
        if other not in seen:
            seen[other] = None
            ahead += reads.get(other, ())
