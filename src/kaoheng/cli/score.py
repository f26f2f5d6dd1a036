"""`kaoheng score METHOD EVIDENCE --out DIR`"""

from collections.abc import Iterator
from pathlib import Path

import kaoheng
from kaoheng.cli.console import out, progress, refusals, report
from kaoheng.cli.ranking import print_ranking
from kaoheng.engines.catalogue import ENGINES
from kaoheng.exchange.evidence import read_evidence
from kaoheng.explain.document import write_reasons
from kaoheng.explain.explainer import Explainer, nodes
from kaoheng.freeze.frozen import freeze
from kaoheng.method.canonical import digest
from kaoheng.method.load import load
from kaoheng.numbers import parse
from kaoheng.report.reasons import Reason
from kaoheng.report.write import write_results
from kaoheng.text import Language, Text


def run(method_file: Path, evidence: Path, folder: Path, engine: str, language: Language) -> None:
    """Score a year from files, print the ranking with reasons, and write every result file."""
    with refusals(language):
        loaded = load(method_file)
        frozen = freeze(loaded.method, read_evidence(evidence))
        report((*loaded.warnings, *frozen.warnings), language)
        with progress(Text("计分", "scoring"), language) as told:
            results = ENGINES[engine](loaded.method, frozen.facts, told)
    report(results.warnings, language)
    explainer = Explainer(loaded.method, frozen.facts, results)
    hashes = {
        "method": digest(loaded.method),
        "evidence": frozen.facts.digest,
        "engine": f"kaoheng {kaoheng.__version__} {engine}",
        "result": results.digest(),
    }
    with progress(Text("写出计分依据", "writing reasons"), language) as told:
        reasons = list(_sentences(explainer, language))
        also = {"reasons.json": lambda path: write_reasons(path, explainer, hashes, told)}
        files = write_results(folder, results, hashes=hashes, reasons=reasons, language=language, also=also)
    print_ranking(results, explainer, language)
    out.print(
        Text(f"结果文件已写入 {folder}：", f"Results are in {folder}: ")[language] + "  ".join(f.name for f in files)
    )


def _sentences(explainer: Explainer, language: Language) -> Iterator[Reason]:
    """The sentence behind every item and calculated node of every unit."""
    words = explainer.method.glossary
    for unit in explainer.facts.units:
        for node in nodes(explainer.unit(unit.id)):
            if node.kind in ("item", "calculated"):
                score = parse(node.score) if node.score else None
                yield Reason(unit.id, node.id, score, words.text(node.sentence)[language])
