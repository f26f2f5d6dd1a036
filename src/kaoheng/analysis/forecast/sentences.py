"""What is said about a forecast: the value, how it was made, how sure it is, and the rule it would meet."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.forecast.forecast import Forecast
from kaoheng.numbers import written
from kaoheng.text import Text, join


def said(forecast: Forecast) -> Text:
    """The whole of it in one sentence."""
    return join(list(_parts(forecast)), "；", "; ") + Text("。", ".")


def _parts(f: Forecast) -> Iterator[Text]:
    known, so_far, middle = f.known.words(), _amount(f, f.so_far), _amount(f, f.middle)
    yield Text(
        f"{known.zh}为{so_far}，按{f.way.zh}（{f.why.zh}），预计全年{middle}",
        f"{so_far} in {known.en}; by {f.way.en} ({f.why.en}) {middle} for the year",
    )
    if f.filled:
        yield Text(
            f"其中{f.filled}期未报，按前后两期推算", f"{f.filled} periods were not reported and were put in between"
        )
    yield _spread(f)
    if f.tried is not None:
        years, error = "、".join(map(str, f.tried.years)), _percent(f.tried.mean_size, 2)
        yield Text(
            f"用同样办法回测{years}年，平均误差{error}", f"tried on {years.replace('、', ', ')}, it was off by {error}"
        )
    yield from _target(f)
    yield _points(f)


def _spread(f: Forecast) -> Text:
    if f.low is None or f.high is None:
        return Text("数据太少，不给区间", "too few figures for an interval")
    share, low, high = _percent(f.coverage, 0), written(f.low), _amount(f, f.high)
    return Text(f"{share}区间为{low}至{high}", f"{share} interval {low} to {high}")


def _target(f: Forecast) -> Iterator[Text]:
    if f.target is None and f.target_high is None:
        return
    bounds = "—".join(written(bound) for bound in (f.target, f.target_high) if bound is not None)
    if f.chance is None:
        yield Text(f"目标{bounds}{f.item.data.unit}", f"target {bounds}{_spaced(f.item.data.unit)}")
    else:
        chance = _chance(f.chance)
        yield Text(
            f"目标{bounds}{f.item.data.unit}，达标概率{chance.zh}",
            f"target {bounds}{_spaced(f.item.data.unit)}, met with a probability of {chance.en}",
        )


def _chance(share: Fraction) -> Text:
    """A probability in words that do not claim certainty of what was only simulated."""
    if share < Fraction(1, 100):
        return Text("不足1%", "less than 1%")
    if share > Fraction(99, 100):
        return Text("超过99%", "more than 99%")
    percent = _percent(share, 0)
    return Text(f"约{percent}", f"about {percent}")


def _points(f: Forecast) -> Text:
    e = f.expected
    if e.middle is None:
        return Text(f"不估得分：{e.words.zh}", f"no score is expected: {e.words.en}")
    ends = sorted(score for score in (e.low, e.high) if score is not None)
    zh = f"（区间两端为{written(ends[0])}和{written(ends[1])}分）" if len(ends) == 2 else ""
    en = f" ({written(ends[0])} and {written(ends[1])} at the ends)" if len(ends) == 2 else ""
    return Text(
        f"预计得{written(e.middle)}分{zh}，依据：{e.words.zh}", f"{written(e.middle)} points{en} by: {e.words.en}"
    )


def _amount(f: Forecast, value: Fraction) -> str:
    return written(value) + f.item.data.unit


def _spaced(unit: str) -> str:
    return unit if unit in ("", "%", "％") else f" {unit}"


def _percent(share: Fraction, decimals: int) -> str:
    return written(share * 100, decimals) + "%"
