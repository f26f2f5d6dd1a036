"""The bulletin of a year's results (通报)."""

from collections.abc import Iterator

from kaoheng.documents.blocks import Annex, Block, Grid, Heading, Note, Paragraph, Party, RedHead, Title
from kaoheng.text import Text, day
from kaoheng_web.publishing.outcome import Outcome, Table
from kaoheng_web.publishing.reports.report import CityReport, paper_ends, signed
from kaoheng_web.shared.figures import printed

TYPE_AREA = 156.0
NARROW = (13.0, 32.0, 16.0, 14.0)  # rank, unit, total, grade


def content(outcome: Outcome, number: str) -> list[Block]:
    """How the year was assessed, what came out, and the table of every group."""
    count = sum(len(table.places) for table in outcome.tables)
    return [
        RedHead(f"{outcome.issuer}文件", number),
        Title(f"关于{outcome.year}年度目标责任考核结果的通报"),
        Party("", "各被考核单位："),
        Paragraph(
            f"依据《{outcome.method}》，{outcome.issuer}对{count}个单位{outcome.year}年度目标责任完成情况进行了考核。"
            f"现将考核结果通报如下。"
        ),
        Heading("一、考核组织情况"),
        Paragraph(
            f"考核对象分{len(outcome.tables)}个组别，满分{outcome.full_marks}分。{_way(outcome)}"
            "各单位得分由经认证的数据依考核办法计算，可以逐项查明来源。"
        ),
        Heading("二、考核结果"),
        *(
            Paragraph(f"（{at}）{_sentence(table)}")
            for at, table in zip("一二三四五六七八九十", outcome.tables, strict=False)
        ),
        Heading("三、有关要求"),
        Paragraph("各单位要对照本单位反馈函和计分单查明失分原因，制定整改措施，按期报送考核办。"),
        *_annexed(outcome.tables),
        signed(outcome, outcome.issuer),
        *(block for at, table in enumerate(outcome.tables, 1) for block in (_annex(at, table), _grid(table))),
        Note("注：得分按考核办法规定的位数取舍；空白为该项不适用。"),
    ]


def grades(table: Table) -> Iterator[tuple[str, list[str]]]:
    """The units of every grade, in the order of the table; units without a grade are left out."""
    found: dict[str, list[str]] = {}
    for place in table.places:
        if place.grade:
            found.setdefault(place.grade, []).append(place.name)
    yield from found.items()


def _way(outcome: Outcome) -> str:
    approved = f"结果经{outcome.issuer}审定（{outcome.document}）" if outcome.document else ""
    if approved and outcome.notice_from and outcome.notice_to:
        approved += f"，于{day(outcome.notice_from).zh}至{day(outcome.notice_to).zh}公示"
    return f"{approved}。" if approved else ""


def _sentence(table: Table) -> str:
    parts = [f"{grade}等次{len(names)}个：{'、'.join(names)}" for grade, names in grades(table)]
    return f"{table.title}，共{len(table.places)}个单位。" + ("；".join(parts) + "。" if parts else "")


def _annexed(tables: tuple[Table, ...]) -> Iterator[Paragraph]:
    """附件：1.县（市、区）得分, one below the other."""
    for at, table in enumerate(tables, 1):
        yield Paragraph(f"{'附件：' if at == 1 else '　　　'}{at}.{table.title}得分")


def _annex(at: int, table: Table) -> Annex:
    return Annex(f"附件{at}", f"{table.title}得分")


def _grid(table: Table) -> Grid:
    heads = ("名次", "单位", "得分", "等次", *table.columns)
    rest = (TYPE_AREA - sum(NARROW)) / max(len(table.columns), 1)
    rows = tuple(
        (place.rank, place.name, printed(place.total), place.grade or "—", *place.scores) for place in table.places
    )
    widths = (*NARROW, *(rest for _ in table.columns))
    return Grid("", heads, rows, widths, "clrc" + "r" * len(table.columns))


BULLETIN = CityReport("bulletin", Text("通报", "Bulletin"), content, paper_ends)
