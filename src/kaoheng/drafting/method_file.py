"""A first method file from an indicator table: what the table says as fields, what it does not as questions."""

import re
from collections.abc import Iterator
from fractions import Fraction

from kaoheng.drafting.proposal import Proposal
from kaoheng.drafting.suggest import suggest
from kaoheng.drafting.table import Drafted, DraftedTable, leaves
from kaoheng.drafting.written import lines
from kaoheng.numbers import as_text, parse
from kaoheng.text import Language, Text

_YEAR = re.compile(r"(20\d\d)\s*年")
_PLACE = re.compile(r"([\u4e00-\u9fa5]{2,7}?(?:省|市|县|区|旗|州|盟))")


def method_file(table: DraftedTable, language: Language = "zh") -> str:
    """The YAML of a method begun from a table.

    Policies the table is silent about are left as comments that ask; `kaoheng check` lists what is still missing.
    """
    return "\n".join([*_head(table, language), "tree:", *_nodes(table.tree, "", 1, language)]) + "\n"


def _head(table: DraftedTable, language: Language) -> Iterator[str]:
    year, place = _YEAR.search(table.title), _PLACE.search(table.title)
    marks = sum((share(item.points) for item in leaves(list(table.tree))), Fraction(0))
    asked = Text("待定", "open")[language]
    yield Text("# 由指标表生成的初稿，请逐项确认。", "# Drafted from a table of indicators: confirm every line.")[
        language
    ]
    yield "method:"
    yield "  id: draft"
    yield f"  title: {_quoted(table.title)}"
    yield f"  place: {place[1] if place else asked}"
    yield f"  year: {year[1] if year else f'0  # {asked}'}"
    yield f"  full_marks: {as_text(marks) if marks else f'0  # {asked}'}"
    yield f"rounding: {{items: 2, blocks: none, total: 2, mode: half_up}}  # {asked}（P9）"
    yield f"# {asked} policies: {{missing: block | zero | …, not_applicable: refuse | spread | …}}（P6、P7）"
    yield "groups:"
    yield f"  all: {{title: {asked}}}"
    yield f"ranking: {{on: rounded, ties: competition}}  # {asked}"


def share(points: str) -> Fraction:
    """Points as a number; nothing where a table leaves them open.

    >>> share("12.5"), share("")
    (Fraction(25, 2), Fraction(0, 1))
    """
    return parse(points) if points else Fraction(0)


def _nodes(nodes: tuple[Drafted, ...] | list[Drafted], prefix: str, depth: int, language: Language) -> Iterator[str]:
    for at, node in enumerate(nodes, start=1):
        id, indent = f"{prefix}{'_' if prefix else 'n'}{at}", "  " * (2 * depth - 1)
        yield f"{indent}- id: {id}"
        for line in _fields(node, language):
            yield f"{indent}  {line}"
        if node.below:
            yield f"{indent}  items:"
            yield from _nodes(node.below, id, depth + 1, language)


def _fields(node: Drafted, language: Language) -> Iterator[str]:
    yield f"title: {_quoted(node.title)}"
    if node.points:
        yield f"points: {node.points}"
    if node.below:
        return
    asked = Text("待定", "open")[language]
    if not node.points:
        yield f"# {asked} points"
    data = {"owner": node.owner, "unit": node.unit}
    filled = ", ".join(f"{name}: {_quoted(value)}" for name, value in data.items() if value)
    if filled:
        yield f"data: {{{filled}}}"
    target = Text("目标", "target")[language]
    yield f"# {asked} target，{f'{target}：{_one_line(node.target)}，' if node.target else ''}{{kind: point | …}}"
    yield from _rule(node, language)


def _rule(node: Drafted, language: Language) -> Iterator[str]:
    asked = Text("待定", "open")[language]
    if node.rule:
        yield f"# {Text('原文', 'as written')[language]}：{_one_line(node.rule)}"
    proposals = suggest(node.rule).proposals if node.rule else ()
    if not proposals:
        yield f"# {asked} direction（up | down | band）"
        yield f"# {asked} rule"
        return
    first: Proposal = proposals[0]
    if first.direction is None:
        yield f"# {asked} direction（up | down | band）"
    for line in lines(first, language):
        if not line.startswith("points:"):
            yield line


def _quoted(text: str) -> str:
    plain = _one_line(text)
    return f'"{plain}"' if re.search(r"[:#\[\]{},&*!|>'%@`]|^[-?\d]|^$", plain) else plain


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace('"', "”").replace("\\", "/")
