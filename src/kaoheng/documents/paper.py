"""A Word document on official paper: title, headings, paragraphs, tables and page numbers, whatever it is about."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kaoheng.documents import measures
from kaoheng.documents.faces import add_text, plain_style, set_attributes
from kaoheng.documents.measures import Face
from kaoheng.documents.watermark import pale

CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
_HEADINGS = (measures.FIRST, measures.SECOND, measures.FIRST)
_SIDES = {"l": LEFT, "c": CENTRE, "r": RIGHT}
_MOMENT = (2000, 1, 1, 0, 0, 0)


class Paper:
    """An official document being written, from top to bottom."""

    def __init__(self, title: str) -> None:
        self._document: Any = docx.Document()
        self._document.core_properties.title = title
        self._document.core_properties.author = ""
        self._document.core_properties.comments = ""
        self._set_up()
        self._styles()
        self._page_numbers()

    def title(self, text: str) -> None:
        """The document's title: 2号小标宋, centred."""
        self._line(text, measures.TITLE, CENTRE)

    def under_title(self, text: str) -> None:
        """A line under the title, where there is one: 3号楷体, centred; and an empty line after it."""
        if text:
            self._line(text, measures.SECOND, CENTRE)
        self._line("", measures.BODY, CENTRE)

    def heading(self, text: str, level: int) -> None:
        """A heading: level 1 and 2 centred (章, 节), level 3 at the head of a paragraph (条)."""
        paragraph = self._document.add_paragraph(style=f"Heading {level}")
        if level < len(_HEADINGS):
            paragraph.alignment = CENTRE
        else:
            _indent(paragraph)
        add_text(paragraph, text, _HEADINGS[level - 1])

    def paragraph(self, text: str) -> None:
        """A paragraph of text, its first line two characters in."""
        paragraph = self._document.add_paragraph()
        _indent(paragraph)
        add_text(paragraph, text, measures.BODY)

    def number(self, text: str) -> None:
        """The document's number, at the right."""
        self._line(text, measures.SECOND, RIGHT)

    def party(self, label: str, text: str) -> None:
        """Somebody who signs: the label in 黑体, the name in 仿宋."""
        add_text(self._line(label, measures.FIRST, LEFT), text, measures.BODY)

    def note(self, text: str) -> None:
        """A small line under a table or a signature."""
        self._line(text, measures.CELL, LEFT)

    def signatures(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Where two sides sign, beside each other and on one page."""
        self._line("", measures.BODY, LEFT)
        table = self._document.add_table(rows=0, cols=2)
        for row in zip(left, right, strict=True):
            line = table.add_row()
            for cell, text in zip(line.cells, row, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.keep_with_next = True
                add_text(paragraph, text, measures.BODY)
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    def picture(self, png: bytes, side: float) -> None:
        """A square picture at the left, so many millimetres wide."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.line_spacing = 1
        paragraph.add_run().add_picture(io.BytesIO(png), Mm(side))

    def watermark(self, text: str) -> None:
        """Large pale letters behind every page."""
        section = self._document.sections[0]
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            header.paragraphs[0].add_run()._r.append(pale(text))

    def table(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] = (),
        align: str = "",
    ) -> None:
        """A table as wide as the text, or with columns of these millimetres; its heads stand on every page.

        `align` has a letter for each column: l, c or r; without it the first column is flush left, the others centred.
        """
        if title:
            self._line(title, measures.FIRST, CENTRE)
        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = not widths
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Mm(width)
        sides = [_SIDES[letter] for letter in align or "l" + "c" * (len(heads) - 1)]
        for at, row in enumerate((heads, *rows)):
            line = table.add_row()
            for column, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
                if widths:
                    cell.width = Mm(widths[column])
                paragraph = cell.paragraphs[0]
                paragraph.alignment = sides[column] if at else CENTRE
                paragraph.paragraph_format.line_spacing = 1
                add_text(paragraph, text, measures.CELL if at else measures.HEAD)
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if at == 0:
                properties.append(OxmlElement("w:tblHeader"))

    def save(self, path: Path) -> None:
        """Write the file; the same content gives the same bytes."""
        path.write_bytes(self.bytes())

    def bytes(self) -> bytes:
        """The file itself."""
        held, packed = io.BytesIO(), io.BytesIO()
        self._document.save(held)
        with zipfile.ZipFile(held) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for name in made.namelist():
                file.writestr(zipfile.ZipInfo(name, _MOMENT), made.read(name), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def _line(self, text: str, face: Face, alignment: WD_ALIGN_PARAGRAPH) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = alignment
        add_text(paragraph, text, face)
        return paragraph

    def _set_up(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in measures.PAPER)
        section.top_margin, section.bottom_margin = Mm(measures.TOP), Mm(measures.BOTTOM)
        section.left_margin, section.right_margin = Mm(measures.LEFT), Mm(measures.RIGHT)
        section.footer_distance = Mm(measures.FOOTER)
        for old in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(old)
        grid = OxmlElement("w:docGrid")
        set_attributes(grid, type="lines", linePitch=measures.LINE)
        section._sectPr.append(grid)

    def _styles(self) -> None:
        styles = self._document.styles
        plain_style(styles["Normal"], measures.BODY)
        for level, face in enumerate(_HEADINGS, 1):
            plain_style(styles[f"Heading {level}"], face)
        for name in ("Normal", *(f"Heading {level}" for level in range(1, len(_HEADINGS) + 1))):
            form = styles[name].paragraph_format
            form.space_before = form.space_after = Pt(0)
            form.line_spacing = Pt(measures.LINE / 20)

    def _page_numbers(self) -> None:
        """— 1 —, on the outer side: right on odd pages, left on even ones."""
        self._document.settings.odd_and_even_pages_header_footer = True
        section = self._document.sections[0]
        for footer, alignment in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.alignment = alignment
            form = paragraph.paragraph_format
            form.line_spacing = Pt(measures.NUMBER.points)
            form.left_indent = form.right_indent = Pt(measures.NUMBER.points)
            add_text(paragraph, "— ", measures.NUMBER)
            _field(add_text(paragraph, "", measures.NUMBER), "PAGE")
            add_text(paragraph, " —", measures.NUMBER)


def _indent(paragraph: Any) -> None:
    width = round(measures.BODY.points * 20 + measures.TRACKING) * measures.INDENT
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    set_attributes(indent, firstLineChars=measures.INDENT * 100, firstLine=width)


def _field(run: Any, code: str) -> None:
    """A field that Word and WPS fill in, such as the number of the page."""
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            set_attributes(element, fldCharType=kind)
        else:
            element.text = code
        run._r.append(element)
