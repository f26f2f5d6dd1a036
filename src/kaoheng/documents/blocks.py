"""A document as plain data, from top to bottom: the same blocks become Word or PDF, and have one canonical text."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """The document's number, at the right."""

    text: str


@dataclass(frozen=True, slots=True)
class RedHead:
    """The red head (红头) of an official document: whose it is (发文机关标志), its number, and a red line.

    A letter (信函格式) has its mark higher, double red rules at both ends of the first page and no page number there.
    """

    mark: str
    number: str
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex begins (附件): a new page, its label at the top left, its title on the third line."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title, centred."""

    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs: what they are, and who."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level: 一、."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its first line two characters in."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: widths in millimetres, and for each column `l`, `c` or `r`."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    align: str


@dataclass(frozen=True, slots=True)
class Note:
    """A small line under something."""

    text: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where two sides sign, line by line; kept together on a page."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watermark:
    """Large pale letters behind every page, such as 草稿."""

    text: str


@dataclass(frozen=True, slots=True)
class Squares:
    """A code that phones read: its rows of 1 (dark) and 0 (light), and the words below it."""

    rows: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """The end of an official document (版记), at the foot of its last page: who gets copies, who issued it, and when.

    A letter (信函格式) says only who gets copies: then nobody issued it.
    """

    copied: str
    issuer: str
    issued: str


Page: TypeAlias = RedHead | Annex | Watermark | Imprint
Block: TypeAlias = Number | Title | Party | Heading | Paragraph | Grid | Note | Signatures | Squares | Page
KINDS: dict[str, type[Block]] = {
    kind.__name__.lower(): kind
    for kind in (
        *(Number, Title, Party, Heading, Paragraph, Grid, Note, Signatures, Squares),
        *(RedHead, Annex, Watermark, Imprint),
    )
}


def dumps(blocks: Sequence[Block]) -> str:
    """The canonical text of a document: the same blocks give the same text.

    >>> dumps([Title("责任书")])
    '[{"block":"title","text":"责任书"}]'
    """
    told = [{"block": type(block).__name__.lower(), **asdict(block)} for block in blocks]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str) -> list[Block]:
    """The document that a canonical text says.

    >>> loads(dumps([Party("甲方：", "晋城市")]))
    [Party(label='甲方：', text='晋城市')]
    """
    return [KINDS[told.pop("block")](**{name: _frozen(value) for name, value in told.items()}) for told in _list(text)]


def _list(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)
    return found


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value
