"""The terms of a panel as a regulation would put them."""

from collections.abc import Iterator

from kaoheng.numbers import as_text
from kaoheng.tally.aspects import aspects_words
from kaoheng.tally.panels.terms import Flawed, Median, MinMax, PanelTerms, RankPoints, Scores, TrimmedMean, ZScore
from kaoheng.tally.weights import class_name, rounding_words, weights_clause
from kaoheng.text import Text, join


def clause(terms: PanelTerms) -> Text:
    """The terms, one after the other."""
    return join(list(_terms(terms)))


def _terms(terms: PanelTerms) -> Iterator[Text]:
    title = Text(f"{terms.title}由评价人", f"{terms.title_en or terms.title}: raters give ")
    if isinstance(terms.values, Scores):
        least, most = as_text(terms.values.least), as_text(terms.values.most)
        yield title + Text(f"在{least}至{most}分之间评分", f"{least} to {most}")
    else:
        yield title + Text("排出名次", "places")
    if terms.aspects:
        yield aspects_words(terms.aspects)
    yield _scale(terms)
    yield _by(terms)
    yield from _own_tables(terms)
    if not (isinstance(terms.by, RankPoints) and terms.by.combine == "sum"):
        yield weights_clause(terms.classes, terms.weights_for, terms.empty_class)
    yield Text("“不了解”的不计入评价人数", "raters who do not know a unit leave the count")
    if terms.own_rating == "dropped":
        yield Text("本单位对本单位的评价不计", "ratings of one's own unit are dropped")
    yield _flaw(terms.skipped, Text("漏评单位的", "leaves units out"))
    yield _flaw(terms.equal, Text("对不同单位评价相同的", "rates units the same"))
    least_raters = terms.raters_at_least
    yield Text(f"评价人少于{least_raters}人的不予计分", f"no score from fewer than {least_raters} raters")
    yield rounding_words(terms.rounding)


def _scale(terms: PanelTerms) -> Text:
    how = terms.normalise
    if how == "none":
        return Text("评分不作标准化", "ratings are taken as they are")
    same = how.if_all_equal
    if isinstance(how, MinMax):
        low, high = as_text(how.low), as_text(how.high)
        said = Text(
            f"每人的评分按其最低、最高折算到{low}至{high}分", f"each rater's range is stretched to {low}–{high}"
        )
    else:
        said = _z_words(how)
    if same is None:
        return said + Text("，评分全部相同的不计", "; raters whose scores are all equal are dropped")
    return said + Text(f"，评分全部相同的计{as_text(same)}分", f"; scores that are all equal become {as_text(same)}")


def _z_words(how: ZScore) -> Text:
    mean, deviation = as_text(how.mean), as_text(how.deviation)
    kind = Text("总体", "population") if how.divisor == "n" else Text("样本", "sample")
    return Text(
        f"每人的评分按{kind.zh}标准差标准化为均值{mean}、标准差{deviation}",
        f"each rater's scores get mean {mean} and {kind.en} deviation {deviation}",
    )


def _by(terms: PanelTerms) -> Text:
    by = terms.by
    if isinstance(by, TrimmedMean):
        return by.trim.words()
    if isinstance(by, RankPoints):
        return _rank_words(by)
    if isinstance(by, Median):
        return Text("取中位数", "the median")
    return Text("取平均分", "the mean")


def _rank_words(by: RankPoints) -> Text:
    whose = (
        Text("按每人的名次", "by each rater's order") if by.of == "raters" else Text("按每类平均后的名次", "by class")
    )
    points = by.points.words()
    ties = {
        "competition": Text("并列的按前一名次计", "equal units share the first of their places"),
        "dense": Text("并列的不占后位", "equal units share a place without gaps"),
        "shared": Text("并列的平分各名次分", "equal units share the points of their places"),
    }[by.ties]
    how = Text("相加", "added up") if by.combine == "sum" else Text("取平均", "averaged")
    return Text(
        f"{whose.zh}，{points.zh}，{ties.zh}，各名次分{how.zh}", f"{whose.en}: {points.en}; {ties.en}; {how.en}"
    )


def _own_tables(terms: PanelTerms) -> Iterator[Text]:
    for name, each in terms.classes.items():
        if each.points is not None:
            words, title = each.points.words(), class_name(terms.classes, name)
            yield title + Text(f"另按：{words.zh}", f" apart: {words.en}")


def _flaw(policy: Flawed, what: Text) -> Text:
    return {
        "allowed": Text(f"{what.zh}仍然有效", f"a rater who {what.en} counts"),
        "drop_rater": Text(f"{what.zh}，其评价不计", f"a rater who {what.en} is left out"),
        "refuse": Text(f"{what.zh}，评价无效，应重新进行", f"void and repeated when a rater {what.en}"),
    }[policy]
