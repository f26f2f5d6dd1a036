"""Run a tree over columns: one formula for all units, in either arithmetic.

`evaluate` gives numbers and `holds` truth values. `failures` says which units a formula has no
value for (a zero divisor, the logarithm of nothing); branches not taken for a unit do not count.

>>> from kaoheng.arithmetic.exact import ExactColumns
>>> from kaoheng.formula.parse import parse
>>> x = ExactColumns(2, {"actual": [Fraction(6), Fraction(4)]}, full=Fraction(10))
>>> [str(points) for points in evaluate(parse("actual / mean(actual) * full"), x)]
['12', '8']
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.formula.calls import BARRED, CALLS
from kaoheng.formula.functions import FUNCTIONS
from kaoheng.formula.tree import (
    Binary,
    Call,
    Choice,
    Compare,
    Comparison,
    Constant,
    Logic,
    Name,
    Negative,
    Not,
    Power,
    Tree,
    is_truth,
)
from kaoheng.formula.words import words
from kaoheng.text import Text

DIGITS_OF_POWER = 280  # what still fits a float


@dataclass(frozen=True, slots=True)
class Failure:
    """Units a formula has no value for, and why."""

    flags: Flags
    why: Text


def evaluate(tree: Tree, x: Columns, groups: dict[Tree, Number] | None = None) -> Number:
    """The number of every unit; some number stands where a failure is. Group values are kept in `groups`."""
    run = _Run(x)
    value = x.wide(run.number(tree))
    if groups is not None:
        groups.update(run.groups)
    return value


def holds(tree: Tree, x: Columns, groups: dict[Tree, Number] | None = None) -> Flags:
    """Whether a condition holds, for every unit; group values are kept in `groups`."""
    run = _Run(x)
    flags = run.truth(tree)
    if groups is not None:
        groups.update(run.groups)
    return flags


def failures(tree: Tree, x: Columns, where: Flags | None = None) -> list[Failure]:
    """The units without a value, by reason; `where` limits the look to some units."""
    run = _Run(x, where, watch=True)
    if is_truth(tree):
        run.truth(tree)
    else:
        run.number(tree)
    return run.failures


class _Run:
    """One evaluation. With `watch`, `live` flags the units for which the part at hand is really needed."""

    def __init__(self, x: Columns, live: Flags | None = None, *, watch: bool = False) -> None:
        self._x = x
        self._all: Flags = x.equal(0, 0)
        self._live = self._all if live is None else live
        self._watch = watch
        self.failures: list[Failure] = []
        self.groups: dict[Tree, Number] = {}

    def number(self, tree: Tree, live: Flags | None = None) -> Number:
        if live is not None:
            outside, self._live = self._live, live
            value = self.number(tree)
            self._live = outside
            return value
        match tree:
            case Constant(value, _):
                return value
            case Name(name):
                return self._x.full if name == "full" else self._x[name]
            case Negative(of):
                return -self.number(of)
            case Binary("/", top, Constant(value, _)):
                return self.number(top) / value
            case Binary("/", top, bottom):
                divisor = self.number(bottom)
                self._check(lambda: self._x.equal(divisor, 0), bottom, _ZERO)
                return self._x.ratio(self.number(top), divisor)
            case Binary(operator, left, right):
                a, b = self.number(left), self.number(right)
                return a + b if operator == "+" else a - b if operator == "-" else a * b
            case Power(base, exponent):
                return self._power(base, exponent)
            case Choice(condition, then, otherwise):
                flags = self.truth(condition)
                return self._x.where(
                    flags, self.number(then, self._live & flags), self.number(otherwise, self._live & ~flags)
                )
            case Call(name, arguments) if FUNCTIONS[name].group:
                if tree not in self.groups:
                    self.groups[tree] = self._group(name, arguments)
                return self.groups[tree]
            case Call(name, arguments):
                values = [self.number(argument) for argument in arguments]
                if name in BARRED:
                    bars, why = BARRED[name]
                    self._check(lambda: bars(self._x, values[0]), arguments[0], why)
                return CALLS[name](self._x, *values)
        raise TypeError(f"{tree} is a condition, not a number")

    def truth(self, tree: Tree, live: Flags | None = None) -> Flags:
        if live is not None:
            outside, self._live = self._live, live
            flags = self.truth(tree)
            self._live = outside
            return flags
        match tree:
            case Not(of):
                return ~self.truth(of)
            case Logic(operator, (first, *others)):
                flags = self.truth(first)
                for part in others:  # needed only where the parts before it have not decided
                    if operator == "and":
                        flags = flags & self.truth(part, self._live & flags)
                    else:
                        flags = flags | self.truth(part, self._live & ~flags)
                return flags
            case Compare(first, rest):
                sides = [self.number(first), *(self.number(side) for _, side in rest)]
                flags = self._all
                for (sign, _), a, b in zip(rest, sides, sides[1:], strict=False):
                    flags = flags & _compare(self._x, sign, a, b)
                return flags
        raise TypeError(f"{tree} is a number, not a condition")

    def _group(self, name: str, arguments: tuple[Tree, ...]) -> Number:
        """A group function; its argument is needed for every unit."""
        if name != "count":
            return CALLS[name](self._x, *(self.number(argument, self._all) for argument in arguments))
        return self._x.count_where(self.truth(arguments[0], self._all)) if arguments else self._x.count()

    def _power(self, base: Tree, exponent: Fraction) -> Number:
        x, a = self._x, self.number(base)
        if exponent.denominator != 1:
            self._check(lambda: x.below(a, 0), base, _NO_ROOT)
        if exponent < 0:
            self._check(lambda: x.equal(a, 0), base, _ZERO)
        if abs(exponent) <= 4:
            return x.power(a, exponent)
        most = Fraction(10) ** int(DIGITS_OF_POWER / abs(exponent))
        self._check(lambda: x.below(most, x.absolute(a)), base, _TOO_LARGE)
        return x.power(x.clip(a, -most, most), exponent)

    def _check(self, test: Callable[[], Flags], tree: Tree, why: Text) -> None:
        if self._watch:
            flags, about = test() & self._live, words(tree)
            if flags.any():
                self.failures.append(Failure(flags, Text(f"“{about.zh}”{why.zh}", f"“{about.en}” {why.en}")))


_ZERO = Text("为零，不能作除数", "is zero and cannot divide")
_NO_ROOT = Text("为负数，不能开方", "is negative and has no root")
_TOO_LARGE = Text("过大，乘方超出可计算范围", "is too large for the power")


def _compare(x: Columns, sign: Comparison, a: Number, b: Number) -> Flags:
    match sign:
        case "<":
            return x.below(a, b)
        case ">":
            return x.below(b, a)
        case "<=":
            return x.at_least(b, a)
        case ">=":
            return x.at_least(a, b)
        case "==":
            return x.equal(a, b)
        case "!=":
            return ~x.equal(a, b)
