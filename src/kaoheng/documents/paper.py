"""A Word document on official paper: title, headings, paragraphs, tables and pictures, whatever it is about."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from kaoheng.documents import measures
from kaoheng.documents.imprint import imprint
from kaoheng.documents.markup import (
    CENTRE,
    DXA,
    LEFT,
    OFF_GRID,
    RIGHT,
    SIDES,
    SINGLE,
    cell,
    paragraph,
    picture,
    picture_key,
    row,
    rule,
    run,
    table,
)
from kaoheng.documents.measures import Face
from kaoheng.documents.stationery import ABOUT, BODY, HEADINGS, PARTS, TITLE, put, stationery

WIDTH = measures.PAPER[0] - measures.LEFT - measures.RIGHT
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class Paper:
    """An official document being written, from top to bottom."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._watermark = self._letter = ""
        self._written: list[str] = []
        self._pictures: list[bytes] = []

    def red_head(self, mark: str, number: str) -> None:
        """The red mark, the number two lines below it, a red line; two empty lines before what follows."""
        before = f'<w:spacing w:before="{round(measures.MARK * DXA)}" w:line="240" w:lineRule="auto"/>'
        self._written.append(
            paragraph(run(mark, measures.sign(mark), measures.RED), side=CENTRE, spacing=OFF_GRID + before)
        )
        away = f'<w:spacing w:before="{2 * measures.LINE}"/>'
        below = rule("bottom", "single", 12, measures.RULE)
        self._written.append(paragraph(run(number, measures.BODY), side=CENTRE, spacing=away, rule=below))
        self._empty(2)

    def letter(self, mark: str, number: str) -> None:
        """The head of a letter: its mark stands above the text of the first page, the number at the right below it."""
        self._letter = mark
        self._line(number, measures.BODY, RIGHT)
        self._empty(2)

    def annex(self, label: str, title: str) -> None:
        """An annex: a new page, the label at the top left, the title on the third line."""
        self._written.append(paragraph(run(label, measures.FIRST), side=LEFT, opens=True))
        self._empty(1)
        self.title(title)
        self._empty(1)

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
        content, last = run(text, HEADINGS[level - 1]), level == len(HEADINGS)
        self._written.append(paragraph(content, style=f"Heading{level}", side="" if last else CENTRE, indented=last))

    def paragraph(self, text: str) -> None:
        """A paragraph of text, its first line two characters in."""
        self._written.append(paragraph(run(text, measures.BODY), indented=True))

    def number(self, text: str) -> None:
        """The document's number, at the right."""
        self._line(text, measures.SECOND, RIGHT)

    def party(self, label: str, text: str) -> None:
        """Somebody who signs: the label in 黑体, the name in 仿宋."""
        self._written.append(paragraph(run(label, measures.FIRST) + run(text, measures.BODY), side=LEFT))

    def note(self, text: str) -> None:
        """A small line under a table or a signature."""
        self._written.append(paragraph(run(text, measures.CELL), side=LEFT, spacing=SINGLE))

    def signatures(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Where two sides sign, beside each other and on one page."""
        self._line("", measures.BODY, LEFT)
        half = WIDTH / 2
        lines = list(zip(left, right, strict=True))
        rows = [
            row(cell(paragraph(run(text, measures.BODY), kept=number < len(lines)), half) for text in sides)
            for number, sides in enumerate(lines, 1)
        ]
        self._written.append(table(rows, (half, half), ruled=False, fixed=False))

    def picture(self, png: bytes, side: float) -> None:
        """A square picture at the left, so many millimetres wide."""
        self._pictures.append(png)
        self._written.append(paragraph(picture(len(self._pictures), side), spacing=SINGLE))

    def imprint(self, copied: str, issuer: str, issued: str) -> None:
        """The end of the document, at the foot of its last page."""
        self._written.append(imprint(copied, issuer, issued))

    def watermark(self, text: str) -> None:
        """Large pale letters behind every page."""
        self._watermark = text

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
            self._written.append(paragraph(run(title, measures.FIRST), side=CENTRE, kept=True))
        wide = widths or [WIDTH / len(heads)] * len(heads)
        sides = [SIDES[letter] for letter in align or "l" + "c" * (len(heads) - 1)]
        lines = [_row(heads, wide, [CENTRE] * len(heads), measures.HEAD, heads=True)]
        lines += [_row(cells, wide, sides, measures.CELL) for cells in rows]
        self._written.append(table(lines, wide, ruled=True, fixed=bool(widths)))

    def save(self, path: Path) -> None:
        """Write the file; the same content gives the same bytes."""
        path.write_bytes(self.bytes())

    def bytes(self) -> bytes:
        """The file itself."""
        empty = stationery(self._watermark, self._letter)
        packed, links = io.BytesIO(empty.packed), ""
        with zipfile.ZipFile(packed, "a") as file:
            for number, png in enumerate(self._pictures, 1):
                put(file, f"word/media/image{number}.png", png)
                links += f'<Relationship Id="{picture_key(number)}" Type="{_IMAGE}" Target="media/image{number}.png"/>'
            put(file, PARTS, empty.parts.replace("</Relationships>", links + "</Relationships>"))
            put(file, ABOUT, empty.about.replace(TITLE, escape(self._title)))
            put(file, BODY, empty.before + "".join(self._written) + empty.after)
        return packed.getvalue()

    def _empty(self, lines: int) -> None:
        for _ in range(lines):
            self._line("", measures.BODY, LEFT)

    def _line(self, text: str, face: Face, side: str) -> None:
        self._written.append(paragraph(run(text, face) if text else "", side=side))


def _row(
    texts: Sequence[str], widths: Sequence[float], sides: Sequence[str], face: Face, *, heads: bool = False
) -> str:
    placed = zip(texts, widths, sides, strict=True)
    return row(
        (cell(paragraph(run(text, face), side=side, spacing=SINGLE), width) for text, width, side in placed),
        heads=heads,
    )
