"""总则: what is assessed, out of how many points, in which groups, and how figures are read and rounded."""

from collections.abc import Iterator

from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section, Table, listed
from kaoheng.clauses.phrases import missing_words, not_applicable_words
from kaoheng.clauses.writing import Writing
from kaoheng.method.edition import Group
from kaoheng.method.tree import Block, Item, TreeNode, aggregation_of
from kaoheng.numbers import as_text
from kaoheng.rules.rounding import places_words
from kaoheng.text import Text, title_of


def chapter(writing: Writing) -> Chapter:
    """The first chapter."""
    articles = (_purpose(writing), _marks(writing), _groups(writing), _rounding(writing), *_policies(writing))
    return Chapter(Text("总则", "General provisions"), (Section(NOTHING, articles),))


def _purpose(writing: Writing) -> Article:
    head = writing.method.method
    said = Text(
        f"为做好{head.place}{head.year}年度考核计分工作，根据《{head.title}》，制定本细则。",
        f"These rules say how {head.title_en or head.title} is scored for {head.year} ({head.place}).",
    )
    return Article("method", Text("目的和依据", "Purpose"), (Paragraph(said),))


def _marks(writing: Writing) -> Article:
    method = writing.method
    full = as_text(method.method.full_marks)
    weighted = aggregation_of(method.root).weighted
    said = Text(f"考核总分满分为{full}分，考核内容如下表。", f"The total is out of {full} points, made up as follows.")
    worth = Text("权重", "Weight") if weighted else Text("分值", "Points")
    rows = tuple((title_of(node), *_worth(node, weighted=weighted)) for node in method.tree)
    heads = (Text("考核内容", "Part"), worth, Text("指标数", "Items"))
    table = Table(Text("考核内容和分值", "Parts and points"), heads, rows)
    return Article("total", Text("总分构成", "Parts of the total"), (Paragraph(said), table))


def _worth(node: TreeNode, *, weighted: bool) -> tuple[Text, Text]:
    value = node.weight if weighted else node.points
    shown, count = "" if value is None else as_text(value), str(_items(node))
    return Text(shown, shown), Text(count, count)


def _items(node: TreeNode) -> int:
    return sum(_items(child) for child in node.items) if isinstance(node, Block) else int(isinstance(node, Item))


def _groups(writing: Writing) -> Article:
    groups = writing.method.groups
    said = Text("被考核单位分为以下组别，分组计分排名：", "Units are scored and ranked in these groups:")
    if len(groups) == 1:
        said = Text("被考核单位为一个组别，统一计分排名：", "All units are scored and ranked in one group:")
    points = tuple(_group(writing, group) for group in groups.values())
    return Article("groups", Text("考核组别", "Groups"), (listed(said, points),))


def _group(writing: Writing, group: Group) -> Text:
    title = title_of(group)
    who = Text("，以单位名册为准", ", as listed in the register of units")
    if group.units:
        members, count = writing.units(group.units), len(group.units)
        who = Text(f"，共{count}个：{members.zh}", f", {count} units: {members.en}")
    honours = Text("；只计分排名，不评定等次", "; scored and ranked, not graded") if group.honours_only else NOTHING
    return title + who + honours


def _rounding(writing: Writing) -> Article:
    rounding = writing.method.rounding
    items, blocks, total = (
        places_words(places, rounding.mode) for places in (rounding.items, rounding.blocks, rounding.total)
    )
    said = Text(
        f"指标得分{items.zh}；类别得分{blocks.zh}；总分{total.zh}。",
        f"Scores of items are {items.en}; of blocks, {blocks.en}; totals, {total.en}.",
    )
    bounds = Text(
        "本细则所称“以上”“以下”“达到”“不低于”“不高于”均含本数，“超过”“高于”“低于”“不足”均不含本数；另有注明的，从其注明。",
        "“At least” and “at most” include the number itself; “above” and “below” do not.",
    )
    return Article("rounding", Text("数值取舍", "Rounding and bounds"), (Paragraph(said), Paragraph(bounds)))


def _policies(writing: Writing) -> Iterator[Article]:
    policies, said = writing.method.policies, []
    if policies.missing is not None:
        said.append(Paragraph(Text("指标", "") + missing_words(policies.missing)))
    if policies.not_applicable is not None:
        said.append(Paragraph(not_applicable_words(policies.not_applicable, writing)))
    if said:
        said.append(Paragraph(Text("各项指标另有规定的，从其规定。", "An item may provide otherwise.")))
        yield Article("policies", Text("缺报和不涉及", "Without data, or not concerned"), tuple(said))
