"""等次: the scale and its lines, quotas, and what bars a unit from a grade."""

from collections.abc import Iterator

from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section, listed
from kaoheng.clauses.writing import Writing
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Name, Tree
from kaoheng.formula.words import compared, words
from kaoheng.method.outcome import Ceiling, Grades, Quota, Threshold
from kaoheng.method.positions import gradings
from kaoheng.method.tree import Block
from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.text import Text, join, title_of

_ROUNDED = {
    "floor": Text("不足1个的舍去", "parts of a place dropped"),
    "half_up": Text("四舍五入取整数", "rounded half up"),
    "ceil": Text("不足1个的按1个计算", "parts of a place counted as one"),
}
_TIES = {
    "all_in": Text("名额边缘并列的，全部评为该等次", "units tied at the edge all get the grade"),
    "all_out": Text("名额边缘并列的，均不评为该等次", "units tied at the edge do not get the grade"),
    "decide": Text("名额边缘并列的，由考核工作领导组研究决定", "the leading group decides on units tied at the edge"),
}

_UNTOUCHED = Text(
    "“一票否决”对考核等次的限制不及于本类等次。", "What a veto says of the grade leaves that of the category alone."
)


def chapter(writing: Writing) -> Chapter | None:
    """The chapter of grades, those of categories after the total's; None where nothing is graded."""
    sections = tuple(_section(writing, block, grades) for _, block, grades in gradings(writing.method.root))
    return Chapter(Text("等次确定", "Grades"), sections) if sections else None


def _section(writing: Writing, block: Block, grades: Grades) -> Section:
    """The grades of the total, or of a category under its own heading."""
    articles = (_scale(writing, block, grades), *_quotas(writing, block, grades), *_ceilings(writing, block, grades))
    if not _own(block):
        return Section(NOTHING, articles)
    title = title_of(block)
    return Section(Text(f"{title.zh}等次", f"Grades of {title.en}"), articles)


def _own(block: Block) -> bool:
    """Whether these are the grades of a category by itself."""
    return block.id != "total"


def _id(block: Block, article: str) -> str:
    return f"{article}-{block.id}" if _own(block) else article


def _scale(writing: Writing, block: Block, grades: Grades) -> Article:
    named, count, title = Text("、".join(grades.scale), ", ".join(grades.scale)), len(grades.scale), title_of(block)
    head = Text(f"考核结果分为{named.zh}{count}个等次：", f"There are {count} grades, best first:")
    if _own(block):
        head = Text(
            f"“{title.zh}”按本类得分单独评定等次，分为{named.zh}{count}个等次：",
            f"“{title.en}” is graded by its own score; there are {count} grades, best first:",
        )
    score = "得分" if _own(block) else "总分"
    points = [_line(score, grade, grades.thresholds[grade]) for grade in grades.scale if grade in grades.thresholds]
    last = grades.scale[-1]
    points.append(Text(f"未达到以上各线的，为{last}", f"whoever reaches no line: {last}"))
    body = [Paragraph(head, tuple(points))]
    if _own(block) and writing.method.vetoes:
        body.append(Paragraph(_UNTOUCHED))
    return Article(_id(block, "grades"), Text("等次标准", "Lines"), tuple(body))


def _line(score: str, grade: str, line: Threshold) -> Text:
    at = as_text(line.at)
    if line.included:
        return Text(f"{score}在{at}分以上（含{at}分）的，为{grade}", f"{at} points or more: {grade}")
    return Text(f"{score}超过{at}分（不含{at}分）的，为{grade}", f"more than {at} points: {grade}")


def _quotas(writing: Writing, block: Block, grades: Grades) -> Iterator[Article]:
    for grade, quota in grades.quota.items():
        said = [*_places(writing, grade, quota), _TIES[quota.ties]]
        barred = quota.barred_count_in_n
        said.append(
            Text(
                f"因故不得评为{grade}的单位{'计入' if barred else '不计入'}本组单位数",
                f"units barred from {grade} {'count' if barred else 'do not count'} in the size of the group",
            )
        )
        said.append(
            Text("未用完的名额作废", "places not taken are lost")
            if quota.unused == "lost"
            else Text("未用完的名额可由其他组使用", "places not taken pass to other groups")
        )
        title = Text(f"{grade}等次名额", f"Quota of {grade}")
        text = join(said, "；", "; ") + Text("。", ".")
        yield Article(_id(block, f"quota-{grades.scale.index(grade) + 1}"), title, (Paragraph(text),))


def _places(writing: Writing, grade: str, quota: Quota) -> Iterator[Text]:
    for group, count in quota.places.items():
        title = writing.groups([group])
        yield Text(f"{title.zh}{grade}等次名额{count}个", f"{count} places for {title.en}")
    if quota.share is not None:
        part, rest, how = share(quota.share), "其余各组" if quota.places else "各组", _ROUNDED[quota.rounding]
        yield Text(
            f"{rest}{grade}等次名额为本组单位数的{part.zh}，{how.zh}",
            f"{part.en} of {'every other' if quota.places else 'every'} group, {how.en}",
        )
        yield (
            Text("取整后不得突破该比例", "never more than the share itself")
            if quota.hard_ceiling
            else Text("取整后的名额可略超该比例", "rounding may exceed the share")
        )
    if quota.min_places:
        yield Text(f"每组至少{quota.min_places}个", f"at least {quota.min_places} in a group")


def _ceilings(writing: Writing, block: Block, grades: Grades) -> Iterator[Article]:
    for at, grade in enumerate(grades.scale):
        points = tuple(_ceiling(writing, ceiling) for ceiling in grades.ceilings if ceiling.at_most == grade)
        if not points:
            continue
        barred = "、".join(grades.scale[:at])
        one = "之一" if len(points) > 1 else ""
        head = Text(f"有下列情形{one}的，不得评为{barred}等次：", f"At most {grade} is given when:")
        title = Text(f"最高评为{grade}等次的情形", f"Held at {grade}")
        if at == len(grades.scale) - 1:
            head = Text(f"有下列情形{one}的，直接确定为{grade}等次：", f"{grade} is given when:")
            title = Text(f"确定为{grade}等次的情形", f"Held at {grade}")
        yield Article(_id(block, f"ceiling-{at + 1}"), title, (listed(head, points),))


def _ceiling(writing: Writing, ceiling: Ceiling) -> Text:
    node, tree = writing.node(ceiling.node), parse(ceiling.when, "truth")
    said: dict[Tree, str] = {Name("score"): "得分"}
    when = Text(compared(words(tree, said)).zh, words(tree).en)
    basis = Text(f"，依据{ceiling.legal_basis}", f", under {ceiling.legal_basis}") if ceiling.legal_basis else NOTHING
    return Text(f"{ceiling.text}（{node.zh}的", f"{ceiling.text} ({node.en}: ") + when + basis + Text("）", ")")
