"""`kaoheng check METHOD`"""

from pathlib import Path

import typer
from rich.markup import escape

from kaoheng.cases.load import load_cases
from kaoheng.cases.model import Case
from kaoheng.cases.run import run_case
from kaoheng.cli.console import BAD_INPUT, err, out, refusals, report
from kaoheng.engines.catalogue import ENGINES
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.frozen import freeze
from kaoheng.method.canonical import digest
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.text import Language, Text

CASES = "cases"
"""The folder beside a method file that holds its worked cases."""


def run(path: Path, evidence: Path | None, language: Language) -> None:
    """Say what an edition holds, or everything wrong with it, with the evidence and with its worked cases."""
    with refusals(language):
        loaded = load(path)
        report(loaded.warnings, language)
        if evidence is not None:
            frozen = freeze(loaded.method, read_evidence(evidence))
            report(frozen.warnings, language)
        cases = load_cases(path.parent / CASES)
    method = loaded.method
    items, blocks, groups = len(method.items), len(method.blocks), len(method.groups)
    held = Text(
        f"{items}项指标，{blocks}个板块，{groups}个考核组，办法可用。",
        f"{items} items in {blocks} blocks, {groups} groups: the method can be used.",
    )
    title = method.method.title if language == "zh" or not method.method.title_en else method.method.title_en
    out.print(f"[bold]{escape(title)}[/] {escape(method.method.place)} {method.method.year}")
    out.print(held[language])
    out.print(f"SHA-256 {digest(method)}")
    if cases:
        _run_cases(method, cases, language)


def _run_cases(method: Method, cases: list[Case], language: Language) -> None:
    """Run every case on every engine; exit code 2 when one does not hold."""
    failed = 0
    for case in cases:
        differences = {name: run_case(method, case, engine, language) for name, engine in ENGINES.items()}
        failed += any(differences.values())
        for name, lines in differences.items():
            for line in lines:
                err.print(f"[red]{escape(case.said.title)}[/] {name} {escape(line)}")
    engines, count = ", ".join(ENGINES), len(cases)
    held = Text(
        f"案例{count}个，成立{count - failed}个（{'、'.join(ENGINES)}引擎）。",
        f"{count - failed} of {count} worked cases hold ({engines}).",
    )
    out.print(held[language])
    if failed:
        raise typer.Exit(BAD_INPUT)
