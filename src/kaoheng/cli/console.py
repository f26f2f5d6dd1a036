"""How the command line speaks: sentences to people on standard error, results on standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from kaoheng.findings import Finding, Refused, errors
from kaoheng.text import Language, Text

WIDE = 160
"""Columns where output goes to a file or a pipe."""

out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else WIDE)
err = Console(stderr=True, soft_wrap=True, highlight=False)

BAD_INPUT = 2
DIFFERENT = 1


def report(findings: Iterable[Finding], language: Language) -> None:
    """Print every finding on a line of its own, errors first."""
    for finding in sorted(findings, key=lambda finding: finding.severity):
        error = finding.severity == "error"
        word = Text("错误", "error") if error else Text("提示", "warning")
        err.print(f"[{'red' if error else 'yellow'}]{word[language]}[/] {escape(finding.sentence(language))}")


@contextmanager
def refusals(language: Language) -> Iterator[None]:
    """Turn refused input into all its findings and exit code 2."""
    try:
        yield
    except Refused as refused:
        report(refused, language)
        count = len(errors(refused))
        err.print(Text(f"共{count}处错误，未计分。", f"{count} errors, nothing was scored.")[language])
        raise typer.Exit(BAD_INPUT) from None


def stop(sentence: Text, language: Language) -> NoReturn:
    """End with one sentence and exit code 2."""
    err.print(f"[red]{escape(sentence[language])}[/]")
    raise typer.Exit(BAD_INPUT)


@contextmanager
def progress(title: Text, language: Language) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, silent elsewhere; tell it how much is done of how much."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(title[language], total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
