"""`kaoheng integrity METHOD EVIDENCE`"""

from pathlib import Path

from rich.markup import escape

from kaoheng.analysis.integrity.checks import inspect
from kaoheng.analysis.integrity.rules import IntegrityRules
from kaoheng.analysis.settings import load_settings
from kaoheng.cli.console import out, refusals
from kaoheng.exchange.evidence import read_evidence
from kaoheng.method.load import load
from kaoheng.text import Language, Text

MOST_ROWS = 200


def run(method_file: Path, evidence: Path, before: Path | None, rules_file: Path | None, language: Language) -> None:
    """Print every figure worth a second look, the strongest signs first."""
    with refusals(language):
        method = load(method_file).method
        rules = load_settings(rules_file, IntegrityRules) if rules_file else IntegrityRules()
        found = inspect(method, read_evidence(evidence), rules, read_evidence(before) if before else None)
    for sign in found.signs[:MOST_ROWS]:
        out.print(escape(f"[{sign.check}] {sign.sentence()[language]}"))
    if len(found.signs) > MOST_ROWS:
        rest = len(found.signs) - MOST_ROWS
        out.print(Text(f"另有{rest}处", f"and {rest} more")[language])
    if not found.signs:
        out.print(Text("没有发现值得核对的数据。", "No figure stands out.")[language])
    out.print(found.note()[language], style="dim")
