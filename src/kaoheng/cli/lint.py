"""`kaoheng lint METHOD [--evidence E] [--strict]`"""

from pathlib import Path

import typer
from rich.markup import escape

from kaoheng.cli.console import BAD_INPUT, out, refusals
from kaoheng.exchange.evidence import read_evidence
from kaoheng.findings import Finding, errors
from kaoheng.freeze.frozen import freeze
from kaoheng.lint.lint import lint
from kaoheng.method.load import load
from kaoheng.text import Language, Text


def run(path: Path, evidence: Path | None, strict: bool, language: Language) -> None:
    """Print what deserves a second look in a method; exit code 2 for errors, with `strict` for warnings too."""
    with refusals(language):
        loaded = load(path)
        read = None if evidence is None else read_evidence(evidence)
        frozen = None if read is None else freeze(loaded.method, read)
        found = [*loaded.warnings, *(() if frozen is None else frozen.warnings)]
        found += lint(loaded, read, None if frozen is None else frozen.facts)
    bad = errors(found)
    _print(bad, Text("错误", "Errors"), "red", language)
    _print([finding for finding in found if finding not in bad], Text("提示", "Warnings"), "yellow", language)
    if not found:
        out.print(Text("没有发现问题。", "Nothing to remark.")[language])
    if bad or (strict and found):
        raise typer.Exit(BAD_INPUT)


def _print(found: list[Finding], title: Text, colour: str, language: Language) -> None:
    if not found:
        return
    out.print(f"[bold {colour}]{title[language]}[/] ({len(found)})")
    for finding in found:
        out.print(f"  [dim]{finding.code}[/] {escape(finding.sentence(language))}")
