"""The policies rules share: how gaps are measured, how part steps count, what a zero target means."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator

from kaoheng.arithmetic.columns import Columns, Direction, Flags, Number, Ties
from kaoheng.numbers import as_text, decimals_of, written
from kaoheng.rules.rule import About, Data, Exact, Noted, Refusal
from kaoheng.text import Text

Gap = Literal["absolute", "of_target", "of_baseline"]
"""P2: the gap in the item's own unit (每低1个百分点), or as a share of the target (每低目标值1%) or baseline."""

PartialStep = Literal["not_counted", "counts_whole", "proportional"]
"""P3: a part step is dropped (不足一个的不计), counted as one (按一个计算), or counted in proportion (按比例)."""

ZeroTarget = Literal["refuse", "full", "zero"]
"""P8: a target of zero or less under a ratio stops the run, or gives full points, or none."""


TIES_WORDS: dict[Ties, Text] = {
    "competition": Text("数值相同的名次并列", "equal values share a place"),
    "dense": Text("数值相同的名次并列且不占后位", "equal values share a place without gaps"),
    "average": Text("数值相同的取平均名次", "equal values share the mean place"),
    "ordinal": Text("名次不并列", "places are not shared"),
}


def percent(value: Fraction) -> Text:
    """A share as a percentage, the same in both languages."""
    share = written(value * 100) + "%"
    return Text(share, share)


def share(value: Fraction) -> Text:
    """A share a method states: a percentage, or the fraction itself where no decimal writes it.

    >>> share(Fraction(9, 10)).zh, share(Fraction(2, 3)).zh
    ('90%', '2/3')
    """
    return percent(value) if decimals_of(value) is not None else Text(as_text(value), as_text(value))


def amount(value: Fraction, about: About) -> Text:
    """A difference with its unit: 0.6个百分点, 3微克/立方米."""
    return _with_unit(written(value), about)


def stated(value: Fraction, about: About) -> Text:
    """A difference that a method states, exactly, with its unit: 1/3个百分点."""
    return _with_unit(as_text(value), about)


def _with_unit(shown: str, about: About) -> Text:
    unit = about.gap_unit
    en = f"{shown}{unit.en}".rstrip()
    return Text(shown + unit.zh, en.removesuffix("s") if shown == "1" and en.endswith(" points") else en)


def steps(x: Columns, gap: Number, size: Number, partial: PartialStep) -> Number:
    """How many steps of `size` a gap holds, part steps counted as `partial` says."""
    count = gap / size
    if partial == "not_counted":
        return x.floor(count)
    return x.ceil(count) if partial == "counts_whole" else count


def measured_gap(x: Columns, gap: Number, measure: Gap) -> Number:
    """A difference as it is, or as a share of the target or baseline."""
    if measure == "absolute":
        return gap
    return x.ratio(gap, x.absolute(x.target if measure == "of_target" else x.baseline))


def gap_columns(measure: Gap) -> tuple[str, ...]:
    """The extra columns a gap measure reads."""
    return ("baseline",) if measure == "of_baseline" else ()


ANOTHER_RULE = Text(
    "请为该项改用其他计分规则，或写明零、负目标如何计分", "choose another rule, or state how such values score"
)
MEND_EVIDENCE = Text("请核对报送的数值", "check the evidence")


def refuse_where(flags: Flags, zh: str, en: str, mend: Text = ANOTHER_RULE) -> list[Refusal]:
    """One refusal for flagged cells; the mend fits most rules."""
    return [Refusal(flags, Text(zh, en), mend)] if flags.any() else []


def refuse_direction(x: Columns, sound: Direction) -> list[Refusal]:
    """Refuse every cell when the rule is meant for the other direction."""
    if x.direction == sound:
        return []
    words = {"up": Text("正向", "higher-is-better"), "down": Text("逆向", "lower-is-better")}.get(
        sound, Text("适度", "band")
    )
    every = x.equal(x.actual, x.actual)
    return refuse_where(every, f"该规则只适用于{words.zh}指标", f"this rule is for {words.en} items only")


