"""The measures of GB/T 9704-2012: paper, margins, lines, sizes and fonts; the only place that holds them.

Fonts are named, never shipped: 方正小标宋, 仿宋_GB2312 and 楷体_GB2312 are on the machines offices use.
"""

from dataclasses import dataclass

PAPER = (210, 297)
"""A4, in millimetres."""
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 25.9
"""Margins in millimetres; they leave a type area of 156 × 225, and a hair for 28 tracked characters."""
LINES, CHARACTERS = 22, 28
"""Lines of a page, characters of a line."""
LINE = 579
"""The distance between lines, in twentieths of a point: 22 of them fill 225 mm."""
TRACKING = -4
"""What is taken from the width of a character, in twentieths of a point: 28 of 16 pt then fill 156 mm."""
INDENT = 2
"""Characters by which a paragraph begins further in."""
FOOTER = 23
"""From the bottom edge of the paper to the page number, in mm: its dash is then 7 mm under the type area."""

RED = "FF0000"
"""The colour of a red head."""
MARK = 35
"""From the upper edge of the type area to that of the red mark, in mm."""
LETTER_MARK = 30
"""The same on a letter, from the edge of the paper."""
RULE = 4
"""From the number, or the mark of a letter, to the red line below it, in mm."""
LETTER_RULE = 170
"""How long the double red rules of a letter are, in mm."""

THICK, THIN = 0.35, 0.25
"""The rules of an imprint, in mm: the first and the last one, and those between."""

CODE = 26
"""The side of a code that phones read, in mm, with its quiet zone."""

LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Face:
    """A font and its size in points."""

    font: str
    points: float


TITLE = Face("方正小标宋简体", 22)
"""2号小标宋, for the title."""
SIGN = Face("方正小标宋简体", 42)
"""小标宋 for the red mark, at most so large: smaller where it would not fit into one line."""
BODY = Face("仿宋_GB2312", 16)
"""3号仿宋, for the text."""
FIRST = Face("黑体", 16)
"""3号黑体, for headings of the first level (一、, 第一章)."""
SECOND = Face("楷体_GB2312", 16)
"""3号楷体, for headings of the second level (（一）, 第一节)."""
CELL = Face("仿宋_GB2312", 12)
"""小四仿宋, for cells of a table."""
HEAD = Face("黑体", 12)
"""小四黑体, for the heads of a table."""
NUMBER = Face("宋体", 14)
"""4号宋体, for page numbers."""
IMPRINT = Face(BODY.font, 14)
"""4号仿宋, for the imprint."""

SUBSTITUTES = {TITLE.font: "华文中宋", BODY.font: "仿宋", SECOND.font: "楷体"}
"""The font to take where a machine lacks one."""


def sign(mark: str) -> Face:
    """The face of a red mark, as large as one line of it may be.

    >>> sign("晋城市考核领导组").points, sign("晋城市年度目标责任考核领导组文件").points
    (42, 27)
    """
    across = (PAPER[0] - LEFT - RIGHT) / 25.4 * 72
    return Face(SIGN.font, min(SIGN.points, int(across / max(len(mark), 1))))
