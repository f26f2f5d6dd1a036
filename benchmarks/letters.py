"""`python -m benchmarks letters`: a thousand letters as Word and as PDF, beside a bare python-docx document each.

The letters are those of a unit with three losses and a code; every one differs from the next. The bare document has the
same paragraphs and the same table, without any of the measures of official paper.
"""

import io
from collections.abc import Callable, Sequence
from time import process_time

import docx
from rich.table import Table

from kaoheng.documents.blocks import Block, Grid, Heading, Number, Paragraph, Party, Signatures, Squares, Title
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes

LETTERS = 1_000
SIDE = 41
LOSSES = tuple((f"指标{number}", "5", "4.2", "0.8", "完成91.4%，低于目标值8.6个百分点。") for number in range(3))


def table() -> Table:
    """One line a form."""
    made = Table(title=f"{LETTERS:,} letters, CPU time each", title_justify="left")
    for head in ("form", "each"):
        made.add_column(head, justify="right")
    forms: dict[str, Callable[[Sequence[Block]], bytes]] = {
        "Word": lambda blocks: word_bytes("反馈函", blocks),
        "PDF": lambda blocks: pdf_bytes("反馈函", blocks),
        "bare python-docx": bare,
    }
    for name, make in forms.items():
        made.add_row(name, f"{each(make) * 1_000:.1f} ms")
    return made


def each(make: Callable[[Sequence[Block]], bytes]) -> float:
    """CPU seconds of one letter of many; the first, which reads fonts and templates, is not counted."""
    make(letter(0))
    begun = process_time()
    for number in range(1, LETTERS + 1):
        make(letter(number))
    return (process_time() - begun) / LETTERS


def letter(number: int) -> list[Block]:
    """A letter of its own."""
    rows = tuple(f"{(number + 1) * (line + 7) ** 5 % 2**SIDE:0{SIDE}b}" for line in range(SIDE))
    return [
        Number(f"晋市考核〔2026〕{number}号"),
        Title("关于反馈2025年度目标责任考核结果的函"),
        Party("", f"第{number}单位："),
        Paragraph("你单位2025年度目标责任考核得86.42分，在市直经济类14个单位中列第9位，等次为良好。"),
        Heading("一、失分情况"),
        Grid("", ("指标", "满分", "得分", "失分", "计分理由"), LOSSES, (44.0, 18.0, 18.0, 18.0, 58.0), "lrrrl"),
        Heading("二、改进建议"),
        Paragraph("请先从失分最多的一项查找原因，明确责任人和完成时限，报考核办。"),
        Signatures(("", ""), ("晋城市考核办", "2026年3月5日")),
        Squares(rows, ("验证码：1234 5678 1234 5678",)),
    ]


def bare(blocks: Sequence[Block]) -> bytes:
    """What the letter says, as python-docx writes it by itself."""
    document, file = docx.Document(), io.BytesIO()
    for block in blocks:
        if isinstance(block, Grid):
            made = document.add_table(rows=0, cols=len(block.heads))
            for row in (block.heads, *block.rows):
                for cell, text in zip(made.add_row().cells, row, strict=True):
                    cell.text = text
        elif isinstance(block, Number | Title | Heading | Paragraph):
            document.add_paragraph(block.text)
    document.save(file)
    return file.getvalue()
