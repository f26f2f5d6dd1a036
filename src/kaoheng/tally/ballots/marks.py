"""The words of a ballot table: marks that are not on the scale, and rows that count papers."""

from kaoheng.tally.rows import COUNT_WORDS

DONT_KNOW = "不了解"
ABSTAIN = "弃权"
VOID = "void"
IN_ENGLISH = {DONT_KNOW: "do not know", ABSTAIN: "abstain"}

PAPERS = frozenset(COUNT_WORDS.values()) - {VOID}
"""Marks that count people or papers instead of votes."""

_SAME = {"dont_know": DONT_KNOW, "abstain": ABSTAIN, **COUNT_WORDS}


def mark_of(written: str) -> str:
    """The mark as it is counted.

    >>> mark_of("abstain"), mark_of("无效"), mark_of("优秀")
    ('弃权', 'void', '优秀')
    """
    return _SAME.get(written, written)


def reserved(mark: str) -> bool:
    """Whether a scale may not use the mark."""
    return mark_of(mark) in (DONT_KNOW, ABSTAIN, VOID, *PAPERS)
