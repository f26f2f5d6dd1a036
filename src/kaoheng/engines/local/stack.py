"""Several rules of one shape evaluated as one: their numbers become columns, everything else is shared."""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from types import FunctionType, MethodType
from typing import Any

import numpy as np

from kaoheng.arithmetic.guarded import ULP, UNBOUNDED, Floats, Guarded, Sheet
from kaoheng.rules.rule import Rule

LARGEST_GRID = 10**9


class Numbers:
    """Exact numbers, one an item, as a guarded column of shape (items, 1), or (1, 1) when they are all equal."""

    def __init__(self, values: Sequence[Fraction]) -> None:
        shown = values[:1] if len(set(values)) == 1 else values
        self.values: Floats = np.array([[float(value)] for value in shown])
        grid = lcm(*(value.denominator for value in shown))
        self.grid, self.spread = (grid, 1) if grid <= LARGEST_GRID else (1, UNBOUNDED)
        self.size = float(np.abs(self.values).max())

    def on(self, sheet: Sheet) -> Guarded:
        """The column for one evaluation."""
        error = self.size * ULP if self.grid != 1 or self.spread != 1 else 0.0
        return Guarded(self.values, sheet, grid=self.grid, spread=self.spread, size=self.size, error=error)


class Stack:
    """Rules of the same shape; `on(sheet)` is a stand-in for them that `points` can run on."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.kind = type(rules[0])

    @cached_property
    def numbers(self) -> dict[str, Numbers]:
        first = self.rules[0]
        return {
            name: Numbers([getattr(rule, name) for rule in self.rules])
            for name in type(first).model_fields
            if type(getattr(first, name)) is Fraction
        }

    @cached_property
    def inner(self) -> dict[str, "Stack"]:
        first = self.rules[0]
        return {
            name: Stack([getattr(rule, name) for rule in self.rules])
            for name in type(first).model_fields
            if isinstance(getattr(first, name), Rule)
        }

    def on(self, sheet: Sheet) -> Any:
        """The stand-in for one evaluation."""
        return _StandIn(self, sheet)


class _StandIn:
    """Looks like one rule; its numbers are columns."""

    def __init__(self, stack: Stack, sheet: Sheet) -> None:
        self._stack = stack
        self._sheet = sheet

    def __getattr__(self, name: str) -> Any:
        stack = self._stack
        if name in stack.numbers:
            return stack.numbers[name].on(self._sheet)
        if name in stack.inner:
            return stack.inner[name].on(self._sheet)
        own = getattr(stack.kind, name, None)
        if isinstance(own, FunctionType):
            return MethodType(own, self)
        if isinstance(own, property) and own.fget is not None:
            return own.fget(self)
        return getattr(stack.rules[0], name)


def shape(value: Any) -> Hashable:
    """What must be equal for rules to be stacked: all but their own numbers.

    >>> from kaoheng.rules.as_given import AsGiven
    >>> shape(AsGiven(kind="as_given", scale=1)) == shape(AsGiven(kind="as_given", scale=100))
    True
    """
    if isinstance(value, Rule):
        return (type(value), *[shape(part) for part in value.__dict__.values()])
    if type(value) is Fraction:
        return Fraction
    try:
        hash(value)
    except TypeError:  # a mapping, or something that holds one
        return repr(value)
    own: Hashable = value
    return own
