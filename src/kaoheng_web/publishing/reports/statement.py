"""The score statement of a unit (计分单): every item with its points and the reason for them."""

from collections.abc import Iterator

from kaoheng.documents.blocks import Block, Grid, Heading, Note, Number, Paragraph, Party, Title
from kaoheng.explain.reasons import Reason
from kaoheng.text import Text
from kaoheng_web.publishing.outcome import Outcome, Own
from kaoheng_web.publishing.reports.report import UnitReport, signed
from kaoheng_web.shared.figures import gap, lost, printed, score_of

WIDTHS = (40.0, 16.0, 18.0, 18.0, 64.0)
STATES = {"missing": "无数据", "not_applicable": "不适用"}
INDENT = "　"


def content(outcome: Outcome, number: str, own: Own) -> list[Block]:
    """The total with its rank and grade, then the tree of items."""
    place, table = own.place, own.table
    head = (printed(place.total) or "—", place.grade or "—", f"{place.rank or '—'}／{len(table.places)}", table.title)
    rows = tuple(
        (
            INDENT * depth + node.title.zh,
            node.full or "—",
            score or "—",
            lost(node.full, score) or "—",
            stated(node),
        )
        for depth, node in nodes(own.reason)
        for score in (score_of(node, own.reason),)
    )
    return [
        Number(number),
        Title(f"{outcome.year}年度目标责任考核计分单"),
        Party("单位：", place.name),
        Grid("", ("总得分", "等次", "名次", "组别"), (head,), (39.0, 39.0, 39.0, 39.0), "cccc"),
        *_categories(own),
        Heading("一、计分明细"),
        Grid("", ("指标", "满分", "得分", "失分", "计分理由"), rows, WIDTHS, "lrrrl"),
        Heading("二、说明"),
        Paragraph(f"计分依据《{outcome.method}》。缩进的指标已计入其上一级，不重复相加。"),
        Note(f"结果指纹：{outcome.run}"),
        signed(outcome, outcome.office),
    ]


def _categories(own: Own) -> list[Block]:
    """The grades of categories, where the method gives any."""
    said = "；".join(f"{title}：{grade}" for title, grade in own.categories)
    return [Paragraph(f"分类等次：{said}。")] if said else []


def nodes(reason: Reason, depth: int = 0) -> Iterator[tuple[int, Reason]]:
    """The tree below the total that concerns the unit, parents first."""
    for child in reason.children:
        if child.state != "not_member":
            yield depth, child
            yield from nodes(child, depth + 1)


def losing(reason: Reason) -> list[tuple[Reason, str]]:
    """The items that lost points, the greatest loss first."""
    found = [(node, gap(node.full, node.score)) for _, node in nodes(reason) if not node.children]
    worst = sorted(((node, points) for node, points in found if points and points > 0), key=lambda each: -each[1])
    return [(node, lost(node.full, score_of(node, reason))) for node, _ in worst]


def stated(node: Reason) -> str:
    """Why a node has its score, in a sentence."""
    return node.sentence.zh or STATES.get(node.state, "")


STATEMENT = UnitReport("statement", Text("计分单", "Score statement"), content)
