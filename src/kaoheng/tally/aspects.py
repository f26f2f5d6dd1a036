"""Aspects (评价内容) of a unit that are marked or rated one by one."""

from collections.abc import Mapping
from fractions import Fraction

from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.rules.rule import Data, Exact
from kaoheng.text import Text, join, title_of


class Aspect(Data):
    """One aspect, with its share of the whole."""

    title: str = ""
    """What sentences call it; its id where nothing is written."""
    title_en: str = ""
    weight: Exact
    """Its share of the whole."""


def check_aspects(aspects: Mapping[str, Aspect]) -> None:
    """ValueError in both languages where weights are not above zero or do not add up to 1."""
    total = sum((aspect.weight for aspect in aspects.values()), Fraction(0))
    if aspects and (total != 1 or min(aspect.weight for aspect in aspects.values()) <= 0):
        raise ValueError(f"各项内容权重应大于0，之和应为1，现为{as_text(total)}（weights of aspects add up to 1）")


def aspects_words(aspects: Mapping[str, Aspect]) -> Text:
    """工作量占30%、效率占70%."""
    named = [(title_of(aspect, name), share(aspect.weight)) for name, aspect in aspects.items()]
    return join([name + Text(f"占{part.zh}", f" {part.en}") for name, part in named], "、", ", ")
