"""A document made of blocks becomes Word and PDF with the same bytes every time, and says all its words."""

import io
import re

import docx
import pytest

from kaoheng.documents.blocks import (
    Annex,
    Block,
    Grid,
    Heading,
    Note,
    Number,
    Paragraph,
    Party,
    RedHead,
    Signatures,
    Title,
    Watermark,
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


ANNEXED: list[Block] = [Title("通报"), Annex("附件1", "县（市、区）得分"), Grid("", ("名次",), (("1",),), (20,), "c")]


def test_a_red_head_stands_in_red_with_a_line_below_its_number() -> None:
    blocks = [RedHead("晋城市考核领导组文件", "晋市考核〔2026〕3号"), *ANNEXED]
    mark, number, *_ = docx.Document(io.BytesIO(word_bytes("通报", blocks))).paragraphs
    assert (mark.text, str(mark.runs[0].font.color.rgb)) == ("晋城市考核领导组文件", "FF0000")
    assert number.text == "晋市考核〔2026〕3号"
    assert 'w:color="FF0000"' in number._p.xml
    assert len(pdf_bytes("通报", blocks)) > len(pdf_bytes("通报", ANNEXED))


def test_a_letter_has_its_mark_on_the_first_page_alone_also_on_a_draft() -> None:
    letter = RedHead("晋城市考核办", "晋市考核〔2026〕3号", letter=True)
    for blocks in ([letter, *ANNEXED], [Watermark("草稿"), letter, *ANNEXED]):
        section = docx.Document(io.BytesIO(word_bytes("函", blocks))).sections[0]
        assert section.first_page_header.paragraphs[0].text == "晋城市考核办"
        assert section.first_page_footer.paragraphs[0].text == ""
        assert section.header.paragraphs[0].text == ""


def test_an_annex_begins_a_page_with_its_label_and_its_title_on_the_third_line() -> None:
    written = docx.Document(io.BytesIO(word_bytes("通报", ANNEXED))).paragraphs
    at = next(number for number, each in enumerate(written) if each.text == "附件1")
    assert written[at].paragraph_format.page_break_before
    assert [each.text for each in written[at + 1 : at + 3]] == ["", "县（市、区）得分"]
    assert page_of(pdf_bytes("通报", ANNEXED)) == 2


def page_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
