"""Text in a font: Chinese and Latin letters each in their own, with the tracking of official paper."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from kaoheng.documents import measures
from kaoheng.documents.measures import Face

_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_BLACK = RGBColor(0, 0, 0)


def add_text(paragraph: Any, text: str, face: Face) -> Any:
    """A run of text at the end of a paragraph."""
    run = paragraph.add_run(text)
    _dress(run.font, run._r.get_or_add_rPr(), face)
    return run


def plain_style(style: Any, face: Face) -> None:
    """A style in this face, upright, black, without what the template's theme says."""
    _dress(style.font, style.element.get_or_add_rPr(), face)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = _BLACK


def set_attributes(element: Any, **values: object) -> None:
    """Attributes of Word's own name space."""
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))


def _dress(font: Any, properties: Any, face: Face) -> None:
    font.name, font.size = measures.LATIN, Pt(face.points)
    fonts = properties.get_or_add_rFonts()
    set_attributes(fonts, ascii=measures.LATIN, hAnsi=measures.LATIN, eastAsia=face.font)
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if face.points == measures.BODY.points:
        _track(properties)


def _track(properties: Any) -> None:
    """28 characters on a line; `w:spacing` must stand before `w:sz`."""
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    spacing = OxmlElement("w:spacing")
    set_attributes(spacing, val=measures.TRACKING)
    properties.find(qn("w:sz")).addprevious(spacing)
