"""Reading case files: every problem of every file at once, each with its line, or cases that can be run."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from kaoheng.cases.complaints import complaints
from kaoheng.cases.model import Case, Layer, SeveralCases, SingleCase
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.plain import LONGEST, Plain, read_plain
from kaoheng.text import Text


def load_cases(folder: Path) -> list[Case]:
    """The cases of a folder by file name; none where there is no folder. `Refused` with all problems."""
    cases: list[Case] = []
    found: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            cases += load_case_file(path)
        except Refused as refused:
            found += refused.findings
    if found:
        raise Refused(found)
    return cases


def load_case_file(path: Path) -> list[Case]:
    """The cases of one file."""
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        what = Text("无法读取，或不是UTF-8编码", "cannot be read, or is not UTF-8")
        mend = Text("请检查路径、权限和编码", "Check its path, permissions and encoding")
        raise Refused([Finding("no_case", Place(str(path)), what, mend)]) from None
    return read_cases(text, str(path))


def read_cases(text: str, file: str = "") -> list[Case]:
    """The cases a text holds; `file` is the name that findings carry.

    >>> read_cases("{title: 演示, shows: 演示, expect: {a: {scores: {pm25: 3}}}}")[0].said.title
    '演示'
    >>> read_cases("{title: 演示}", "demo.yaml")
    Traceback (most recent call last):
        ...
    kaoheng.findings.Refused: demo.yaml, line 1, shows: shows is missing. Write text
    """
    plain = read_plain(text, file)
    found = [problem.found(plain.positions) for problem in plain.problems]
    if not isinstance(plain.data, dict):
        what = Text("文件不是案例", "the file is not a case")
        mend = Text("请从 title:、units:、evidence:、expect: 写起", "Start with title:, units:, evidence:, expect:")
        raise Refused(found or [Finding("not_a_case", Place(file, 1), what, mend)])
    shape: type[SeveralCases | SingleCase] = SeveralCases if "cases" in plain.data else SingleCase
    said = _model(shape, plain, found)
    if isinstance(said, SeveralCases):
        shared = Layer(said, ())
        own = [Layer(each, ("cases", i)) for i, each in enumerate(said.cases)]
        return [Case(each, (shared, layer), plain.positions) for each, layer in zip(said.cases, own, strict=True)]
    assert isinstance(said, SingleCase)
    return [Case(said, (Layer(said, ()),), plain.positions)]


def _model(shape: type[BaseModel], plain: Plain, found: list[Finding]) -> Any:
    """The checked data; Refused with what the reader and the model object to."""
    try:
        said = shape.model_validate(plain.data)
    except ValidationError as error:
        found += [problem.found(plain.positions) for problem in complaints(error, shape, plain.data)]
    if found:
        raise Refused(found)
    return said
