"""The letter to a unit about its result (反馈函): where it stands, where it lost most, and how to answer."""

from kaoheng.documents.blocks import Block, Grid, Heading, Paragraph, Party, RedHead, Title
from kaoheng.explain.reasons import Reason
from kaoheng.text import Text
from kaoheng_web.publishing.outcome import Outcome, Own
from kaoheng_web.publishing.reports.report import UnitReport, letter_ends, signed
from kaoheng_web.publishing.reports.statement import losing, stated
from kaoheng_web.shared.figures import printed, score_of

MOST = 3
"""So many losses are named in the letter; the statement has them all."""
WIDTHS = (44.0, 18.0, 18.0, 18.0, 58.0)


def content(outcome: Outcome, number: str, own: Own) -> list[Block]:
    """Score, rank and grade first; then the losses that weigh most."""
    place, table = own.place, own.table
    worst = losing(own.reason)[:MOST]
    return [
        RedHead(outcome.office, number, letter=True),
        Title(f"关于反馈{outcome.year}年度目标责任考核结果的函"),
        Party("", f"{place.name}："),
        Paragraph(
            f"你单位{outcome.year}年度目标责任考核得{printed(place.total) or '—'}分，在{table.title}"
            f"{len(table.places)}个单位中列第{place.rank or '—'}位"
            + (f"，等次为{place.grade}" if place.grade else "")
            + "".join(f"，“{title}”评为{grade}" for title, grade in own.categories)
            + "。"
        ),
        Heading("一、失分情况"),
        *_losses(own.reason, worst),
        Heading("二、改进建议"),
        Paragraph(_advice(worst)),
        Heading("三、异议"),
        Paragraph(f"对结果有异议的，可以在公示期内通过考核平台或者书面向{outcome.office}提出。"),
        Paragraph("附件：计分单"),
        signed(outcome, outcome.office),
    ]


def _losses(total: Reason, worst: list[tuple[Reason, str]]) -> list[Block]:
    if not worst:
        return [Paragraph("各项均未失分。")]
    rows = tuple((node.title.zh, node.full, score_of(node, total), lost, stated(node)) for node, lost in worst)
    return [
        Paragraph(f"失分较多的{len(worst)}项如下，其余见计分单。"),
        Grid("", ("指标", "满分", "得分", "失分", "计分理由"), rows, WIDTHS, "lrrrl"),
    ]


def _advice(worst: list[tuple[Reason, str]]) -> str:
    if not worst:
        return "请保持现有做法，完成好新一年度的目标任务。"
    node, lost = worst[0]
    first = f"“{node.title.zh}”失分最多，补齐后可增加{lost}分。"
    return f"{first}请先从这一项查找原因，明确责任人和完成时限，报考核办。"


FEEDBACK = UnitReport("feedback", Text("反馈函", "Feedback letter"), content, letter_ends)