def refuse_zero(
    x: Columns, value: Number, policy: ZeroTarget, zh: str = "目标值", en: str = "the target"
) -> list[Refusal]:
    """Refuse cells whose divisor is zero or less, when the policy says so."""
    if policy != "refuse":
        return []
    return refuse_where(~x.below(0, value), f"{zh}为零或负数，无法按比例计分", f"{en} is zero or negative: no ratio")


def measure_refusals(x: Columns, measure: Gap) -> list[Refusal]:
    """A relative gap needs a divisor that is not zero."""
    if measure == "absolute":
        return []
    of_target = measure == "of_target"
    return refuse_where(
        x.equal(x.target if of_target else x.baseline, 0),
        ("目标值" if of_target else "基准值") + "为零，无法计算相对差距",
        ("the target" if of_target else "the baseline") + " is zero: no relative gap",
    )


# -- points step by step, on either side of a mark ------------------------------------------------


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise ValueError("须大于零（must be above zero）")
    return value


Positive = Annotated[Exact, AfterValidator(_positive)]
"""An exact number above zero: a divisor or a weight."""

TARGET = Text("目标值", "the target")


class Steps(Data):
    """So many points, added or taken off, for every step of a gap."""

    gap: Gap
    """Gap in the unit of measure, or as a share of the target or the baseline."""
    size: Positive
    """The size of one step, in the gap's own measure (1 = one percentage point; 10% of the target = 0.1)."""
    points: Exact
    """Points for each step."""
    partial_step: PartialStep
    """How a part of a step counts."""
    most: Exact | None
    """The most points these steps may come to; null for no limit here."""


def stepped(x: Columns, name: str, gap: Number, by: Steps | None) -> Number:
    """The points a gap (never negative) comes to; noted as `name`, the gap itself as `name`_gap."""
    if by is None:
        x.note(**{name: 0, f"{name}_gap": gap})
        return x.wide(0)
    gap = measured_gap(x, gap, by.gap)
    points = by.points * steps(x, gap, by.size, by.partial_step)
    if by.most is not None:
        points = x.minimum(points, by.most)
    x.note(**{name: points, f"{name}_gap": gap})
    return points


def two_sided(x: Columns, base: Number, plus: Steps | None, minus: Steps | None) -> Number:
    """Base points at the target, more beyond it, fewer short of it."""
    short = x.shortfall(x.actual, x.target)
    added = stepped(x, "added", x.maximum(-short, 0), plus)
    return base + added - stepped(x, "lost", x.maximum(short, 0), minus)


def steps_columns(*sides: Steps | None) -> tuple[str, ...]:
    """The extra columns the sides read, without repeats."""
    return tuple(dict.fromkeys(name for side in sides if side is not None for name in gap_columns(side.gap)))


def steps_refusals(x: Columns, *sides: Steps | None) -> list[Refusal]:
    """What the sides cannot measure, once for each measure."""
    measures = dict.fromkeys(side.gap for side in sides if side is not None)
    return [refusal for measure in measures for refusal in measure_refusals(x, measure)]


def step_words(gap: Gap, size: Fraction, about: About, target: Text = TARGET) -> Text:
    """One step in words: 0.1个百分点, 目标值的2%."""
    if gap == "absolute":
        return stated(size, about)
    part, of = share(size), target if gap == "of_target" else Text("基准值", "the baseline")
    return Text(f"{of.zh}的{part.zh}", f"{part.en} of {of.en}")


def partial_words(partial: PartialStep, gap: Gap, size: Fraction, about: About) -> Text:
    """What a part of a step counts for: 不足0.1个百分点的不计.

    >>> partial_words("counts_whole", "absolute", Fraction(1), About(Fraction(5), unit="%")).zh
    '不足1个百分点的按1个百分点计算'
    """
    step = stated(size, about) if gap == "absolute" else share(size)
    return {
        "not_counted": Text(f"不足{step.zh}的不计", "part steps are not counted"),
        "counts_whole": Text(f"不足{step.zh}的按{step.zh}计算", "part steps count as whole"),
        "proportional": Text(f"不足{step.zh}的按比例计算", "part steps count in proportion"),
    }[partial]


