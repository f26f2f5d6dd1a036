"""The Word file has the measures of GB/T 9704-2012 and every word of the regulation."""

import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from kaoheng.clauses.rules import implementing_rules
from kaoheng.documents import measures
from kaoheng.documents.regulation import write_regulation
from kaoheng.method.load import load

METHOD = Path(__file__).parents[2] / "methods/jincheng-demo/2022/method.yaml"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "rules.docx"
    write_regulation(implementing_rules(load(METHOD).method), path)
    return path


@pytest.fixture(scope="module")
def written(file: Path) -> Any:
    return docx.Document(str(file))


def fonts(paragraph: Any) -> set[tuple[str, float]]:
    return {(run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt) for run in paragraph.runs}


def starting(document: Any, words: str) -> Any:
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith(words))


def cells(document: Any) -> Iterator[str]:
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def test_paper_and_margins(written: Any) -> None:
    section = written.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    assert [round(side.mm) for side in (section.bottom_margin, section.right_margin)] == [35, 26]


def test_a_page_holds_22_lines_of_28_characters(written: Any) -> None:
    section = written.sections[0]
    high = section.page_height.twips - section.top_margin.twips - section.bottom_margin.twips
    wide = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    assert high // int(grid.get(qn("w:linePitch"))) == measures.LINES
    assert wide // (measures.BODY.points * 20 + measures.TRACKING) == measures.CHARACTERS


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("晋城市", ("方正小标宋简体", 22)),
        ("第一章", ("黑体", 16)),
        ("第一节", ("楷体_GB2312", 16)),
        ("第一条", ("黑体", 16)),
        ("为做好晋城市", ("仿宋_GB2312", 16)),
        ("（一）“安全生产”不得分", ("仿宋_GB2312", 16)),
    ],
)
def test_each_level_has_its_font(written: Any, words: str, face: tuple[str, float]) -> None:
    assert fonts(starting(written, words)) == {face}


def test_text_is_tracked_and_begins_two_characters_in(written: Any) -> None:
    paragraph = starting(written, "为做好")
    assert paragraph._p.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert paragraph.runs[0]._r.rPr.find(qn("w:spacing")).get(qn("w:val")) == str(measures.TRACKING)


def test_page_numbers_stand_on_the_outer_side(written: Any) -> None:
    section = written.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert written.settings.odd_and_even_pages_header_footer
    assert (odd.alignment, even.alignment) == (2, 0)
    for paragraph in (odd, even):
        assert paragraph.text == "—  —"
        assert [code.text for code in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
        assert fonts(paragraph) == {("宋体", 14)}


def test_every_word_of_the_regulation_is_there(written: Any) -> None:
    words = "\n".join(chain((paragraph.text for paragraph in written.paragraphs), cells(written)))
    for article in implementing_rules(load(METHOD).method).articles():
        for text in article.texts():
            assert text.zh in words


def test_heads_of_a_table_are_repeated_on_every_page(written: Any) -> None:
    rows = written.tables[0].rows
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)


def test_cells_stand_off_the_grid_of_the_text(written: Any) -> None:
    cell = written.tables[0].rows[1].cells[0].paragraphs[0]
    assert cell._p.pPr.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"


def test_the_title_of_a_table_stays_with_it(written: Any) -> None:
    assert starting(written, "考核内容和分值").paragraph_format.keep_with_next


def test_a_machine_without_the_fonts_knows_which_to_take(file: Path) -> None:
    with zipfile.ZipFile(file) as parts:
        fonts, styles = (parts.read(f"word/{name}.xml").decode() for name in ("fontTable", "styles"))
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts
    assert 'w:eastAsia="zh-CN"' in styles


def test_the_same_rules_give_the_same_bytes(file: Path, tmp_path: Path) -> None:
    write_regulation(implementing_rules(load(METHOD).method), tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == file.read_bytes()
