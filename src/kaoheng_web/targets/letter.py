"""What a responsibility letter says: the targets of a unit in force, and what both sides owe each other."""

from collections.abc import Sequence

from kaoheng.documents.blocks import Block, Grid, Heading, Note, Number, Paragraph, Party, Signatures, Title
from kaoheng.method.checks.profiles import Profile, full_of
from kaoheng.numbers import as_text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.bodies import leading_group, office
from kaoheng_web.targets.queries import InForce
from kaoheng_web.targets.written import shown

WIDTHS = (12, 56, 22, 22, 16, 28)
HEADS = ("序号", "目标", "计量单位", "{year}年目标值", "分值", "数据责任部门")
SIGNING = ("负责人（签字）：", "", "　　　年　　月　　日")


def content(
    edition: Edition, place: str, unit: str, number: str, profile: Profile, targets: Sequence[InForce], *, demo: bool
) -> list[Block]:
    """The letter of one unit, block by block."""
    method, year = edition.method, edition.year
    items = {item.id: item for item in method.items}
    order = {id: at for at, id in enumerate(items)}
    rows = []
    for at, each in enumerate(sorted(targets, key=lambda each: order[each.target.item]), 1):
        item = items[each.target.item]
        mark = "*" if each.target.binding else ""
        points = as_text(full_of(method, item, profile))
        value = shown(each.goal, item.direction)
        rows.append((str(at), item.title + mark, item.data.unit or "—", value, points, item.data.owner or "—"))
    party = leading_group(place)
    heads = tuple(head.format(year=year) for head in HEADS)
    return [
        *([Note("（演示数据，不作公文使用）")] if demo else []),
        Number(f"编号：{number}"),
        Title(f"{year}年度目标责任书"),
        Party("考核主体（甲方）：", party),
        Party("责任单位（乙方）：", unit),
        Paragraph(f"为确保完成{year}年度目标任务，依据《{edition.title}》，甲方与乙方签订本责任书。"),
        Heading("一、责任目标"),
        Paragraph(
            f"乙方{year}年度承担下列{len(rows)}项目标。目标值经乙方申报、考核办平衡、{party}审定后下达；"
            "其余考核事项按考核办法执行。"
        ),
        Grid("表1　责任目标", heads, tuple(rows), WIDTHS, "clcrrc"),
        Note("注：*为约束性目标；目标值依程序批准调整的，按调整后的目标值考核。"),
        Heading("二、甲方责任"),
        Paragraph("按期提供核定数据和进度提示，及时研究乙方提出的困难；目标确需调整的，依程序审批并保留原目标。"),
        Heading("三、乙方责任"),
        Paragraph("将目标分解到科室、岗位和责任人；按时如实报送数据和佐证材料，对数据真实性负责；出现问题按时整改。"),
        Heading("四、考核与结果运用"),
        Paragraph(f"{year + 1}年按考核办法评分定等，结果依考核办法运用。"),
        Heading("五、其他"),
        Paragraph(f"本责任书一式三份，甲方、乙方和{office(place)}各存一份，自签订之日起生效。"),
        Signatures(("甲方（盖章）：", party, *SIGNING), ("乙方（盖章）：", unit, *SIGNING)),
    ]


def check_code(hash: str) -> str:
    """The code by which a printed letter is held against the platform: sixteen digits of its hash, in fours.

    >>> check_code("0123456789abcdef" * 4)
    '0123 4567 89AB CDEF'
    """
    digits = hash[:16].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))
