"""An aggregation written out with its numbers: 17.30=1.70+2.27+13.33."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.aggregation.children import Aggregation
from kaoheng.aggregation.means import GeometricMean, HarmonicMean, Sum, WeightedMean, WeightedSum
from kaoheng.explain.digits import shown
from kaoheng.numbers import as_text, decimals_of, written
from kaoheng.text import Text


@dataclass(frozen=True)
class Term:
    """One child in a formula: its published score, weight after spreading, and how spreading stretched it, if it did.

    `whole` says whether the published score has every digit; a child that does not count adds only its weight.
    """

    score: str
    weight: Fraction
    stretch: Fraction | None = None
    whole: bool = True
    counts: bool = True


def equation(aggregation: Aggregation, terms: Sequence[Term], value: Fraction, result: str) -> Text:
    """`result` is how the value is printed; `=` where every number is written in full, else `≈`.

    >>> terms = [Term(score, Fraction(10)) for score in ("1.70", "2.27", "-0.50")]
    >>> equation(Sum(kind="sum"), terms, Fraction(347, 100), "3.47").zh
    '3.47=1.70+2.27-0.50'
    >>> terms = [Term("90", Fraction(1, 3)), Term("60", Fraction(2, 3))]
    >>> equation(WeightedMean(kind="weighted_mean"), terms, Fraction(70), "70").zh
    '70=90×1/3+60×2/3'
    """
    counting = [term for term in terms if term.counts]
    text, whole = (result, True) if result else shown(value)
    scores = [term.score for term in counting]
    if isinstance(aggregation, GeometricMean | HarmonicMean) and any(Fraction(score) <= 0 for score in scores):
        return Text(
            f"{'、'.join(scores)}中有不大于零的，按{text}计", f"one of {', '.join(scores)} is not above zero: {text}"
        )
    side = _side(aggregation, terms, counting)
    if side is None:
        return Text(f"各项{'、'.join(scores)}，结果为{text}", f"of {', '.join(scores)}: {text}")
    if side == text:
        return Text(text, text)
    factors = [term.weight if aggregation.weighted else term.stretch for term in counting]
    exact = whole and all(term.whole for term in counting) and all(map(_written_whole, filter(None, factors)))
    said = f"{text}{'=' if exact else '≈'}{side}"
    return Text(said, said)


def _side(aggregation: Aggregation, terms: Sequence[Term], counting: Sequence[Term]) -> str | None:
    """The right-hand side; None for aggregations that choose or count."""
    every = isinstance(aggregation, WeightedMean) and aggregation.over == "all"
    weight = sum((term.weight for term in (terms if every else counting)), Fraction(0))
    one, by = weight == 1, factor(weight)
    match aggregation:
        case Sum():
            return _added([_times(term.score, term.stretch) for term in counting])
        case WeightedSum():
            return _added([_weighted(term, one) for term in counting])
        case WeightedMean():
            top = _added([_weighted(term, one) for term in counting])
            return top if one else f"({top})÷{_bracketed(by)}"
        case GeometricMean():
            top = "×".join(f"{term.score}^{_bracketed(factor(term.weight))}" for term in counting)
            return top if one else f"({top})^(1÷{_bracketed(by)})"
        case HarmonicMean():
            return f"{by}÷({'+'.join(f'{factor(term.weight)}÷{term.score}' for term in counting)})"
    return None


def factor(value: Fraction) -> str:
    """A weight in a formula: a decimal, a short ratio, else six decimals."""
    text = as_text(value)
    return text if len(text) <= 12 else written(value).removeprefix("≈")


def _written_whole(value: Fraction) -> bool:
    return len(as_text(value)) <= 12


def _weighted(term: Term, whole: bool) -> str:
    """A score times its weight, a percentage where all weights together are one."""
    weight = term.weight
    if whole and 0 < weight < 1 and decimals_of(weight) is not None:
        return f"{term.score}×{factor(weight * 100)}%"
    return f"{term.score}×{factor(weight)}"


def _times(score: str, stretch: Fraction | None) -> str:
    return score if stretch is None else f"{score}×{factor(stretch)}"


def _added(parts: Sequence[str]) -> str:
    """Parts with plus signs; a negative one brings its own sign."""
    said = "".join(part if part.startswith("-") else f"+{part}" for part in parts)
    return said.removeprefix("+") or "0"


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("-") or "/" in text else text
