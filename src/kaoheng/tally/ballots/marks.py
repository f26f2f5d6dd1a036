"""The words of a ballot table: marks that are not on the scale, and rows that count papers."""

from typing import Literal

DONT_KNOW = "不了解"
ABSTAIN = "弃权"
VOID = "无效"

PAPERS = {
    "eligible": "eligible",
    "应到": "eligible",
    "attended": "attended",
    "实到": "attended",
    "issued": "issued",
    "发出": "issued",
    "returned": "returned",
    "收回": "returned",
}
"""Marks that count people or papers instead of votes."""

_SAME = {"dont_know": DONT_KNOW, "abstain": ABSTAIN, "void": VOID}

Stated = Literal["eligible", "attended", "issued", "returned"]


def mark_of(written: str) -> str:
    """The mark as it is counted: the English words become the Chinese ones.

    >>> mark_of("abstain"), mark_of("优秀")
    ('弃权', '优秀')
    """
    return _SAME.get(written, written)


def reserved(mark: str) -> bool:
    """Whether a scale may not use the mark."""
    return mark_of(mark) in (DONT_KNOW, ABSTAIN, VOID) or mark in PAPERS
