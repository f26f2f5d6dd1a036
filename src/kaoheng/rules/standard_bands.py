"""标准档位功效法: standard values of five bands, 优秀 to 较差, and interpolation between their coefficients."""

from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import of_points, refuse_direction
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import equals, operand
from kaoheng.text import Text, join, title_of

_FIVE = [
    dict(title="优秀", value=12, coefficient=1),
    dict(title="良好", value=9, coefficient="0.8"),
    dict(title="平均", value=6, coefficient="0.6"),
    dict(title="较低", value=2, coefficient="0.4"),
    dict(title="较差", value=-2, coefficient="0.2"),
]


class StandardBand(Data):
    """The standard value (标准值) at which a band starts, and its coefficient (标准系数)."""

    title: str
    """The band's name: 优秀."""
    title_en: str = ""
    """The same in English; empty for the Chinese one."""
    value: Exact
    """In the item's unit of measure."""
    coefficient: Exact
    """The share of the item's points."""


class StandardBands(Rule):
    """score = W × (k_low + (x − v_low)/(v_high − v_low) × (k_high − k_low)) between two bands' values.

    At or beyond the best value k is that band's; worse than the worst value it is `below_worst`.
    """

    number: ClassVar[str] = "R23"
    title: ClassVar[Text] = Text("标准档位功效法", "standard bands")

    kind: Literal["standard_bands"]
    bands: tuple[StandardBand, ...]
    """From the best to the worst: falling values where higher is better, rising ones otherwise."""
    below_worst: Exact
    """The coefficient of values worse than the worst band's."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="standard_bands", bands=_FIVE, below_worst=0),
            full="20",
            unit="%",
            columns={"actual": ("7.5", "12", "15", "9", "4", "-2", "-2.1")},
            points=("14", "20", "20", "16", "10", "4", "0"),
            says="实际值7.5%，处于平均值6与良好值9之间，系数=0.6+(7.5−6)÷(9−6)×(0.8−0.6)=0.7，得14分（满分20分）",
            source="R23 with the five coefficients 1.0/0.8/0.6/0.4/0.2",
        ),
        Example(
            rule=dict(
                kind="standard_bands",
                bands=[
                    dict(title="优秀", value=40, coefficient=1),
                    dict(title="平均", value=60, coefficient="0.6"),
                    dict(title="较差", value=90, coefficient="0.2"),
                ],
                below_worst="0.1",
            ),
            full="10",
            direction="down",
            columns={"actual": ("50", "30", "75", "90", "91")},
            points=("8", "10", "4", "2", "1"),
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        values = [band.value for band in self.bands]
        falling = all(a > b for a, b in pairwise(values))
        if len(values) < 2 or not (falling or all(a < b for a, b in pairwise(values))):
            raise ValueError("至少两档，由优到差，标准值依次升高或降低（two or more bands, from best to worst）")
        return self

    @property
    def _falling(self) -> bool:
        return self.bands[0].value > self.bands[-1].value

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        bands, band = self.bands, x.wide(0)
        rate = x.wide(bands[-1].coefficient)
        for i, (better, worse) in enumerate(pairwise(bands)):
            low, high = sorted((better.value, worse.value))
            slope = (better.coefficient - worse.coefficient) / (better.value - worse.value)
            rate = rate + (x.clip(x.actual, low, high) - worse.value) * slope
            beyond = x.below(x.actual, better.value) if self._falling else x.below(better.value, x.actual)
            band = x.where(beyond, i + 1, band)
        worst = bands[-1].value
        lost = x.below(x.actual, worst) if self._falling else x.below(worst, x.actual)
        rate = x.where(lost, self.below_worst, rate)
        x.note(rate=rate, band=x.where(lost, len(bands), band))
        return x.full * rate

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_direction(x, "up" if self._falling else "down")

    def reason(self, n: Noted) -> Text:
        band, bands = int(n["band"]), self.bands
        said = Text(f"实际值{n.actual}{n.about.unit}，", f"actual {n.actual}{n.about.unit}, ")
        if band == 0:
            best = _standard(bands[0])
            said += Text(f"达到{best.zh}，系数={n.rate}，", f"at or beyond {best.en}: coefficient {n.rate}, ")
        elif band == len(bands):
            worst = _standard(bands[-1])
            said += Text(f"差于{worst.zh}，系数={n.rate}，", f"worse than {worst.en}: coefficient {n.rate}, ")
        else:
            high, low = bands[band - 1], bands[band]
            a, b, k, m = (operand(written(v)) for v in (low.value, high.value, low.coefficient, high.coefficient))
            sum_ = f"{k}+({n.actual}−{a})÷({b}−{a})×({m}−{k}){equals(n.rate)}"
            said += Text(
                f"处于{low.title}值{a}与{high.title}值{b}之间，系数={sum_}，",
                f"between {title_of(low).en} {a} and {title_of(high).en} {b}: coefficient {sum_}, ",
            )
        return said + of_points(n)

    def clause(self, about: About) -> Text:
        named = [
            Text(
                f"{band.title}值{as_text(band.value)}{about.unit}（系数{as_text(band.coefficient)}）",
                f"{title_of(band).en} {as_text(band.value)}{about.unit} (coefficient {as_text(band.coefficient)})",
            )
            for band in self.bands
        ]
        worst = as_text(self.below_worst)
        return join(named, "、", ", ") + Text(
            f"，两档之间按比例计算系数，差于末档的系数为{worst}，得分=分值{about.points}分×系数",
            f"; coefficients in proportion between bands, {worst} beyond the last; {about.points} points × coefficient",
        )


def _standard(band: StandardBand) -> Text:
    """A standard value with the name of its band."""
    return Text(f"{band.title}值{written(band.value)}", f"{title_of(band).en} {written(band.value)}")
