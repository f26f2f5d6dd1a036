"""`kaoheng clauses METHOD --out FILE`"""

from collections.abc import Mapping
from pathlib import Path

from kaoheng.clauses.markdown import markdown
from kaoheng.clauses.rules import implementing_rules
from kaoheng.cli.console import out, refusals, stop
from kaoheng.documents.regulation import write_regulation
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.text import Language, Text

ENDS = (".md", ".docx")


def run(path: Path, file: Path, evidence: Path | None, language: Language) -> None:
    """Write the implementing rules of an edition to a Markdown or Word file."""
    if file.suffix.lower() not in ENDS:
        stop(Text("--out 请写 .md 或 .docx 文件", "--out takes a .md or a .docx file"), language)
    with refusals(language):
        method = load(path).method
        document = implementing_rules(method, {} if evidence is None else _names(method, evidence))
    try:
        if file.suffix.lower() == ".md":
            file.write_text(markdown(document, language), encoding="utf-8", newline="\n")
        else:
            write_regulation(document, file, language)
    except OSError as error:
        stop(Text(f"无法写入 {file}（{error.strerror}）", f"{file} cannot be written: {error.strerror}"), language)
    articles = sum(1 for _ in document.articles())
    out.print(
        Text(f"实施细则共{articles}条，已写入 {file}", f"{articles} articles are in {file}")[language], markup=False
    )


def _names(method: Method, evidence: Path) -> Mapping[str, str]:
    return {unit.id: unit.title for unit in freeze(method, read_evidence(evidence)).facts.units}
