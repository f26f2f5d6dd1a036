"""What is said about a trajectory, with its numbers, in both languages."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.trajectory.follow import Progress, Stage, Trajectory
from kaoheng.analysis.trajectory.goals import Band
from kaoheng.analysis.trajectory.growth import average_growth
from kaoheng.numbers import written
from kaoheng.text import Text, join

_NUMERALS = dict(enumerate(("一", "两", "三", "四", "五", "六", "七", "八", "九", "十"), start=1))
_DOUBLINGS = {Fraction(2): "翻一番", Fraction(4): "翻两番", Fraction(8): "翻三番"}


def said(trajectory: Trajectory) -> Text:
    """The whole of it: the goal and the growth it needs, what came so far, and what the rest must bring."""
    return join(list(_parts(trajectory)), "；", "; ") + Text("。", ".")


def _parts(t: Trajectory) -> Iterator[Text]:
    goal, years, latest = t.goal, t.goal.aim.year - t.goal.base.year, t.latest
    yield _goal(t) + Text("，年均", ", ") + _needs(t, t.base, t.aim, years)
    if latest is not None and latest.actual is not None:
        done, left = latest.year - goal.base.year, goal.aim.year - latest.year
        yield Text(f"前{_years(done)}年年均", f"the first {_plural(done)} brought ") + _rate(
            t, t.base, latest.actual, done
        )
        yield from _rest(t, latest.actual, left)
        yield _standing(t, latest)
    if t.progress is not None:
        yield _within(t, t.progress)


def _goal(t: Trajectory) -> Text:
    start, end, aim = t.goal.base.year, t.goal.aim.year, t.goal.aim
    zh, en = f"{start}年至{end}年", f"{start} to {end}: "
    if aim.times is not None:
        times = written(aim.times)
        return Text(f"{zh}{_DOUBLINGS.get(aim.times, f'达到{times}倍')}", f"{en}{times} times the base")
    a, b = _amount(t, t.base), _amount(t, t.aim)
    return Text(f"{zh}由{a.zh}到{b.zh}", f"{en}from {a.en} to {b.en}")


def _needs(t: Trajectory, start: Fraction, end: Fraction, years: int) -> Text:
    rate = _rate(t, start, end, years)
    return Text(f"需{rate.zh}", f"{rate.en} needed")


def _rest(t: Trajectory, actual: Fraction, left: int) -> Iterator[Text]:
    reached = actual >= t.aim if t.goal.direction == "up" else actual <= t.aim
    if left == 0:
        aim = _amount(t, t.aim)
        if reached:
            yield Text(f"已达到目标{aim.zh}", f"the aim of {aim.en} is reached")
        else:
            short = _amount(t, abs(t.aim - actual))
            yield Text(f"距目标{aim.zh}差{short.zh}", f"{short.en} short of the aim of {aim.en}")
    elif reached:
        yield Text("已提前达到目标", "the aim is reached ahead of time")
    else:
        rate = _rate(t, actual, t.aim, left)
        yield Text(f"余下{_years(left)}年年均需{rate.zh}", f"the remaining {_plural(left)} must bring {rate.en}")


def _standing(t: Trajectory, stage: Stage) -> Text:
    due, actual = _amount(t, stage.required), _amount(t, stage.actual or Fraction(0))
    zh, en = f"{stage.year}年应为{due.zh}，实际{actual.zh}", f"{stage.year}: {due.en} due, {actual.en} actual"
    if stage.measure is None or stage.band is None:
        return Text(zh, en)
    percent = _percent(t, stage.measure)
    name = "进度" if t.goal.measure == "of_change" else "为应达水平的"
    return Text(f"{zh}，{name}{percent}，{stage.band.word}", f"{en}, {percent} of it: {_word(stage.band)}")


def _within(t: Trajectory, p: Progress) -> Text:
    span, actual, expected, ratio = p.span.words(), _amount(t, p.actual), _amount(t, p.expected), _percent(t, p.ratio)
    due = _amount(t, p.due)
    return Text(
        f"{span.zh}完成{actual.zh}，全年应为{due.zh}，序时应为{expected.zh}，为其{ratio}，{p.light.word}",
        f"{span.en}: {actual.en} of {due.en} due this year, {expected.en} expected by now, {ratio}: {_word(p.light)}",
    )


def _rate(t: Trajectory, start: Fraction, end: Fraction, years: int) -> Text:
    """A yearly change: growth in percent on a path of constant growth, else an amount."""
    if t.goal.path == "constant_growth" and start > 0 and end > 0:
        growth = average_growth(start, end, years)
        size = _percent(t, abs(growth))
        fall = growth < 0
        return Text(f"{'下降' if fall else '增长'}{size}", f"{size} {'fall' if fall else 'growth'} a year")
    change = (end - start) / years
    size_of = _amount(t, abs(change))
    return Text(
        f"{'减少' if change < 0 else '增加'}{size_of.zh}", f"{size_of.en} {'less' if change < 0 else 'more'} a year"
    )


def _amount(t: Trajectory, value: Fraction) -> Text:
    number, unit = written(value, t.goal.decimals), t.goal.unit
    return Text(number + unit, number + (unit if unit in ("", "%") else f" {unit}"))


def _percent(t: Trajectory, value: Fraction) -> str:
    return written(value * 100, t.goal.decimals) + "%"


def _word(band: Band) -> str:
    return band.word_en or band.word


def _years(count: int) -> str:
    return _NUMERALS.get(count, str(count))


def _plural(count: int) -> str:
    return "year" if count == 1 else f"{count} years"
