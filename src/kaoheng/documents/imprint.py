"""The imprint (版记) as the markup of Word: a box at the foot of the page that the document ends on.

Word, WPS and LibreOffice agree on where a drawn box stands, not on tables or frames that float. The paragraph that
holds it is as high as the box, so that it goes to the next page where the text leaves too little room for it.
"""

import math

from kaoheng.documents import measures
from kaoheng.documents.markup import DXA, OFF_GRID, paragraph, run

COPIES = "抄送："
WIDTH = round((measures.PAPER[0] - measures.LEFT - measures.RIGHT) * DXA)
ONE = round(measures.IMPRINT.points * 20)
"""One character, in twentieths of a point."""
ACROSS = WIDTH // ONE - len(COPIES) - 1
"""Characters on a line of those who get copies, marks set close; the box grows where they fill one line more."""
_LINE = OFF_GRID + f'<w:spacing w:line="{measures.LINE}" w:lineRule="exact"/>'
_CLOSE = OFF_GRID + '<w:spacing w:line="20" w:lineRule="exact"/>'
_HANGING = f'<w:ind w:left="{ONE * (1 + len(COPIES))}" w:right="{ONE}" w:hanging="{ONE * len(COPIES)}"/>'
_INSIDE = f'<w:ind w:left="{ONE}" w:right="{ONE}"/>'
_TABS = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - ONE}"/></w:tabs>'
_PLACED = (
    "position:absolute;z-index:1;mso-wrap-distance-left:0;mso-wrap-distance-right:0;v-text-anchor:bottom;"
    "mso-position-horizontal:left;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:bottom;mso-position-vertical-relative:margin"
)
_NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def imprint(copied: str, issuer: str, issued: str) -> str:
    """Who gets copies, and who issued the document on which day; a letter names only the first, without rules."""
    rows = []
    if copied:
        rows.append(paragraph(run(f"{COPIES}{copied}。", measures.IMPRINT), spacing=_LINE + _HANGING))
    if issuer:
        tab = "<w:r><w:tab/></w:r>"
        told = run(issuer, measures.IMPRINT) + tab + run(issued, measures.IMPRINT)
        rows.append(paragraph(told, spacing=_TABS + _LINE + _INSIDE))
    lines = (math.ceil(len(copied) / ACROSS) if copied else 0) + bool(issuer)
    return _held(_table(rows, ruled=bool(issuer)), lines * measures.LINE)


def _table(rows: list[str], *, ruled: bool) -> str:
    thick, thin = (f'w:val="single" w:sz="{_eighths(wide)}" w:space="0"' for wide in (measures.THICK, measures.THIN))
    borders = f"<w:tblBorders><w:top {thick}/><w:bottom {thick}/><w:insideH {thin}/></w:tblBorders>" if ruled else ""
    width = f'w:w="{WIDTH}" w:type="dxa"'
    bare = "<w:tblCellMar>" + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    properties = f'<w:tblW {width}/>{borders}<w:tblLayout w:type="fixed"/>{bare}</w:tblCellMar>'
    written = "".join(f"<w:tr><w:tc><w:tcPr><w:tcW {width}/></w:tcPr>{row}</w:tc></w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="{WIDTH}"/></w:tblGrid>{written}</w:tbl>'


def _held(content: str, height: int) -> str:
    """A paragraph that is higher than the box it holds by a line."""
    style = f"{_PLACED};width:{WIDTH / 20}pt;height:{height / 20}pt"
    text = f"<w:txbxContent>{content}{paragraph('', spacing=_CLOSE)}</w:txbxContent>"
    grows = f'<v:textbox style="mso-fit-shape-to-text:t" inset="0,0,0,0">{text}</v:textbox>'
    shape = f'<v:rect id="imprint" style="{style}" filled="f" stroked="f">{grows}</v:rect>'
    room = OFF_GRID + f'<w:spacing w:line="{height + measures.LINE}" w:lineRule="exact"/>'
    return paragraph(f"<w:r><w:pict {_NAMES}>{shape}</w:pict></w:r>", spacing=room)


def _eighths(millimetres: float) -> int:
    """Eighths of a point, as Word measures lines."""
    return round(millimetres / 25.4 * 72 * 8)
