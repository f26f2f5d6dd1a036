"""Empty official paper, made once with all its styles: every document is written on a copy of it."""

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from kaoheng.documents import measures
from kaoheng.documents.faces import add_text, plain_style, set_attributes
from kaoheng.documents.markup import CENTRE, LEFT, RIGHT, rule
from kaoheng.documents.watermark import pale

MOMENT = (2000, 1, 1, 0, 0, 0)
TITLE = "{title}"
BODY, PARTS, ABOUT, TYPES, FONTS = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
    "[Content_Types].xml",
    "word/fontTable.xml",
)
HEADINGS = (measures.FIRST, measures.SECOND, measures.FIRST)
SUBSTITUTED = "".join(
    f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
    for font, other in measures.SUBSTITUTES.items()
).encode()
AFTER_RULES = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What stands behind the borders of a paragraph in Word's order."""
PNG = b'<Default Extension="png" ContentType="image/png"/>'


@dataclass(frozen=True, slots=True)
class Stationery:
    """The parts of the file that are the same for every document, packed, and those that each writes anew."""

    packed: bytes
    before: str
    after: str
    parts: str
    about: str


@cache
def stationery(watermark: str, letter: str = "") -> Stationery:
    """Paper with page numbers; large pale letters behind every page, or the head of a letter, where there are any."""
    document: Any = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "", ""
    _set_up(document.sections[0])
    _styles(document.styles)
    _page_numbers(document)
    if letter:
        _letterhead(document.sections[0], letter)
    if watermark:
        _mark(document.sections[0], watermark)
    held, packed = io.BytesIO(), io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(packed, "w") as file:
        texts = {name: made.read(name).decode() for name in (BODY, PARTS, ABOUT)}
        for name in made.namelist():
            content = made.read(name)
            if name == TYPES:
                content = content.replace(b"<Default ", PNG + b"<Default ", 1)
            if name == FONTS:
                content = content.replace(b"</w:fonts>", SUBSTITUTED + b"</w:fonts>")
            if name not in texts:
                put(file, name, content)
    before, body, after = texts[BODY].partition("<w:body>")
    return Stationery(packed.getvalue(), before + body, after, texts[PARTS], texts[ABOUT])


def put(file: zipfile.ZipFile, name: str, content: bytes | str) -> None:
    """A part of the file, packed alike at every moment and on every machine."""
    file.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)


def _set_up(section: Any) -> None:
    section.page_width, section.page_height = (Mm(side) for side in measures.PAPER)
    section.top_margin, section.bottom_margin = Mm(measures.TOP), Mm(measures.BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.LEFT), Mm(measures.RIGHT)
    section.footer_distance = Mm(measures.FOOTER)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    set_attributes(grid, type="lines", linePitch=measures.LINE)
    section._sectPr.append(grid)


def _styles(styles: Any) -> None:
    for language in styles.element.iter(qn("w:lang")):
        set_attributes(language, eastAsia="zh-CN")  # where lines break, and whose shapes letters have
    plain_style(styles["Normal"], measures.BODY)
    properties = styles["Normal"].element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # 28 characters a line: no room beside Latin letters and digits
        closed = OxmlElement(name)
        set_attributes(closed, val=0)
        properties.append(closed)
    for level, face in enumerate(HEADINGS, 1):
        plain_style(styles[f"Heading {level}"], face)
    for name in ("Normal", *(f"Heading {level}" for level in range(1, len(HEADINGS) + 1))):
        form = styles[name].paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing = Pt(measures.LINE / 20)


def _page_numbers(document: Any) -> None:
    """— 1 —, on the outer side: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        set_attributes(paragraph._p.get_or_add_pPr().get_or_add_jc(), val=side)
        form = paragraph.paragraph_format
        form.line_spacing = Pt(measures.NUMBER.points)
        form.left_indent = form.right_indent = Pt(measures.NUMBER.points)
        add_text(paragraph, "— ", measures.NUMBER)
        _field(add_text(paragraph, "", measures.NUMBER), "PAGE")
        add_text(paragraph, " —", measures.NUMBER)


def _letterhead(section: Any, mark: str) -> None:
    """The red mark over double rules, and rules at the foot of the first page in place of its number."""
    section.different_first_page_header_footer = True
    section.header_distance = Mm(measures.LETTER_MARK)
    head, foot = section.first_page_header.paragraphs[0], section.first_page_footer.paragraphs[0]
    set_attributes(head._p.get_or_add_pPr().get_or_add_jc(), val=CENTRE)
    add_text(head, mark, measures.sign(mark)).font.color.rgb = RGBColor.from_string(measures.RED)
    beyond = (measures.LETTER_RULE - (measures.PAPER[0] - measures.LEFT - measures.RIGHT)) / 2
    for line, kind, away in ((head, "thickThinSmallGap", measures.RULE), (foot, "thinThickSmallGap", 0)):
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(-beyond)
        line.paragraph_format.line_spacing = 1
        border = parse_xml(rule("bottom", kind, 24, away).replace("<w:pBdr>", f"<w:pBdr {nsdecls('w')}>"))
        line._p.get_or_add_pPr().insert_element_before(border, *AFTER_RULES)


def _mark(section: Any, words: str) -> None:
    later = [section.header, section.even_page_header]
    for header in later:
        header.is_linked_to_previous = False
        header.paragraphs[0].paragraph_format.line_spacing = Pt(1)  # the letters take no room from the text
    for header in [*later, *([section.first_page_header] if section.different_first_page_header_footer else [])]:
        header.paragraphs[0].add_run()._r.append(pale(words))


def _field(run: Any, code: str) -> None:
    """A field that Word and WPS fill in, such as the number of the page."""
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            set_attributes(element, fldCharType=kind)
        else:
            element.text = code
        run._r.append(element)
