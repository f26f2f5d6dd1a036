"""变换: logarithm or Box–Cox, always or only where the distribution is out of its limits."""

from fractions import Fraction
from typing import Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.exact import logarithm, power
from kaoheng.numbers import as_text, written
from kaoheng.rules.rule import About, Exact
from kaoheng.text import Text
from kaoheng.treatment.shape import Limits
from kaoheng.treatment.treatment import Pool, Reach, Snag, Treated, Treatment, Value

_MEND = Text("请改用带平移的对数，或核对数据", "State a shift, or check the value")


class Transform(Treatment):
    """log: ln(a + shift); log_in_range: ln((most − 1)(a − least)/(most − least) + 1) over the units of `over`;
    box_cox: ((a + shift)^λ − 1)/λ, ln(a + shift) for λ = 0. To sixty digits.

    >>> step = Transform(kind="transform", by="box_cox", power=2, shift=0)
    >>> done = step.treat(Pool([Fraction(3)]))
    >>> str(done.values[0]), done.said[0]["zh"]
    ('4', '作Box-Cox变换（λ=2）：3变为4')
    """

    kind: Literal["transform"]
    by: Literal["log", "log_in_range", "box_cox"]
    """Which transformation."""
    shift: Exact | None = None
    """What is added before the logarithm or power; 0 for nothing."""
    power: Exact | None = None
    """λ of box_cox."""
    when: Limits | None = None
    """Only where the distribution is out of these limits; always where not given."""
    over: Literal["group", "all"] | None = None
    """Whose distribution, where it matters."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.shift is None) != (self.by == "log_in_range"):
            raise ValueError("请写明 shift（不平移写0）；log_in_range 不写（state shift, except for log_in_range）")
        if (self.power is None) == (self.by == "box_cox"):
            raise ValueError("box_cox 须写明 power，其他变换不写（power belongs to box_cox, and only to it）")
        if (self.over is None) == (self.by == "log_in_range" or self.when is not None):
            raise ValueError("有 when 或 log_in_range 时须写明 over（state over with when or log_in_range, only then）")
        return self

    def reach(self) -> Reach:
        return self.over or "unit"

    def changes_scale(self) -> bool:
        return True

    def treat(self, pool: Pool) -> Treated:
        present = [value for value in pool.actual if value is not None]
        if self.when is not None and not self.when.exceeded(present):
            limits = self.when.words()
            kept = Text(f"不属于{limits.zh}，不作变换", f"not transformed: not so that {limits.en}")
            return Treated(tuple(pool.actual), {at: kept for at, value in enumerate(pool.actual) if value is not None})
        ends = (min(present), max(present)) if present else (Fraction(0), Fraction(0))
        values: list[Value] = []
        said, snags = {}, []
        for at, value in enumerate(pool.actual):
            base = None if value is None else self._base(value, *ends)
            values.append(None if base is None or base <= 0 else self._of(base))
            if value is not None and base is not None and base <= 0:
                why = Text(f"{written(value)}不能取对数或乘幂", f"{written(value)} has no logarithm or power")
                snags.append(Snag(at, why, _MEND))
            elif value is not None:
                said[at] = self._words(value, values[-1] or Fraction(0))
        return Treated(tuple(values), said, tuple(snags))

    def _base(self, value: Fraction, least: Fraction, most: Fraction) -> Fraction:
        """What the logarithm or power is taken of; within the range it needs a greatest value above 1."""
        if self.shift is not None:
            return value + self.shift
        if most <= 1:
            return Fraction(0)
        return Fraction(1) if most == least else (most - 1) * (value - least) / (most - least) + 1

    def _of(self, base: Fraction) -> Fraction:
        if not self.power:
            return logarithm(base)
        return (power(base, self.power) - 1) / self.power

    def _name(self) -> Text:
        shift = f"（先加{as_text(self.shift)}）" if self.shift else ""
        by = f" after adding {as_text(self.shift)}" if self.shift else ""
        match self.by:
            case "log":
                return Text(f"取自然对数{shift}", f"natural logarithm{by}")
            case "box_cox":
                exponent = as_text(self.power or Fraction(0))
                return Text(f"作Box-Cox变换（λ={exponent}）{shift}", f"Box-Cox with λ={exponent}{by}")
            case _:
                return Text("在最小值与最大值之间取对数", "logarithm within the range")

    def _words(self, before: Fraction, after: Fraction) -> Text:
        name, old, new = self._name(), written(before), written(after)
        return Text(f"{name.zh}：{old}变为{new}", f"{name.en}: {old} becomes {new}")

    def clause(self, about: About) -> Text:  # noqa: ARG002
        name = self._name()
        if self.when is None:
            return name
        limits = self.when.words()
        return Text(f"{limits.zh}时，{name.zh}", f"where {limits.en}, {name.en}")
