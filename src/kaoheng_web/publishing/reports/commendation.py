"""The decision to commend (表彰决定): the best grade of every group, or its first where no grades are given."""

from collections.abc import Iterator

from kaoheng.documents.blocks import Block, Heading, Paragraph, Party, RedHead, Title
from kaoheng.text import Text
from kaoheng_web.publishing.outcome import Outcome, Place, Table
from kaoheng_web.publishing.reports.report import CityReport, paper_ends, signed


def content(outcome: Outcome, number: str) -> list[Block]:
    """Whom the leading group commends, group by group."""
    return [
        RedHead(f"{outcome.issuer}文件", number),
        Title(f"关于表彰{outcome.year}年度考核先进单位的决定"),
        Party("", "各被考核单位："),
        Paragraph(
            f"{outcome.year}年，各单位围绕年度目标任务认真履职。根据《{outcome.method}》和年度考核结果，"
            f"{outcome.issuer}决定对下列单位予以表彰。"
        ),
        *_groups(outcome.tables),
        Paragraph("希望受表彰的单位再接再厉；各单位要以先进为榜样，完成好新一年度的目标任务。"),
        signed(outcome, outcome.issuer),
    ]


def commended(table: Table) -> list[Place]:
    """The grade of the first; the first alone where there are no grades; nobody where nobody has a rank."""
    ranked = [place for place in table.places if place.rank and place.total]
    if not ranked:
        return []
    best = ranked[0]
    return [place for place in ranked if (place.grade == best.grade if best.grade else place.rank == best.rank)]


def _groups(tables: tuple[Table, ...]) -> Iterator[Block]:
    for table in tables:
        names = [place.name for place in commended(table)]
        if names:
            yield Heading(table.title)
            yield Paragraph("、".join(names) + "。")


COMMENDATION = CityReport("commendation", Text("表彰决定", "Commendation"), content, paper_ends)
