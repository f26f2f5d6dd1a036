"""Fill the templates. Every value is escaped; the page is written piece by piece."""

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from kaoheng.report.charts.heat import LEGEND
from kaoheng.report.page.groups import GroupSection
from kaoheng.report.reasons import Sentences
from kaoheng.report.shares import shares_of
from kaoheng.report.source import Source, counts_of, facts_of
from kaoheng.report.undecided import matters, undecided_units
from kaoheng.report.view import View

TEMPLATES = Environment(
    loader=PackageLoader("kaoheng.report.page"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def write_page(path: Path, view: View, source: Source, sentences: Sentences) -> None:
    """Write report.html."""
    shares = shares_of(view)
    stream = TEMPLATES.get_template("report.html").stream(
        view=view,
        t=view.words,
        lang={"zh": "zh-CN", "en": "en"}[view.language],
        header=view.results.method.method,
        graded=view.results.method.grades is not None,
        counts=counts_of(view),
        header_blocks=len(view.results.method.tree),
        rounding=_rounding(view),
        facts=facts_of(view, source),
        open_matters=[(unit, matters(view, unit)) for unit in undecided_units(view)],
        groups=[GroupSection(view, group, shares, sentences) for group in view.groups],
        reasoned=bool(sentences),
        owned=any(item.data.owner for item in view.results.method.items),
        cited=any(node.clause for node in view.results.method.nodes()),
        legend=LEGEND,
    )
    stream.enable_buffering(64)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(stream)


def _rounding(view: View) -> str:
    decimals = view.results.totals.decimals
    return view.words("unrounded") if decimals is None else view.words("rounded", decimals)
