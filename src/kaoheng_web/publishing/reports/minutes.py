"""The minutes of the meeting that approved the results (会议纪要)."""

from kaoheng.documents.blocks import Block, Heading, Paragraph, RedHead, Title
from kaoheng.text import Text, day
from kaoheng_web.publishing.outcome import Outcome, Table
from kaoheng_web.publishing.reports.bulletin import grades
from kaoheng_web.publishing.reports.report import CityReport, paper_ends


def content(outcome: Outcome, number: str) -> list[Block]:
    """What the leading group approved, group by group; who attended is written by hand."""
    held_on = day(outcome.approved_on).zh if outcome.approved_on else "　　年　月　日"
    return [
        RedHead(f"{outcome.issuer}会议纪要", number),
        Title(f"审议{outcome.year}年度目标责任考核结果的会议纪要"),
        Paragraph(f"{held_on}，{outcome.issuer}召开会议，审议{outcome.year}年度目标责任考核结果。纪要如下。"),
        Heading("一、审议事项"),
        Paragraph(
            f"会议听取了考核办关于{outcome.year}年度计分情况的汇报。计分依据《{outcome.method}》，"
            f"结果指纹为{outcome.run[:16]}。"
        ),
        Heading("二、审定结果"),
        *(Paragraph(_approved(table)) for table in outcome.tables),
        Heading("三、有关安排"),
        Paragraph("会议决定，上述结果由考核办按规定公示；公示期满、申诉办结后定稿印发。"),
        Paragraph("出席：　　　　　　　　请假：　　　　　　　　列席："),
    ]


def _approved(table: Table) -> str:
    graded = "；".join(f"{grade}：{'、'.join(names)}" for grade, names in grades(table))
    return f"{table.title}（{len(table.places)}个单位）：{graded or '名次依计分结果确定'}。"


MINUTES = CityReport("minutes", Text("会议纪要", "Minutes"), content, paper_ends)
