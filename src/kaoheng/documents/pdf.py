"""A document made of blocks as a PDF on official paper; import it only where PDF is wanted, it needs `typst`."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import typst
from pylopdf_fonts_zh_cn import sans_path

from kaoheng.documents.blocks import Block, Squares, dumps
from kaoheng.documents.squares import svg

TEMPLATE = Path(__file__).with_name("official.typ")
MOMENT = 946_684_800  # 2000-01-01, so that the same blocks give the same bytes


def pdf_bytes(name: str, blocks: Sequence[Block]) -> bytes:
    """The bytes of the .pdf file; nothing is fetched, and the fonts are those of the package alone."""
    drawn = {"".join(block.rows): svg(block.rows) for block in blocks if isinstance(block, Squares)}
    told = {"name": name, "blocks": dumps(blocks), "drawn": json.dumps(drawn)}
    made = _compiler().compile(input=TEMPLATE.read_bytes(), format="pdf", sys_inputs=told, timestamp=MOMENT)
    assert isinstance(made, bytes), "one document is one string of bytes"
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(sans_path().parent)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
