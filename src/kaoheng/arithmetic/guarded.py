"""Floats that know when they have decided: each array carries a bound on its denominators and its error.

Every true value in a `Guarded` array is a fraction whose denominator divides `grid * s` for some
whole `s <= spread`; the stored float is within `error` of it. Two different fractions with
denominators at most D and E lie at least 1/(D*E) apart, so wherever twice the error is smaller than that
separation, a floor, a comparison or a rounding read from the floats is *proven*. Where it is not, the cells
near the boundary (and any that overflowed) are marked on the `Sheet`, and the engine computes those again in
exact fractions.
"""

from fractions import Fraction
from math import ceil, gcd, inf, isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ULP = 2.3e-16  # twice the relative error of one correctly rounded operation
LARGE = 1e7
UNBOUNDED = 10**40  # the spread of an irrational value: nothing about it is ever proven


class Sheet:
    """Collects the cells of one evaluation that floats could not decide; shaped (items, units)."""

    def __init__(self, items: int, units: int) -> None:
        self.shape = (items, units)
        self.undecided: Flags | None = None

    def doubt(self, flags: Flags) -> None:
        """Mark cells whose value must be computed again exactly."""
        if flags.any():
            wide = np.broadcast_to(flags, self.shape)
            self.undecided = wide.copy() if self.undecided is None else self.undecided | wide