def steps_clause(by: Steps, about: About, *, worse: bool, target: Text = TARGET, side: Text | None = None) -> Text:
    """每低1个百分点扣0.5分，不足1个百分点的不计，最多扣3分."""
    step, points = step_words(by.gap, by.size, about, target), as_text(by.points)
    partial, most = partial_words(by.partial_step, by.gap, by.size, about), "" if by.most is None else as_text(by.most)
    side, do = side or _side(about, worse), Text("扣", "off") if worse else Text("加", "more")
    return Text(
        f"每{side.zh}{step.zh}{do.zh}{points}分，{partial.zh}" + (f"，最多{do.zh}{most}分" if most else ""),
        f"{points} {do.en} for every {step.en} {side.en} it, {partial.en}" + (f", at most {most}" if most else ""),
    )


def two_sided_reason(n: Noted, plus: Steps | None, minus: Steps | None, target: Text = TARGET) -> Text:
    """目标值7%，完成6.4%，低0.6个百分点；每低0.1个百分点扣0.5分，扣3分."""
    unit, worse = n.about.unit, n["lost_gap"] != 0
    gap, by = (n["lost_gap"], minus) if worse else (n["added_gap"], plus)
    said = Text(
        f"{target.zh}{n.target}{unit}，完成{n.actual}{unit}", f"{target.en} {n.target}{unit}, actual {n.actual}{unit}"
    )
    if gap == 0:
        return said + Text("，二者持平", ", even with it")
    side = _side(n.about, worse)
    do, change = (Text("扣", "off"), n.lost) if worse else (Text("加", "more"), n.added)
    if by is None:
        free = Text("，按规定不扣分", ", none off by rule") if worse else Text("", "")
        return said + Text(f"，{side.zh}于{target.zh}", f", {side.en} it") + free
    much = amount(gap, n.about) if by.gap == "absolute" else percent(gap)
    step, points = step_words(by.gap, by.size, n.about, target), written(by.points)
    return said + Text(
        f"，{side.zh}{much.zh}；每{side.zh}{step.zh}{do.zh}{points}分，{do.zh}{change}分",
        f", {much.en} {side.en} it; {points} {do.en} for every {step.en}: {change} {do.en}",
    )


def floor_words(floor: Fraction) -> Text:
    """How far deductions may go."""
    if floor == 0:
        return Text("扣完为止，不倒扣", "never below zero")
    if floor < 0:
        return Text(f"可倒扣，最高倒扣{as_text(-floor)}分", f"below zero down to {as_text(floor)}")
    return Text(f"最低得{as_text(floor)}分", f"never below {as_text(floor)}")


def of_points(n: Noted) -> Text:
    """The end of most sentences: 得7分（满分10分）."""
    return Text(f"得{n.score}分（满分{n.about.points}分）", f"{n.score} of {n.about.points} points")


def under(title: Text, found: list[Refusal]) -> list[Refusal]:
    """Refusals of a rule inside a rule, saying which part they are about."""
    return [Refusal(r.flags, Text(f"{title.zh}：", f"{title.en}: ") + r.why, r.mend) for r in found]


def zero_target_words(policy: ZeroTarget) -> Text:
    """What a clause says about targets that allow no ratio."""
    return {
        "refuse": Text("", ""),
        "full": Text("，目标值不大于零的得满分", "; full points where the target is not above zero"),
        "zero": Text("，目标值不大于零的不得分", "; no points where the target is not above zero"),
    }[policy]


def _side(about: About, worse: bool) -> Text:
    return Text("高", "above") if (about.direction == "down") == worse else Text("低", "below")
