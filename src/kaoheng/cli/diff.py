"""`kaoheng diff OLD NEW [--evidence E] [--out FILE.md]`"""

from pathlib import Path

from kaoheng.cli.console import out, refusals, stop
from kaoheng.editions.changes import differences
from kaoheng.editions.effects import Effects, effects
from kaoheng.editions.words import markdown
from kaoheng.exchange.evidence import read_evidence
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.text import Language, Text


def run(old: Path, new: Path, evidence: Path | None, file: Path | None, language: Language) -> None:
    """Say in words how two editions differ, and with evidence whose score, rank or grade differs."""
    with refusals(language):
        before, after = load(old).method, load(new).method
        changed = None if evidence is None else _effects(before, after, evidence)
    said = markdown(before, after, differences(before, after), changed, language)
    if file is None:
        out.print(said, markup=False)
        return
    try:
        file.write_text(said, encoding="utf-8", newline="\n")
    except OSError as error:
        stop(Text(f"无法写入 {file}（{error.strerror}）", f"{file} cannot be written: {error.strerror}"), language)
    out.print(Text(f"两个版本的不同已写入 {file}", f"The differences are in {file}")[language], markup=False)


def _effects(before: Method, after: Method, evidence: Path) -> Effects:
    return effects(before, after, read_evidence(evidence))
