"""Columns in guarded floats: several alike items at once, units sorted by ranking group."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from kaoheng.arithmetic.columns import Columns, Direction, Flags, Number, Ties
from kaoheng.arithmetic.guarded import ULP, UNBOUNDED, Floats, Guarded, Sheet
from kaoheng.arithmetic.quantiles import Spot
from kaoheng.arithmetic.segments import Segments
from kaoheng.numbers import RoundingMode


class GuardedColumns(Columns):
    """Guarded arrays shaped (items, units); missing cells hold any number and are masked for peers.

    `present` is None when nothing is missing. `segments` says where each ranking group starts.
    """

    def __init__(
        self,
        sheet: Sheet,
        segments: Segments,
        columns: Callable[[str], Guarded],
        *,
        full: Number,
        direction: Direction,
        present: Flags | None = None,
        parts: Callable[[str], Mapping[str, Guarded]] | None = None,
    ) -> None:
        super().__init__(full, direction)
        self.sheet = sheet
        self.segments = segments
        self._columns = columns
        self._read: dict[str, Guarded] = {}
        self._parts = parts
        self._present = present

    def column(self, name: str) -> Number:
        if name not in self._read:
            self._read[name] = self._columns(name)
        return self._read[name]

    def wide(self, value: Number) -> Number:
        a = self._guarded(value)
        return a if a.value.shape == self.sheet.shape else a.with_looser(a, np.broadcast_to(a.value, self.sheet.shape))

    def parts(self, name: str) -> Mapping[str, Number]:
        if self._parts is None:
            raise KeyError(name)
        return self._parts(name)

    def _guarded(self, a: Any) -> Guarded:
        if isinstance(a, Guarded):
            return a
        return Guarded(np.zeros((1, 1)), self.sheet).constant(a)

    # -- arithmetic -----------------------------------------------------------------------------

    def below(self, a: Number, b: Number) -> Flags:
        return self._guarded(a).below(b)

    def equal(self, a: Number, b: Number) -> Flags:
        return self._guarded(a).equal(b)

    def where(self, flags: Flags, a: Number, b: Number) -> Number:
        a, b = self._guarded(a), self._guarded(b)
        return a.with_looser(b, np.where(flags, a.value, b.value))

    def minimum(self, a: Number, b: Number) -> Number:
        a, b = self._guarded(a), self._guarded(b)
        return a.with_looser(b, np.minimum(a.value, b.value))

    def maximum(self, a: Number, b: Number) -> Number:
        a, b = self._guarded(a), self._guarded(b)
        return a.with_looser(b, np.maximum(a.value, b.value))

    def absolute(self, a: Number) -> Number:
        a = self._guarded(a)
        return a.with_looser(a, np.abs(a.value))

    def floor(self, a: Number) -> Number:
        return self._guarded(a).floor()

    def round(self, a: Number, decimals: int, mode: RoundingMode = "half_up") -> Number:
        return Guarded(self._guarded(a).rounded(decimals, mode) / 10**decimals, self.sheet, grid=10**decimals)

    def ratio(self, a: Number, b: Number, otherwise: Number = 0) -> Number:
        a, b = self._guarded(a), self._guarded(b)
        zero = b.equal(0)
        if not zero.any():
            return a / b
        return self.where(zero, otherwise, a / self.where(zero, 1, b))

    def power(self, a: Number, exponent: Fraction | int) -> Number:
        a, power = self._guarded(a), Fraction(exponent)
        if power.denominator == 1 and 0 < power <= 4:
            out = a
            for _ in range(int(power) - 1):
                out = out * a
            return out
        whole = power.denominator == 1
        positive = a.value != 0 if whole else a.value > 0
        if not whole or power < 0:  # the sign itself may be in doubt
            self.sheet.doubt((a.value != 0) & (np.abs(a.value) <= a.error))
        safe = np.where(positive, a.value, 1.0)
        value = np.where(positive, safe ** float(power), 0.0)
        return self._irrational(value, safe, a.error, lambda x: np.abs(float(power) * x ** (float(power) - 1)))

    def exp(self, a: Number) -> Number:
        a = self._guarded(a)
        value = np.exp(a.value)
        return self._irrational(value, a.value, a.error, np.exp)

    def log(self, a: Number) -> Number:
        a = self._guarded(a)
        self.sheet.doubt((a.value != 0) & (np.abs(a.value) <= a.error))
        safe = np.where(a.value > 0, a.value, 1.0)
        return self._irrational(np.log(safe), safe, a.error, lambda x: 1 / x)

    def _irrational(self, value: Floats, at: Floats, error: float, slope: Callable[[Floats], Floats]) -> Guarded:
        """A value of which nothing is proven; its error is the input's times the steepest slope nearby."""
        size = float(np.abs(value).max(initial=0.0))
        near = [at - error, at, at + error] if error else [at]
        with np.errstate(all="ignore"):
            steep = max(float(np.nan_to_num(slope(x), nan=1e300, posinf=1e300).max(initial=0.0)) for x in near)
        return Guarded(value, self.sheet, spread=UNBOUNDED, size=size, error=4 * size * ULP + error * steep + 1e-300)

    # -- peers ----------------------------------------------------------------------------------

    def _peers(self, a: Guarded, neutral: float) -> Floats:
        shape = self.sheet.shape
        value = a.value if a.value.shape == shape else np.broadcast_to(a.value, shape)
        return value if self._present is None else np.where(self._present, value, neutral)

    def count(self) -> Number:
        if self._present is None:
            sizes = self.segments.sizes.astype(np.float64)[None, :]
            return Guarded(self.segments.spread(sizes), self.sheet)
        return self.count_where(np.ones((1, 1), dtype=bool))

    def count_where(self, flags: Flags) -> Number:
        wide = np.broadcast_to(flags, self.sheet.shape)
        if self._present is not None:
            wide = wide & self._present
        return Guarded(self.segments.spread(self.segments.total(wide.astype(np.float64))), self.sheet)

    def highest(self, values: Number) -> Number:
        a = self._guarded(values)
        return self._extreme(a, self.segments.highest(self._peers(a, -np.inf)))

    def lowest(self, values: Number) -> Number:
        a = self._guarded(values)
        return self._extreme(a, self.segments.lowest(self._peers(a, np.inf)))

    def _extreme(self, a: Guarded, by_group: Floats) -> Guarded:
        return a.with_looser(a, self.segments.spread(np.where(np.isfinite(by_group), by_group, 0.0)))

    def total(self, values: Number) -> Number:
        a = self._guarded(values)
        most = int(self.segments.sizes.max(initial=1))
        size = a.size * most
        value = self.segments.spread(self.segments.total(self._peers(a, 0.0)))
        spread = a.spread**most if most <= 64 or a.spread == 1 else UNBOUNDED
        return Guarded(
            value,
            self.sheet,
            grid=a.grid,
            spread=min(spread, UNBOUNDED),
            size=size,
            error=most * a.error + most * size * ULP,
        )

    def rank(self, values: Number, best: Literal["high", "low"] = "high", ties: Ties = "competition") -> Number:
        a = self._guarded(values)
        keys = self._peers(a if best == "low" else -a, np.inf)
        apart = a - a
        nudge = apart._nudge()
        close = apart.error if nudge is None else nudge
        places, doubtful = self.segments.places(keys, ties, close, proven=nudge is not None)
        self.sheet.doubt(doubtful)
        return Guarded(places, self.sheet, grid=2 if ties == "average" else 1)

    def value_at(self, values: Number, spot: Spot) -> Number:
        a = self._guarded(values)
        present = None if self._present is None else np.broadcast_to(self._present, self.sheet.shape)
        value = self.segments.spread(self.segments.value_at(self._peers(a, np.inf), present, spot))
        grid = a.grid * spot.parts
        size = 3 * a.size
        return Guarded(value, self.sheet, grid=grid, spread=a.spread**2, size=size, error=3 * a.error + 4 * size * ULP)
