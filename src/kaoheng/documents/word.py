"""A document made of blocks as a Word file on official paper."""

from collections.abc import Sequence

from kaoheng.documents import measures
from kaoheng.documents.blocks import (
    Annex,
    Block,
    Grid,
    Heading,
    Imprint,
    Note,
    Number,
    Paragraph,
    Party,
    RedHead,
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
            case RedHead(mark, number, letter):
                (paper.letter if letter else paper.red_head)(mark, number)
            case Annex(label, title):
                paper.annex(label, title)
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
            case Imprint(copied, issuer, issued):
                paper.imprint(copied, issuer, issued)
            case Squares(rows, words):
                paper.picture(picture(rows), measures.CODE)
                for line in words:
                    paper.note(line)
    return paper.bytes()
