"""Which part of an xlsx package holds which sheet, and which of its styles show percentages."""

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from kaoheng.exchange.workbook_parts import Marks, read_marks

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENT_BUILT_IN = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def marks_of(path: Path, sheets: list[str]) -> dict[str, Marks]:
    """The marks of the sheets named."""
    with ZipFile(path) as package:
        parts, styles = _parts(package), _percent_styles(package)
        return {sheet: read_marks(package.read(parts[sheet]), styles) for sheet in sheets if sheet in parts}


def _tree(package: ZipFile, name: str) -> ElementTree.Element:
    """A part's XML; document types, which could hide expansions, are not read."""
    xml = package.read(name)
    if b"<!DOCTYPE" in xml:
        raise ValueError(f"{name} has a document type")
    return ElementTree.fromstring(xml)


def _parts(package: ZipFile) -> dict[str, str]:
    targets = {
        relation.get("Id", ""): relation.get("Target", "") for relation in _tree(package, "xl/_rels/workbook.xml.rels")
    }
    found = {}
    for node in _tree(package, "xl/workbook.xml").iter():
        if node.tag.rpartition("}")[2] == "sheet":
            target = targets.get(node.get(_RELATION, ""), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in package.namelist():
                found[node.get("name", "")] = part
    return found


def _percent_styles(package: ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a value as a percentage."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    styles = _tree(package, "xl/styles.xml")
    formats = set(_PERCENT_BUILT_IN)
    for node in styles.iter():
        if node.tag.endswith("}numFmt") and "%" in _QUOTED.sub("", node.get("formatCode", "")):
            formats.add(int(node.get("numFmtId", "-1")))
    cells = next((node for node in styles if node.tag.endswith("}cellXfs")), None)
    every = list(cells) if cells is not None else []
    return frozenset(at for at, node in enumerate(every) if int(node.get("numFmtId", "0")) in formats)
