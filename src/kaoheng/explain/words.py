"""The words of an explanation: columns, statuses, dates, sources, rounding, and policies for cells without data."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import attrgetter

from kaoheng.explain.reasons import NOTHING, Derived, Input, Part, State
from kaoheng.formula.words import NAMES
from kaoheng.freeze.kinds import kind_words
from kaoheng.method.phrases import COMBINED, STATUS, over_words
from kaoheng.method.policies import Fixed, Missing, NotApplicable, Transfer
from kaoheng.numbers import written
from kaoheng.text import Text, day, join

ABSENT: dict[State, Text] = {
    "missing": Text("没有数据", "no data"),
    "not_applicable": Text("不涉及该项工作", "not applicable"),
}


_COLUMNS = {**NAMES, "benchmark": Text("对标值", "benchmark")}


def combined_words(one: Input) -> Text:
    """How the parts of an input became its value: 合计, 取最高的2期平均."""
    if one.chosen is None:
        return COMBINED.get(one.combine, NOTHING)
    return over_words(one.chosen)


def column_title(name: str) -> Text:
    """What a column is called; columns without a well-known name are called by their own.

    >>> column_title("level").zh, column_title("density").zh
    ('总量', 'density')
    """
    return _COLUMNS.get(name) or kind_words(name)


def status_words(status: str) -> Text:
    """A status of evidence, 最终核实数; another word stays as it is."""
    return STATUS.get(status, Text(status, status))


def date_words(as_of: str) -> Text:
    """A date in both languages; text that is no date stays as it is.

    >>> date_words("2022-01-20")
    Text(zh='2022年1月20日', en='2022-01-20')
    """
    try:
        return day(date.fromisoformat(as_of))
    except ValueError:
        return Text(as_of, as_of)


def source_words(inputs: Iterable[Input], owner: str = "") -> Text:
    """Where the values came from: 数据来源：市统计局，状态：最终核实数，核定日期2022年1月20日。

    The origins of the actual value speak for the item; where it has none, those of the other columns.
    """
    every = list(inputs)
    found = _origins([one for one in every if one.name == "actual"]) or _origins(every)
    if not found:
        return Text(f"数据来源：{owner}。", f" Source: {owner}.") if owner else NOTHING
    named = [_origin(source or owner, status, as_of) for source, status, as_of in found]
    return Text("数据来源：", " Source: ") + join(named) + Text("。", ".")


_ORIGIN = attrgetter("source", "status", "as_of")


def _origins(inputs: Iterable[Input]) -> list[tuple[str, str, str]]:
    """Every different source, status and date, in the order of the readings."""
    readings: list[Input | Part] = []
    for one in inputs:
        readings += one.parts or [one]
    different = dict.fromkeys(map(_ORIGIN, readings))
    return [origin for origin in different if any(origin)]


@lru_cache(2**10)
def _origin(source: str, status: str, as_of: str) -> Text:
    state, day = status_words(status), date_words(as_of)
    zh = [source, status and f"状态：{state.zh}", as_of and f"核定日期{day.zh}"]
    en = [source, status and f"status {state.en}", as_of and f"established on {day.en}"]
    return Text("，".join(filter(None, zh)), ", ".join(filter(None, en)))


def derived_words(inputs: Iterable[Input]) -> Text:
    """How values were made: 民主测评：得分90.98=…；数据处理：…。 Measures of one channel tell the same, once."""
    made = [one.derived for one in inputs if one.derived is not None]
    return join(list(dict.fromkeys(map(_made_words, made))), "", "") if made else NOTHING


def _made_words(made: Derived) -> Text:
    said = NOTHING
    name = made.title if made.channel else Text("数据处理", "Treatment")
    if made.steps:
        steps = join(list(made.steps))
        said += Text(f"{name.zh}：{steps.zh.rstrip('。')}。", f" {name.en}: {steps.en.rstrip('.')}.")
    if made.refused.zh:
        said += Text(f"{made.refused.zh.rstrip('。')}。", f" {made.refused.en.rstrip('.')}.")
    return said


def basis_words(clause: str) -> Text:
    """依据：××细则第×条第×款。"""
    return Text(f"依据：{clause}。", f" Basis: {clause}.") if clause else NOTHING


def given_words(policy: Missing | NotApplicable | None, score: str, full: str, peers: str) -> Text:
    """The points a policy gives a cell: 按规定得满分10分."""
    of = Text(f"得{score}分（满分{full}分）", f"{score} of {full} points")
    match policy:
        case "zero":
            return Text("按规定不得分，", "no points by rule: ") + of
        case "full":
            return Text("按规定得满分，", "full points by rule: ") + of
        case "group_average":
            return Text(f"按本组有数据的{peers}个单位的平均得分计，", f"the mean of the {peers} units with data: ") + of
        case Fixed():
            fixed = written(policy.score)
            return Text(f"按规定计{fixed}分，", f"{fixed} points by rule: ") + of
        case _:
            return of


def handed_words(absence: NotApplicable | None, to: str) -> Text:
    """Where the points of a cell without a score go: 其分值按比例分摊到其他指标."""
    match absence:
        case "spread":
            return Text("按比例分摊到其他指标", "spread over the other items pro rata")
        case "spread_equal":
            return Text("平均分摊到其他指标", "spread over the other items in equal parts")
        case Transfer():
            return Text(f"转至“{to}”", f"handed to “{to}”")
        case _:
            return Text("不分摊", "handed to none")
