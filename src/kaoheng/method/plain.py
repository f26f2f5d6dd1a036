"""YAML text as plain data: mappings, lists, text and true/false; nothing in a file can make anything else.

Only plain integers are numbers; all others stay text, so that every written digit survives and codes such as
007 are never altered.

>>> read_plain("{on: no, share: 0.10, closed: true}").data
{'on': 'no', 'share': '0.10', 'closed': True}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kaoheng.method.positions import Loc, Positions
from kaoheng.method.problems import Problem
from kaoheng.method.syntax import explain
from kaoheng.text import Text

DEEPEST = 40
LONGEST = 2_000_000
Event = Any
"""An event of PyYAML's; its stubs call the marks optional, which events from text always have."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile(r"^(0|-?[1-9][0-9]{0,17})\Z", re.ASCII)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Plain:
    """What a file says as plain data, where each part stands, and what is wrong with its form."""

    data: Any
    positions: Positions
    problems: tuple[Problem, ...]


def _plain_word(word: str) -> str | int | bool | None:
    if _INTEGER.match(word):
        return int(word)
    return _WORDS.get(word, word)


class _Stop(Exception):
    """The text cannot be read any further."""


def read_plain(text: str, file: str = "") -> Plain:
    """Read one YAML document without tags, aliases, deep nesting or repeated keys."""
    reader = _Reader()
    data: Any = None
    try:
        reader.refuse_unreadable(text)
        reader.events = yaml.parse(text.removeprefix("\ufeff"), Loader=_LOADER)
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        line, what, mend = explain(error, text)
        reader.report("yaml_syntax", (), line, what, mend)
    except _Stop:
        pass
    return Plain(data, Positions(file, reader.lines, reader.names), tuple(reader.problems))


class _Reader:
    def __init__(self) -> None:
        self.events: Iterator[Event] = iter(())
        self.lines: dict[Loc, tuple[int, int]] = {}
        self.names: dict[Loc, str] = {}
        self.problems: list[Problem] = []

    def report(self, code: str, loc: Loc, line: int, what: Text, mend: Text) -> None:
        self.problems.append(Problem(code, loc, what, mend, line=line))

    def refuse_unreadable(self, text: str) -> None:
        if len(text) > LONGEST:
            mend = Text("请确认这是考核办法文件", "Make sure that this is a method file")
            self.report(
                "file_too_long", (), 1, Text("文件超过200万字", "the file is longer than 2 million characters"), mend
            )
            raise _Stop
        bad = _UNPRINTABLE.search(text)
        if bad:
            sign = f"U+{ord(bad.group()):04X}"
            what = Text(f"有不可见的控制字符{sign}", f"there is an invisible control character {sign}")
            mend = Text("请删去该字符，并以UTF-8编码保存", "Delete it and save the file as UTF-8")
            self.report("unreadable_character", (), text.count("\n", 0, bad.start()) + 1, what, mend)
            raise _Stop

    def document(self) -> Any:
        """The only document of the file."""
        data, seen = None, False
        for event in self.events:
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if seen:
                what = Text("一个文件里有多份文档（---）", "there is more than one document (---) in the file")
                mend = Text("每个年度办法单独成一个文件", "Keep each edition in a file of its own")
                self.report("several_documents", (), line, what, mend)
                raise _Stop
            data, seen = self.value(next(self.events), (), 0), True
        return data

    def value(self, event: Event, loc: Loc, depth: int) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(loc, (line, event.start_mark.column + 1))
        if isinstance(event, yaml.AliasEvent):
            what = Text(f"使用了别名 *{event.anchor}", f"the alias *{event.anchor} is used")
            mend = Text(
                "请把内容写全；如是文字，请加引号", "Write the value out; put text that starts with * in quotes"
            )
            self.report("alias", loc, line, what, mend)
            return None
        if event.tag is not None:
            what = Text(f"使用了类型标签 {event.tag}", f"the type tag {event.tag} is used")
            mend = Text("请删去标签；如是文字，请加引号", "Remove the tag; put text that starts with ! in quotes")
            self.report("tag", loc, line, what, mend)
        if isinstance(event, yaml.ScalarEvent):
            return _plain_word(event.value) if event.implicit[0] else event.value
        if depth >= DEEPEST:
            what = Text(f"嵌套超过{DEEPEST}层", f"the nesting is deeper than {DEEPEST} levels")
            self.report("too_deep", (), line, what, Text("请检查括号和缩进", "Check brackets and indentation"))
            raise _Stop
        return self.sequence(loc, depth) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(loc, depth)

    def sequence(self, loc: Loc, depth: int) -> list[Any]:
        members: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            member = self.value(event, (*loc, len(members)), depth + 1)
            if isinstance(member, dict) and isinstance(member.get("id"), str):
                self.names.setdefault((*loc, len(members)), member["id"])
            members.append(member)
        return members

    def mapping(self, loc: Loc, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            key = self.key(event, loc, line, depth)
            if key is None:
                self.value(next(self.events), loc, depth + 1)
                continue
            if key in data:
                first = self.lines[(*loc, key)][0]
                what = Text(f"{key} 重复，第{first}行已写过", f"{key} is given twice, first on line {first}")
                self.report("duplicate_key", (*loc, key), line, what, Text("请只保留一处", "Keep one of them"))
            self.lines.setdefault((*loc, key), (line, event.start_mark.column + 1))
            value = self.value(next(self.events), (*loc, key), depth + 1)
            data.setdefault(key, value)
        return data

    def key(self, event: Event, loc: Loc, line: int, depth: int) -> str | None:
        if isinstance(event, yaml.ScalarEvent) and event.tag is None:
            return str(event.value)
        mend = Text("字段名请直接写文字，不用括号、标签和别名", "Write field names as plain words")
        self.report("bad_key", loc, line, Text("字段名不是普通文字", "a field name is not plain text"), mend)
        self.value(event, loc, depth + 1)
        return None
