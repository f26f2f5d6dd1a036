"""The Markdown pages of the repository: their fenced blocks, and playing a page from its first block to its last.

A block says in its head what it is: `yaml file=method.yaml` is a file to write, `diff file=a.yaml to=b.yaml` a file
with some lines changed, `console` holds commands after `$ ` with what they print, where `...` stands for anything.
"""

import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from kaoheng.cli.app import app

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```(\w+)?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ASKED = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    page: Path
    line: int
    language: str
    text: str
    words: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)


def pages() -> list[Path]:
    """Every page people read."""
    folders = [path for name in ("docs", "methods", "examples", "benchmarks") for path in (ROOT / name).rglob("*.md")]
    return sorted([*ROOT.glob("*.md"), *folders])


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        words = (found[2] or "").split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        line = text.count("\n", 0, found.start()) + 1
        yield Block(page, line, found[1] or "", found[3], tuple(w for w in words if "=" not in w), options)


def asked(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    return _ASKED.findall(block.text)


def play(page: Path, folder: Path) -> None:
    """Do in `folder` what the page says; AssertionError where something else comes out."""
    for block in blocks(page):
        for (command, expected), printed in zip(asked(block), step(block, folder), strict=False):
            said = f"{page.name}:{block.line}: {command}\nprints\n{printed}\nnot\n{expected}"
            assert same(expected, printed), said


def step(block: Block, folder: Path) -> list[str]:
    """Write the block's file, or run its commands; what each of them printed."""
    if block.language == "console":
        return [_run(command, folder) for command, _ in asked(block)]
    if "to" in block.options:
        text = (folder / block.options["file"]).read_text(encoding="utf-8")
        _write(folder / block.options["to"], _changed(block, text))
    elif "file" in block.options:
        _write(folder / block.options["file"], block.text)
    return []


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _run(command: str, folder: Path) -> str:
    program, *words = command.split()
    assert program == "kaoheng", f"a page that is played runs kaoheng only, not {program}"
    with chdir(folder):
        return CliRunner().invoke(app, words, env={"KAOHENG_LANG": "zh"}, catch_exceptions=False).output


def same(expected: str, printed: str) -> bool:
    """Whether a command printed what the page shows."""
    wanted = re.escape(lines_of(expected)).replace(re.escape("..."), ".*?")
    return bool(re.fullmatch(wanted, lines_of(printed), re.DOTALL))


def lines_of(text: str) -> str:
    """Text without spaces at the ends of lines, and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def _changed(block: Block, text: str) -> str:
    """The text with its `-` lines replaced by the `+` lines; the lines between them must be there as well."""
    lines = block.text.splitlines()
    old = "\n".join(line[1:] for line in lines if line[:1] in ("-", " "))
    new = "\n".join(line[1:] for line in lines if line[:1] in ("+", " "))
    assert text.count(old) == 1, f"{block.page.name}:{block.line}: the lines to change are not there once"
    return text.replace(old, new)
