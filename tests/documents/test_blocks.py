"""A document made of blocks becomes Word and PDF with the same bytes every time, and says all its words."""

import io

import docx
import pytest

from kaoheng.documents.blocks import (
    Block,
    Grid,
    Heading,
    Note,
    Number,
    Paragraph,
    Party,
    Signatures,
    Title,
    dumps,
    loads,
)
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes

BLOCKS: list[Block] = [
    Number("编号：晋市责〔2026〕5号"),
    Title("2026年度目标责任书"),
    Party("责任单位：", "泽州县"),
    Heading("一、责任目标"),
    Paragraph("乙方承担下列目标，#set text 与 *星号* 都只是文字。"),
    Grid("表1", ("序号", "目标"), (("1", "PM2.5浓度*"), ("2", "就业")), (20, 60), "cl"),
    Note("注：* 为约束性目标。"),
    Signatures(("甲方：", ""), ("乙方：", "年　月　日")),
]


def test_the_canonical_text_gives_the_blocks_back() -> None:
    assert loads(dumps(BLOCKS)) == BLOCKS


@pytest.mark.parametrize(("make", "magic"), [(word_bytes, b"PK"), (pdf_bytes, b"%PDF")])
def test_the_same_blocks_give_the_same_bytes(make, magic) -> None:
    made = make("责任书", BLOCKS)
    assert made == make("责任书", BLOCKS)
    assert made.startswith(magic)
    assert made != make("责任书", BLOCKS[:-1])


def test_the_word_file_says_every_word_of_the_blocks() -> None:
    written = docx.Document(io.BytesIO(word_bytes("责任书", BLOCKS)))
    told = [paragraph.text for paragraph in written.paragraphs]
    told += [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    wanted = ["编号：晋市责〔2026〕5号", "责任单位：泽州县", "PM2.5浓度*", "乙方：", "年　月　日", "一、责任目标"]
    assert [words for words in wanted if words not in told] == []
