"""The kind of a target fits the direction of its item, and the rule that reads it."""

from collections.abc import Iterator

from kaoheng.lint.subject import Placed, Subject
from kaoheng.method.problems import Problem, warning
from kaoheng.rules.benchmark import Benchmark
from kaoheng.rules.rule import Rule
from kaoheng.text import Text

_DIRECTIONS = {"floor": ("up", "band"), "ceiling": ("down", "band"), "range": ("band",), "zero_event": ("down",)}
_WORDS = {
    "up": Text("正向", "higher-is-better"),
    "down": Text("逆向", "lower-is-better"),
    "band": Text("适度", "range"),
}


def check(subject: Subject) -> Iterator[Problem]:
    """Floors of items where lower is better, ranges of items without a range, places no rule compares."""
    for spot, item in subject.items:
        kind = item.target.kind if item.target is not None else ""
        fitting = _DIRECTIONS.get(kind)
        if fitting is not None and item.direction not in fitting:
            way = _WORDS[item.direction]
            what = Text(f"{way.zh}指标的目标类型是 {kind}", f"a {way.en} item has a target of the kind {kind}")
            mend = Text("请核对 direction 与 target.kind", "Check direction and target.kind")
            yield warning("target_against_direction", (*spot.loc, "target", "kind"), what, mend)
    for placed in subject.rules:
        if placed.loc[-1] == "rule":
            yield from _unread(subject, placed)


def _unread(subject: Subject, placed: Placed) -> Iterator[Problem]:
    kind = placed.target.kind if placed.target is not None else ""
    inside = [each.rule for each in subject.rules if each.loc[: len(placed.loc)] == placed.loc]
    compares = any(rule.peers_needed() or _reads_place(rule) for rule in inside)
    if kind == "rank" and not compares:
        what = Text("目标是位次，而规则不看名次", "the target is a place and the rule looks at none")
    elif kind == "benchmark" and not any(isinstance(rule, Benchmark) or rule.peers_needed() for rule in inside):
        what = Text("目标是对标值，而规则不与对标值比较", "the target is a benchmark and the rule compares with none")
    else:
        return
    mend = Text("请改用相应的规则，或改正 target.kind", "Use a rule that does, or correct target.kind")
    yield warning("target_not_read", (*placed.loc[:-1], "target", "kind"), what, mend)


def _reads_place(rule: Rule) -> bool:
    return type(rule).model_fields.keys() & {"position", "per_place"} != set()
