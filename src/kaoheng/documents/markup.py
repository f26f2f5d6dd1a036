"""What stands on a page as the markup of Word: runs in a font, paragraphs, tables and pictures, as text."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from kaoheng.documents import measures
from kaoheng.documents.measures import Face

CENTRE, LEFT, RIGHT = "center", "left", "right"
SIDES = {"l": LEFT, "c": CENTRE, "r": RIGHT}
DXA = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
EMU = 36_000
"""Word's unit of drawings in a millimetre."""
OFF_GRID = '<w:snapToGrid w:val="0"/>'
SINGLE = OFF_GRID + '<w:spacing w:line="240" w:lineRule="auto"/>'
"""Lines as close as their letters let them, off the grid of 22 lines a page that the text stands on."""
_INDENT = (
    f'<w:ind w:firstLineChars="{measures.INDENT * 100}"'
    f' w:firstLine="{round(measures.BODY.points * 20 + measures.TRACKING) * measures.INDENT}"/>'
)
_ROOM = "".join(
    ["<w:tblCellMar>", *(f'<w:{side} w:w="28" w:type="dxa"/>' for side in ("top", "bottom")), "</w:tblCellMar>"]
)
"""Half a millimetre between the text of a cell and the lines above and below it."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PICTURES = "http://schemas.openxmlformats.org/drawingml/2006"


def run(text: str, face: Face, colour: str = "") -> str:
    """Text in a face: Chinese and Latin letters each in their own, with the tracking of official paper."""
    spacing = f'<w:spacing w:val="{measures.TRACKING}"/>' if face.points == measures.BODY.points else ""
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    lines = escape(_FORBIDDEN.sub("", text)).split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{measures.LATIN}" w:hAnsi="{measures.LATIN}" w:eastAsia="{face.font}"/>'
        f'{coloured}{spacing}<w:sz w:val="{round(face.points * 2)}"/></w:rPr>{said}</w:r>'
    )


def paragraph(
    content: str,
    *,
    style: str = "",
    side: str = "",
    indented: bool = False,
    spacing: str = "",
    kept: bool = False,
    opens: bool = False,
    rule: str = "",
) -> str:
    """A paragraph; `kept` with the next one on a page, `spacing` where its lines stand otherwise than the text.

    It `opens` a page, or has a `rule` below it.
    """
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if kept else "")
        + ("<w:pageBreakBefore/>" if opens else "")
        + rule
        + spacing
        + (_INDENT if indented else "")
        + (f'<w:jc w:val="{side}"/>' if side else "")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def rule(side: str, kind: str, eighths: int, away: float) -> str:
    """A red line at one side of a paragraph: `single`, or thick and thin; so many millimetres away from the text."""
    points = min(round(away * DXA / 20), 31)
    line = f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{points}" w:color="{measures.RED}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def cell(content: str, width: float) -> str:
    """A cell so many millimetres wide, its text at half height."""
    properties = f'<w:tcW w:w="{round(width * DXA)}" w:type="dxa"/><w:vAlign w:val="{CENTRE}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, heads: bool = False) -> str:
    """A row that no page divides; heads stand on every page."""
    header = "<w:tblHeader/>" if heads else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[float], *, ruled: bool, fixed: bool) -> str:
    """A table with columns of these millimetres, with lines or without."""
    style = '<w:tblStyle w:val="TableGrid"/>' if ruled else ""
    room = _ROOM if ruled else ""
    layout = f'<w:tblLayout w:type="{"fixed" if fixed else "autofit"}"/>'
    side = f'<w:jc w:val="{CENTRE}"/>' if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{round(width * DXA)}"/>' for width in widths)
    properties = f'<w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/>{side}{layout}{room}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def picture(number: int, side: float) -> str:
    """A run with the square picture of that number, so many millimetres wide."""
    extent = f'cx="{round(side * EMU)}" cy="{round(side * EMU)}"'
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent {extent}/><wp:docPr id="{number}" name="Picture {number}"/>'
        f'<a:graphic xmlns:a="{_PICTURES}/main"><a:graphicData uri="{_PICTURES}/picture">'
        f'<pic:pic xmlns:pic="{_PICTURES}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="image{number}.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture_key(number)}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def picture_key(number: int) -> str:
    """By what a picture is found among the parts of the file."""
    return f"picture{number}"
