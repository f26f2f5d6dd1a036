"""An official document ends with its imprint (版记), in the measures of GB/T 9704 and at the foot of its last page."""

import contextlib
import io
import re
import zlib
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from kaoheng.documents.blocks import Annex, Block, Grid, Imprint, Title, dumps, loads
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes

PAPER: list[Block] = [Title("通报"), Annex("附件1", "得分"), Grid("", ("名次",), (("1",),), (20,), "c")]
IMPRINT = Imprint(
    "市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委机关，市统计局",
    "晋城市考核办",
    "2026年3月2日印发",
)


def box_of(word: bytes) -> Any:
    """What the drawn box at the end of a Word file holds."""
    last = docx.Document(io.BytesIO(word)).paragraphs[-1]
    (held,) = last._p.iter(qn("w:txbxContent"))
    assert "mso-position-vertical:bottom;mso-position-vertical-relative:margin" in last._p.xml
    return held


def said_in(word: bytes) -> list[str]:
    """Its paragraphs."""
    runs = (list(line.iter(qn("w:r"))) for line in box_of(word).iter(qn("w:p")))
    parts = ([part for run in line for part in run.iter(qn("w:t"), qn("w:tab"))] for line in runs)
    return ["".join(part.text or "\t" for part in line) for line in parts]


def test_the_canonical_text_keeps_an_imprint() -> None:
    assert loads(dumps([IMPRINT])) == [IMPRINT]


def test_an_imprint_has_thick_rules_around_thin_ones_as_wide_as_the_text() -> None:
    box = box_of(word_bytes("通报", [*PAPER, IMPRINT]))
    (borders,) = box.iter(qn("w:tblBorders"))
    points = {rule.tag: int(rule.get(qn("w:sz"))) / 8 for rule in borders}
    wide = {side: points[qn(f"w:{side}")] / 72 * 25.4 for side in ("top", "insideH", "bottom")}
    assert wide == pytest.approx({"top": 0.35, "insideH": 0.25, "bottom": 0.35}, abs=0.02)
    (column,) = box.iter(qn("w:gridCol"))
    assert int(column.get(qn("w:w"))) / 1440 * 25.4 == pytest.approx(156, abs=0.2)


def test_an_imprint_says_first_who_gets_copies_then_who_issued_in_fourth_size() -> None:
    word = word_bytes("通报", [*PAPER, IMPRINT])
    assert said_in(word) == [f"抄送：{IMPRINT.copied}。", "晋城市考核办\t2026年3月2日印发", ""]
    box, (copies, issued) = box_of(word), (line for line in box_of(word).iter(qn("w:ind")))
    assert {size.get(qn("w:val")) for size in box.iter(qn("w:sz"))} == {"28"}
    assert {fonts.get(qn("w:eastAsia")) for fonts in box.iter(qn("w:rFonts"))} == {"仿宋_GB2312"}
    ends = {name: [line.get(qn(f"w:{name}")) for line in (copies, issued)] for name in ("left", "right", "hanging")}
    assert ends == {"left": ["1120", "280"], "right": ["280", "280"], "hanging": ["840", None]}


def test_who_gets_no_copies_is_not_named_and_a_letter_has_neither_issuer_nor_rules() -> None:
    word = word_bytes("通报", [*PAPER, Imprint("", "晋城市考核办", "2026年3月2日印发")])
    assert said_in(word) == ["晋城市考核办\t2026年3月2日印发", ""]
    letter = word_bytes("函", [*PAPER, Imprint("市统计局", "", "")])
    assert said_in(letter) == ["抄送：市统计局。", ""]
    assert not list(box_of(letter).iter(qn("w:tblBorders")))


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def letters_of(pdf: bytes) -> str:
    """Every letter that a PDF has a shape for."""
    found = ""
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            said = zlib.decompress(packed)
            if b"beginbfchar" in said:
                found += "".join(chr(int(code, 16)) for code in re.findall(rb"<\w+> <(\w{4})>", said))
    return found


def test_a_pdf_says_every_word_of_its_imprint_and_only_where_it_has_one() -> None:
    said = set(letters_of(pdf_bytes("通报", [*PAPER, IMPRINT])))
    assert set(f"抄送：{IMPRINT.copied}。{IMPRINT.issuer}{IMPRINT.issued}") <= said
    assert not {"抄", "送", "印"} & set(letters_of(pdf_bytes("通报", PAPER)))
    assert pages_of(pdf_bytes("通报", [*PAPER, IMPRINT])) == pages_of(pdf_bytes("通报", PAPER))
