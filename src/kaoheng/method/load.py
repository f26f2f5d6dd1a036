"""Reading an edition from YAML: all that is wrong with it at once, each with its line, or a checked method.

>>> read("method: {id: demo, title: 演示}", "method.yaml")
Traceback (most recent call last):
    ...
kaoheng.findings.Refused: method.yaml, line 1, method › place: place is missing. State place: text
...
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kaoheng.findings import Finding, Place, Refused, errors
from kaoheng.method.check import check
from kaoheng.method.edition import Method
from kaoheng.method.messages import problems
from kaoheng.method.plain import LONGEST, Plain, read_plain
from kaoheng.method.positions import Positions
from kaoheng.text import Text

MOST_FINDINGS = 300


@dataclass(frozen=True)
class Loaded:
    """A method without errors, what is worth a look in it, and where everything stands in its text."""

    method: Method
    warnings: tuple[Finding, ...]
    positions: Positions
    text: str


def load(path: Path) -> Loaded:
    """Read the edition in a file; `Refused` with every problem when it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        what = Text(f"无法读取（{error.strerror}）", f"cannot be read: {error.strerror}")
        mend = Text("请检查路径和权限", "Check its path and permissions")
        raise Refused([Finding("no_file", Place(str(path)), what, mend)]) from None
    if len(content) > LONGEST:
        what = Text("文件超过2 MB", "the file is larger than 2 MB")
        mend = Text("请确认这是考核办法文件", "Make sure that it is a method file")
        raise Refused([Finding("file_too_long", Place(str(path)), what, mend)])
    return read(_decoded(content, path), str(path))


def read(text: str, file: str = "") -> Loaded:
    """Read an edition from text; `file` is the name that findings carry."""
    plain = read_plain(text, file)
    method, found = _model(plain)
    if method is not None:
        found += check(method, plain.positions)
    stopping = errors(found)
    if method is None or stopping:
        raise Refused(_limited(sorted(stopping, key=_line)))
    return Loaded(method, tuple(sorted(found, key=_line)), plain.positions, text)


def _model(plain: Plain) -> tuple[Method | None, list[Finding]]:
    found = [problem.found(plain.positions) for problem in plain.problems]
    if not isinstance(plain.data, dict):
        return None, found or [_no_fields(plain)]
    try:
        return Method.model_validate(plain.data), found
    except ValidationError as error:
        said = {problem.loc for problem in plain.problems}
        more = [problem for problem in problems(error, plain.data) if problem.loc not in said]
        return None, found + [problem.found(plain.positions) for problem in more]


def _no_fields(plain: Plain) -> Finding:
    what = Text("文件不是考核办法", "the file is not a method")
    mend = Text("请从 method:、groups:、tree: 等字段写起", "Start with the fields method:, groups: and tree:")
    return Finding("not_a_method", Place(plain.positions.file, 1), what, mend)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    name = "UTF-16" if wide else "GBK" if _is_gbk(content) else ""
    known = Text(f"，而是{name}", f" but {name}") if name else Text("", "")
    what = Text("文件不是UTF-8编码", "the file is not UTF-8") + known
    mend = Text("请另存为UTF-8编码", "Save it as UTF-8")
    raise Refused([Finding("not_utf8", Place(str(path), None if wide else line), what, mend)])


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _line(finding: Finding) -> int:
    return finding.place.line or 0


def _limited(found: list[Finding]) -> list[Finding]:
    if len(found) <= MOST_FINDINGS:
        return found
    what = Text("其余问题未列出", "the other problems are not listed")
    mend = Text("请先改正以上各处", "Mend these first")
    return [*found[:MOST_FINDINGS], Finding("more", Place(found[0].place.file), what, mend)]
