"""The steps after combining: rescaling, floor, cap and rounding, each with the value before and after."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kaoheng.explain.digits import exact_text, shown
from kaoheng.explain.reasons import Change, Combining
from kaoheng.method.policies import Round
from kaoheng.numbers import read_exact, written
from kaoheng.rules.rounding import places_words
from kaoheng.text import Text


def changes_of(combining: Combining, full: Fraction, rounding: Round, values: Sequence[Fraction]) -> tuple[Change, ...]:
    """The steps that changed something; `values` are combined, rescaled, held and rounded."""
    return tuple(_changes(combining, full, rounding, *values))


def _changes(
    combining: Combining,
    full: Fraction,
    rounding: Round,
    combined: Fraction,
    rescaled: Fraction,
    held: Fraction,
    rounded: Fraction,
) -> Iterator[Change]:
    if combining.scale:
        yield _change(
            "rescale", combined, rescaled, _rescale_words(read_exact(combining.scale), full, combined, rescaled)
        )
    if held > rescaled:
        line = written(read_exact(combining.floor))
        yield _change(
            "floor", rescaled, held, Text(f"最低{line}分，按{line}分计", f"at least {line}, counted as {line}")
        )
    if held < rescaled:
        line = written(read_exact(combining.cap))
        yield _change("cap", rescaled, held, Text(f"最高{line}分，按{line}分计", f"at most {line}, counted as {line}"))
    if rounded != held:
        how, text = places_words(rounding.decimals, rounding.mode), written(rounded, rounding.decimals)
        yield _change("round", held, rounded, Text(f"{how.zh}为{text}", f"{how.en}: {text}"))


def _change(what: str, before: Fraction, after: Fraction, words: Text) -> Change:
    return Change(what, exact_text(before), exact_text(after), words)  # type: ignore[arg-type]


def _rescale_words(scale: Fraction, full: Fraction, before: Fraction, after: Fraction) -> Text:
    """按150分折算为80分：120×80÷150=64."""
    (old, whole), (new, exact) = shown(before), shown(after)
    sign = "=" if whole and exact else "≈"
    formula = f"{old}×{written(full)}÷{written(scale)}{sign}{new}"
    return Text(
        f"由{written(scale)}分制折算为{written(full)}分：{formula}",
        f"scaled from {written(scale)} to {written(full)}: {formula}",
    )
