"""A document made of blocks as a Word file on official paper."""

from collections.abc import Sequence

from kaoheng.documents import measures
from kaoheng.documents.blocks import (
    Block,
    Grid,
    Heading,
    Note,
    Number,
    Paragraph,
    Party,
    Signatures,
    Squares,
    Title,
    Watermark,
)
from kaoheng.documents.paper import Paper
from kaoheng.documents.squares import picture


def word_bytes(name: str, blocks: Sequence[Block]) -> bytes:
    """The bytes of the .docx file; the same blocks give the same bytes."""
    paper = Paper(name)
    for block in blocks:
        match block:
            case Number(text):
                paper.number(text)
            case Title(text):
                paper.title(text)
                paper.under_title("")
            case Party(label, text):
                paper.party(label, text)
            case Heading(text):
                paper.heading(text, 3)
            case Paragraph(text):
                paper.paragraph(text)
            case Grid(title, heads, rows, widths, align):
                paper.table(title, heads, rows, widths=widths, align=align)
            case Note(text):
                paper.note(text)
            case Signatures(left, right):
                paper.signatures(left, right)
            case Watermark(text):
                paper.watermark(text)
            case Squares(rows, words):
                paper.picture(picture(rows), measures.CODE)
                for line in words:
                    paper.note(line)
    return paper.bytes()
