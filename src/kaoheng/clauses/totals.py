"""汇总与排名: from the parts to the total, and from totals to places."""

from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section
from kaoheng.clauses.writing import Writing
from kaoheng.explain.standings import raters_words
from kaoheng.method.outcome import ByItems, ByNode, ByRaters, ByUnrounded, CountBack, Decide, HeadToHead, TieKey
from kaoheng.method.tree import aggregation_of, needs_words
from kaoheng.text import Text, join

_TIES = {
    "competition": Text("仍相同的，名次并列，占用后续名次", "units still equal share a place; the next are left out"),
    "dense": Text("仍相同的，名次并列，不占用后续名次", "units still equal share a place; the next follows"),
    "average": Text("仍相同的，取平均名次", "units still equal share the mean of their places"),
    "ordinal": Text("仍相同的，按单位名册顺序排列", "units still equal stand in the order of the register"),
    "forbid": Text("名次不得并列", "no place may be shared"),
}


def chapter(writing: Writing) -> Chapter:
    """The chapter of totals and places."""
    return Chapter(Text("汇总与排名", "Totals and ranking"), (Section(NOTHING, (_total(writing), _ranking(writing))),))


def _total(writing: Writing) -> Article:
    words = aggregation_of(writing.method.root).words()
    said = Text(f"总分的计算办法：{words.zh}。", f"The total: {words.en}.")
    if writing.method.needs is not None:
        least = needs_words(writing.method.needs)
        said += Text(f"须{least.zh}，否则没有总分。", f" There is none where not {least.en} of the parts have scores.")
    return Article("aggregate", Text("总分汇总", "Total"), (Paragraph(said),))


def _ranking(writing: Writing) -> Article:
    ranking = writing.method.ranking
    on = {"rounded": Text("取整后", "rounded"), "unrounded": Text("取整前", "unrounded")}[ranking.on]
    order = Text(f"各组按{on.zh}的总分由高到低排列名次。", f"Units of a group are ranked by the {on.en} total.")
    ties = _TIES[ranking.ties]
    if not ranking.chain:
        return Article("ranking", Text("排名", "Ranking"), (Paragraph(order), Paragraph(_first(ties) + _END)))
    head = Text("总分相同的，依次按以下办法排列：", "Equal totals are told apart in this order:")
    points = tuple(_key(writing, key) for key in ranking.chain)
    body = (Paragraph(order), Paragraph(head, points), Paragraph(ties + _END))
    return Article("ranking", Text("排名", "Ranking"), body)


_END = Text("。", ".")


def _first(ties: Text) -> Text:
    """The same for totals that nothing tells apart."""
    return Text(ties.zh.replace("仍相同的", "总分相同的"), ties.en.replace("still equal", "with equal totals"))


def _items_of(writing: Writing, key: ByItems) -> Text:
    return writing.node(key.node) if key.node is not None else Text("全部指标", "all items")


def _key(writing: Writing, key: TieKey) -> Text:
    match key:
        case ByNode():
            node, high = writing.node(key.node), key.best == "high"
            return node + (
                Text("得分高的列前", ": the higher score first")
                if high
                else Text("得分低的列前", ": the lower score first")
            )
        case ByUnrounded():
            return Text("取整前总分高的列前", "the higher total before rounding first")
        case CountBack():
            of = _items_of(writing, key)
            return join(
                [
                    Text(f"{of.zh}中单项第1名多的列前", f"the most first places in {of.en} first"),
                    Text("仍相同的依次比较后续名次的个数", "then the most second places, and so on"),
                ],
                "，",
                ", ",
            )
        case HeadToHead():
            of = _items_of(writing, key)
            return Text(
                f"按{of.zh}的得分两两比较，得分高的指标多者为胜，胜多的列前",
                f"each two compared by {of.en}, who has more in more items beats; who beats more of the others first",
            )
        case ByRaters():
            return raters_words(writing.method, key)
        case Decide():
            return Text("由考核工作领导组研究决定", "the leading group decides")
