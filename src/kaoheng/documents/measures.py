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

SUBSTITUTES = {TITLE.font: "华文中宋", BODY.font: "仿宋", SECOND.font: "楷体"}
"""The font to take where a machine lacks one."""