class Guarded:
    """A float array with its proof: `grid`, `spread`, `size` (a bound on magnitude) and `error`.

    >>> sheet = Sheet(1, 2)
    >>> a = Guarded(np.array([[0.7, 0.3]]), sheet, grid=10)
    >>> (a / Fraction(1, 10)).floor().value.tolist(), sheet.undecided is None
    ([[7.0, 3.0]], True)
    """

    __slots__ = ("error", "grid", "sheet", "size", "spread", "value")
    __array_ufunc__ = None  # NumPy arrays leave mixed operations to this class

    def __init__(
        self,
        value: Floats,
        sheet: Sheet,
        *,
        grid: int = 1,
        spread: int = 1,
        size: float | None = None,
        error: float | None = None,
    ) -> None:
        self.value = value
        self.sheet = sheet
        self.grid = grid
        self.spread = spread
        self.size = (float(np.abs(value).max()) if value.size else 0.0) if size is None else size
        self.error = (self.size * ULP if grid != 1 else 0.0) if error is None else error
        if isnan(self.error):  # an unbounded error times nothing
            self.error = inf

    # -- arithmetic -----------------------------------------------------------------------------

    def constant(self, number: Fraction | int) -> "Guarded":
        """A number beside this array."""
        value = float(number)
        grid = number.denominator
        size = abs(value)
        return Guarded(np.array([[value]]), self.sheet, grid=grid, size=size, error=size * ULP if grid != 1 else 0.0)

    def _other(self, other: Any) -> "Guarded":
        return other if isinstance(other, Guarded) else self.constant(other)

    def _made(self, value: Floats, grid: int, spread: int, size: float, error: float) -> "Guarded":
        return Guarded(value, self.sheet, grid=grid, spread=min(spread, UNBOUNDED), size=size, error=error)

    def __add__(self, other: Any) -> "Guarded":
        o = self._other(other)
        size = self.size + o.size
        return self._made(
            self.value + o.value,
            _lcm(self.grid, o.grid),
            self.spread * o.spread,
            size,
            self.error + o.error + size * ULP,
        )

    __radd__ = __add__

    def __sub__(self, other: Any) -> "Guarded":
        o = self._other(other)
        size = self.size + o.size
        return self._made(
            self.value - o.value,
            _lcm(self.grid, o.grid),
            self.spread * o.spread,
            size,
            self.error + o.error + size * ULP,
        )

    def __rsub__(self, other: Any) -> "Guarded":
        return self._other(other) - self

    def __neg__(self) -> "Guarded":
        return self._made(-self.value, self.grid, self.spread, self.size, self.error)

    def __mul__(self, other: Any) -> "Guarded":
        o = self._other(other)
        size = self.size * o.size
        error = self.error * (o.size + o.error) + o.error * self.size + size * ULP
        return self._made(self.value * o.value, self.grid * o.grid, self.spread * o.spread, size, error)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "Guarded":
        if not isinstance(other, Guarded):
            return self * (1 / Fraction(other))
        low = float(np.abs(other.value).min()) if other.value.size else 1.0
        value = self.value / other.value
        size = self.size / low if low else inf
        error = (self.error + size * other.error) / low + size * ULP if low > 2 * other.error else inf
        shared = gcd(self.grid, other.grid)
        # a/b = (A·Kb·sb)/(B·Ka·sa), and B = b·Kb·sb is a whole number no larger than |b|·Kb·sb
        bound = other.size * (other.grid // shared) * other.spread * self.spread
        spread = ceil(bound * shared * 1.000001) if bound < 1e30 else UNBOUNDED
        return self._made(value, self.grid // shared, max(spread, 1), size, error)

    def __rtruediv__(self, other: Any) -> "Guarded":
        return self._other(other) / self

    # -- decisions ------------------------------------------------------------------------------

    def separation(self, grid: int = 1) -> float:
        """The least distance of a value from a multiple of 1/`grid` that it does not equal."""
        return 1.0 / (_lcm(self.grid, grid) * self.spread)

    def _nudge(self, grid: int = 1) -> float | None:
        """Half the separation where the error is provably below it; None where nothing is proven."""
        half = self.separation(grid) / 2
        return half if self.error < half * 0.999 else None

    def floor(self) -> "Guarded":
        """The largest whole number not above each value."""
        nudge = self._nudge()
        if nudge is None:
            self.sheet.doubt(~(np.abs(self.value - np.rint(self.value)) > self.error))
            nudge = 0.0
        return self._made(np.floor(self.value + nudge), 1, 1, self.size + 1, 0.0)

    def below(self, other: Any) -> Flags:
        """Where this is smaller than `other`."""
        apart = self - other
        nudge = apart._nudge()
        if nudge is None:
            apart.sheet.doubt(~(np.abs(apart.value) > apart.error))
            nudge = 0.0
        flags: Flags = apart.value < -nudge
        return flags

    def equal(self, other: Any) -> Flags:
        """Where this equals `other`."""
        apart = self - other
        nudge = apart._nudge()
        if nudge is None:
            apart.sheet.doubt(~(np.abs(apart.value) > apart.error))
            nudge = apart.error
        flags: Flags = np.abs(apart.value) <= nudge
        return flags

    def rounded(self, decimals: int, mode: str) -> Floats:
        """The whole numbers n with n/10**decimals the rounded value."""
        scaled = self * 10**decimals
        half = 0 if mode in ("floor", "ceil") else Fraction(1, 2)
        nudge = scaled._nudge(2 if half else 1)
        if nudge is None:
            from_tie = scaled.value - float(half)
            scaled.sheet.doubt(~(np.abs(from_tie - np.rint(from_tie)) > scaled.error))
            nudge = 0.0
        value = scaled.value
        out: Floats
        if mode == "floor":
            out = np.floor(value + nudge)
        elif mode == "ceil":
            out = np.ceil(value - nudge)
        else:  # half away from zero; half_even differs only on proven ties
            out = np.copysign(0.5 + nudge, value)
            out += value
            np.trunc(out, out=out)
            if mode == "half_even":
                tie = np.abs(np.abs(value - np.rint(value)) - 0.5) <= nudge
                out = np.where(tie, 2 * np.rint(value / 2), out)
        out += 0.0  # no negative zero
        return out

    # -- selections: no decision is taken, so the looser proof of the two holds -----------------

    def with_looser(self, other: "Guarded", value: Floats) -> "Guarded":
        """`value`, chosen cell by cell from this array and `other`."""
        grid = _lcm(self.grid, other.grid)
        size = max(self.size, other.size)
        if size > LARGE and value.size:  # a stand-in for missing values may just have been chosen away
            size = float(np.abs(value).max())
        return self._made(value, grid, max(self.spread, other.spread), size, max(self.error, other.error))


def _lcm(a: int, b: int) -> int:
    return a if a == b else a * b // gcd(a, b)
