"""一票否决: which matters are vetoed, on what basis, by whom, and with what effect."""

from collections.abc import Iterator

from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section, listed
from kaoheng.clauses.writing import Writing
from kaoheng.method.vetoes import (
    AtMost,
    CancelHonours,
    Effect,
    Escalate,
    GradeTo,
    ItemZero,
    Persons,
    RewardDownOne,
    Span,
    Veto,
)
from kaoheng.text import Text, join, title_of


def chapter(writing: Writing) -> Chapter | None:
    """The chapter of vetoes; None where nothing is vetoed."""
    vetoes = writing.method.vetoes
    if not vetoes:
        return None
    articles = (*(_article(writing, veto) for veto in vetoes), _procedure())
    return Chapter(Text("一票否决", "Vetoes"), (Section(NOTHING, articles),))


def _article(writing: Writing, veto: Veto) -> Article:
    title = title_of(veto)
    who = join(list(_who(veto)), "", "")
    head = Text(
        f"发生{title.zh}情形的，{who.zh}实行“一票否决”：", f"In the case of {title.en} the unit is vetoed{who.en}:"
    )
    points = tuple(_effect(writing, effect) for effect in veto.effects)
    body = [listed(head, points)]
    if veto.retroactive:
        body.append(
            Paragraph(
                Text(
                    "考核结果公布后查实的，追溯否决，相关年度的考核结果重新确定。",
                    "Found after the results, it reaches back: the year concerned is scored again.",
                )
            )
        )
    return Article(f"veto-{veto.id}", title, tuple(body))


def _who(veto: Veto) -> Iterator[Text]:
    if veto.legal_basis:
        yield Text(f"依据{veto.legal_basis}，", f" under {veto.legal_basis}")
    if veto.proposer:
        yield Text(f"由{veto.proposer}提出，", f", proposed by {veto.proposer}")
    if veto.approver:
        yield Text(f"经{veto.approver}审定后，", f", approved by {veto.approver}")


def _effect(writing: Writing, effect: Effect) -> Text:
    match effect:
        case ItemZero():
            node = writing.node(effect.node)
            return Text(f"{node.zh}不得分", f"no points for {node.en}")
        case GradeTo():
            return Text(f"考核等次确定为{effect.to}", f"graded {effect.to}")
        case AtMost():
            grades = writing.method.grades
            scale = grades.scale if grades is not None else (effect.grade,)
            barred = "、".join(scale[: scale.index(effect.grade)])
            return Text(f"不得评为{barred}等次", f"graded {effect.grade} at most")
        case RewardDownOne():
            return Text(
                "考核等次降低一等，空出的名额不递补", "graded one step lower; the place it leaves is not filled"
            )
        case CancelHonours():
            if effect.years == 1:
                return Text("取消当年评先评优资格", "no honours for the year")
            return Text(
                f"取消{effect.years}年内评先评优资格（含当年）", f"no honours for {effect.years} years, this included"
            )
        case Persons():
            who, years = "、".join(effect.who), effect.years
            return Text(
                f"{who}{years}年内（含当年）{effect.measure}",
                f"{', '.join(effect.who)}: {effect.measure}, for {years} years, this included",
            )
        case Escalate():
            again = (
                Text("因同一事项", "for the same matter")
                if effect.counting == "this_veto"
                else Text("", "for any matter")
            )
            span, times = _span(effect.within), effect.times
            return Text(
                f"{span.zh}{again.zh}累计被“一票否决”{times}次以上的，{effect.measure}",
                f"{effect.measure} when vetoed {times} times or more {again.en} {span.en}",
            )


def _span(span: Span) -> Text:
    if span.years is not None:
        return Text(f"连续{span.years}年内（含当年）", f"within {span.years} years, this included")
    return Text(f"自{span.since}年以来", f"since {span.since}")


def _procedure() -> Article:
    said = Text(
        "“一票否决”须有法律法规或党内法规依据，经审定方可生效；已提出、正在听取意见或不予批准的，列明情况，不影响考核结果。",
        "A veto needs a basis in law and acts once approved; others are listed and change nothing.",
    )
    return Article("vetoes", Text("审定程序", "Procedure"), (Paragraph(said),))
