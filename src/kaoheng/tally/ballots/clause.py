"""The terms of a vote as a regulation would put them."""

from collections.abc import Iterator

from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.tally.aspects import aspects_words
from kaoheng.tally.ballots.terms import BallotTerms, CountsAs
from kaoheng.tally.ballots.validity import turnout_words
from kaoheng.tally.weights import rounding_words, weights_clause
from kaoheng.text import Text, join, title_of


def clause(terms: BallotTerms) -> Text:
    """优秀100分、良好80分……；A占40%、B占60%；……."""
    return join(list(_parts(terms)))


def _parts(terms: BallotTerms) -> Iterator[Text]:
    yield title_of(terms) + Text("按", ": ") + _scale(terms) + Text("计分", "")
    yield weights_clause(terms.classes, terms.weights_for, terms.empty_class)
    yield from _aspects(terms)
    yield _kept(terms.dont_know, "“不了解”", "'do not know'")
    yield _kept(terms.abstain, "弃权票", "abstentions")
    yield _kept(terms.void, "无效票", "void ballots")
    if terms.more_returned_than_issued == "void":
        yield Text(
            "收回的票数多于发出的票数的，测评无效，应重新进行", "void and repeated if more are returned than issued"
        )
    else:
        yield Text("收回的票数多于发出的票数的，测评仍然有效", "valid even if more are returned than issued")
    for asked in terms.turnout:
        words = turnout_words(asked)
        yield Text(f"{words.zh}的，测评方为有效", f"valid only with {words.en}")
    if terms.own_vote == "dropped":
        yield Text("本单位人员对本单位的评价不计", "votes about one's own unit are dropped")
    yield from _papers(terms)
    if terms.trim is not None:
        words = terms.trim.words()
        yield Text(f"每类票{words.zh}", f"in each class the {words.en}")
    yield rounding_words(terms.rounding)
    if terms.publish_at_least is not None:
        least = terms.publish_at_least
        yield Text(
            f"有类别不足{least}票的，不公布分类结果", f"class results are withheld if a class has under {least} votes"
        )


def _scale(terms: BallotTerms) -> Text:
    marks = [Text(f"{mark}{as_text(value)}分", f"{mark} {as_text(value)}") for mark, value in terms.scale.items()]
    return join(marks, "、", ", ")


def _aspects(terms: BallotTerms) -> Iterator[Text]:
    if not terms.aspects:
        return
    how = (
        Text("逐票按各项内容平均", "averaged over the aspects of each ballot")
        if terms.aspects_by == "ballot"
        else Text("各项内容分别计票后加权", "each aspect counted on its own, then weighted")
    )
    yield aspects_words(terms.aspects) + Text("，", ", ") + how


def _kept(policy: str | CountsAs, zh: str, en: str) -> Text:
    if isinstance(policy, CountsAs):
        value = as_text(policy.counts_as)
        return Text(f"{zh}按{value}分计", f"{en} count as {value}")
    if policy == "excluded":
        return Text(f"{zh}不计入票数", f"{en} are left out")
    return Text(f"{zh}计入票数，计0分", f"{en} count as 0")


def _papers(terms: BallotTerms) -> Iterator[Text]:
    if terms.papers is None:
        return
    row = terms.papers.two_marks == "void_row"
    yield (
        Text("同一栏选两档或无法辨认的，该栏无效", "a row with two marks or none that can be read is void")
        if row
        else Text(
            "同一栏选两档或无法辨认的，该票无效", "a ballot with two marks in a row, or an unreadable one, is void"
        )
    )
    for mark, most in terms.papers.most.items():
        line = share(most)
        yield Text(f"“{mark}”超过一张票的{line.zh}的，该票无效", f"a ballot with over {line.en} of '{mark}' is void")
