"""`kaoheng forecast METHOD EVIDENCE`"""

from fractions import Fraction
from pathlib import Path

from rich.markup import escape

from kaoheng.analysis.spans import Span, read_span
from kaoheng.cli.console import out, progress, refusals, stop
from kaoheng.exchange.evidence import read_evidence
from kaoheng.method.load import load
from kaoheng.text import Language, Text


def run(
    method_file: Path,
    evidence: Path,
    item: str | None,
    unit: str | None,
    as_of: str | None,
    coverage: int,
    language: Language,
) -> None:
    """Print the year-end forecast of every item and unit that has months of the year, each with its reasons."""
    # Imported here: scipy takes a while to load, and no other command needs it.
    from kaoheng.analysis.forecast.forecast import forecast
    from kaoheng.analysis.forecast.sentences import said

    with refusals(language):
        method = load(method_file).method
        tables = read_evidence(evidence)
        with progress(Text("预测", "forecasting"), language) as told:
            found = forecast(
                method,
                tables,
                items=[item] if item else (),
                units=[unit] if unit else (),
                as_of=_span(as_of, method.method.year, language),
                coverage=Fraction(coverage, 100),
                told=told,
            )
    if not found:
        nothing = Text(
            "没有可预测的分期数据，请检查期间、指标和单位", "no periods to forecast: check period, item and unit"
        )
        stop(nothing, language)
    for each in found:
        named = each.item.title if language == "zh" or not each.item.title_en else each.item.title_en
        out.print(f"[bold]{escape(each.title)} {escape(named)}[/]")
        out.print(escape(said(each)[language]))


def _span(text: str | None, year: int, language: Language) -> Span | None:
    if text is None:
        return None
    try:
        return read_span(text, year)
    except ValueError:
        stop(Text(f"“{text}”不是月份，请写成2022-09", f"“{text}” is no month: write 2022-09"), language)
