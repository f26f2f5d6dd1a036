"""A whole document: what its report says, marked as demo or draft, and sealed where it is addressed to a unit."""

from kaoheng.documents.blocks import Block, Note, Watermark
from kaoheng_web.publishing.outcome import Outcome, Own
from kaoheng_web.publishing.reports.report import NO_NUMBER, CityReport, Report, UnitReport
from kaoheng_web.publishing.seals import code_of, seal

DEMO = Note("（演示数据，不作公文使用）")
DRAFT = Watermark("草稿")


def draft(report: Report, outcome: Outcome, own: Own | None, copied: str, *, demo: bool) -> list[Block]:
    """The document before it is issued: no number, no seal, 草稿 behind every page."""
    return [DRAFT, *_marked(report, outcome, NO_NUMBER, own, demo), *_end(report, outcome, copied)]


def issued(
    report: Report, outcome: Outcome, number: str, own: Own | None, copied: str, *, demo: bool
) -> tuple[str, list[Block]]:
    """The document as it goes out, with its code."""
    blocks, end = _marked(report, outcome, number, own, demo), _end(report, outcome, copied)
    code = code_of([*blocks, *end, Note(outcome.run)])
    return code, [*blocks, *([seal(code)] if own else []), *end]


def _marked(report: Report, outcome: Outcome, number: str, own: Own | None, demo: bool) -> list[Block]:
    return [*([DEMO] if demo else []), *_content(report, outcome, number, own)]


def _end(report: Report, outcome: Outcome, copied: str) -> list[Block]:
    """The imprint, where there is anything to say in it."""
    end = report.ends(outcome, copied) if report.ends else None
    return [end] if end and (end.copied or end.issuer) else []


def _content(report: Report, outcome: Outcome, number: str, own: Own | None) -> list[Block]:
    match report, own:
        case CityReport(), None:
            return report.content(outcome, number)
        case UnitReport(), Own():
            return report.content(outcome, number, own)
        case _:
            raise ValueError(f"{report.kind} is written for {'every unit' if report.per_unit else 'everybody'}")
