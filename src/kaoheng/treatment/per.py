"""人均、单位产值: a value divided by another item's value."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from kaoheng.numbers import as_text, round_to, written
from kaoheng.rules.rounding import decimals_clause
from kaoheng.rules.rule import About, Exact
from kaoheng.text import Text
from kaoheng.treatment.treatment import Pool, Snag, Treated, Treatment


class Per(Treatment):
    """value = actual × times ÷ (the other item's value), rounded half up where `decimals` says so.

    >>> step = Per(kind="per", item="population", times=10000)
    >>> done = step.treat(Pool([Fraction(12)], others={"population": [Fraction(480)]}))
    >>> str(done.values[0]), done.said[0]["zh"]
    ('250', '除以population：12×10000÷480=250')
    """

    kind: Literal["per"]
    item: str
    """The item it is divided by: population, gross product."""
    times: Exact
    """What the quotient is multiplied by: 1, or 10000 where one is in 万元 and the other in 元."""
    decimals: int | None = Field(default=None, ge=0, le=15)
    """To how many decimals the quotient is rounded; exact where it is not given."""
    from_unit: str = ""
    """The unit of measure the value is reported in, where the quotient has another."""

    def reads(self) -> tuple[str, ...]:
        return (self.item,)

    def reported_in(self) -> str:
        return self.from_unit

    def treat(self, pool: Pool) -> Treated:
        title = pool.title(self.item)
        values: list[Fraction | None] = []
        said, snags = {}, []
        for at, (value, divisor) in enumerate(zip(pool.actual, pool.others[self.item], strict=True)):
            quotient = None
            if value is not None and divisor == 0:
                mend = Text("请核对分母的数据", "Check the data of the denominator")
                snags.append(Snag(at, Text(f"分母“{title.zh}”为0", f"the denominator {title.en} is 0"), mend))
            elif value is not None and divisor is None:
                said[at] = Text(f"缺分母“{title.zh}”，不能折算", f"no value of the denominator {title.en}")
            elif value is not None and divisor is not None:
                quotient = round_to(value * self.times / divisor, self.decimals, "half_up")
                said[at] = self._words(title, value, divisor, quotient)
            values.append(quotient)
        return Treated(tuple(values), said, tuple(snags))

    def _words(self, title: Text, value: Fraction, divisor: Fraction, quotient: Fraction) -> Text:
        times = "" if self.times == 1 else f"×{written(self.times)}"
        sum_ = f"{written(value)}{times}÷{written(divisor)}"
        equal = "" if quotient * divisor != value * self.times or written(quotient).startswith("≈") else "="
        shown = f"{sum_}{equal or '≈'}{written(quotient).removeprefix('≈')}"
        return Text(f"除以{title.zh}：{shown}", f"divided by {title.en}: {shown}")

    def clause(self, about: About) -> Text:  # noqa: ARG002
        times = "" if self.times == 1 else f"，再乘以{as_text(self.times)}"
        by = "" if self.times == 1 else f", times {as_text(self.times)}"
        divided = Text(f"按{self.item}平均{times}", f"divided by {self.item}{by}")
        return divided + decimals_clause(self.decimals)
