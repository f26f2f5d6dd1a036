"""The numbers a sentence states, and those a model holds, as sets of exact fractions."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from kaoheng.numbers import parse

_NUMBER = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?%?(?:/\d+(?:\.\d+)?)?")


def stated(text: str) -> set[Fraction]:
    """Every number a text states: 6, 0.3, 40%, 10/3; a sign counts only where nothing stands before it.

    >>> sorted(stated("得10/3分，占40%，最高-2")) == sorted([Fraction(10, 3), Fraction(2, 5), Fraction(2)])
    True
    """
    return {abs(parse(found)) for found in _NUMBER.findall(text)}


def held(data: Any) -> Iterator[Fraction]:
    """Every number a model holds, in its fields, its texts and its formulas."""
    if isinstance(data, BaseModel):
        for name in type(data).model_fields:
            yield from held(getattr(data, name))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from held(key)
            yield from held(value)
    elif isinstance(data, list | tuple | set | frozenset):
        for value in data:
            yield from held(value)
    elif isinstance(data, date):
        yield from map(Fraction, (data.year, data.month, data.day))
    elif isinstance(data, str):
        yield from stated(data)
    elif isinstance(data, int | Fraction) and not isinstance(data, bool):
        yield abs(Fraction(data))
