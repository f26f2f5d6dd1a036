"""Scores that are not those worked out: struck by a veto, or adjusted by the leading group."""

from dataclasses import replace
from fractions import Fraction

from kaoheng.explain.digits import exact_text, published_text
from kaoheng.explain.reasons import Overruled, Reason, altered
from kaoheng.method.tree import TreeNode
from kaoheng.numbers import as_text, read_exact, round_to
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text, title_of


def overruled_of(plan: Plan, node: TreeNode, unit: int) -> Overruled | None:
    """What was put in place of a node's score for one unit; None where nothing was."""
    case = plan.vetoes.struck.get(node.id, {}).get(unit)
    if case is not None:
        title = title_of(case.veto)
        return Overruled("veto", title, case.record.document, after="0")
    adjustment = plan.adjustments.of(unit, "total") if node.id == "total" else None
    if adjustment is None:
        return None
    cause = Text(adjustment.reason, adjustment.reason)
    return Overruled("adjustment", cause, adjustment.document, after=as_text(plan.adjustments.totals[unit]))


def put_in_place(done: Reason) -> Reason:
    """A finished reason with the score that holds instead; the one worked out is kept as what it was before."""
    if done.overruled is None or not done.score:
        return done
    after, decimals = read_exact(done.overruled.after), done.rounding.decimals
    overruled = replace(done.overruled, before=done.score)
    score = published_text(after, decimals)
    said = done.sentence + _words(overruled, score)
    return altered(done, score=score, exact=exact_text(after), overruled=overruled, sentence=said)


def instead(reason: Reason, score: Fraction) -> Fraction:
    """The score that holds for a node: the one given, or the one put in its place."""
    if reason.overruled is None:
        return score
    return round_to(read_exact(reason.overruled.after), reason.rounding.decimals, reason.rounding.mode)


def _words(overruled: Overruled, score: str) -> Text:
    """因“重大生产安全事故”（…），不得分，原得7.00分。"""
    zh, en = overruled.cause.zh, overruled.cause.en
    document, before = overruled.document, overruled.before
    if overruled.by == "veto":
        return Text(
            f"因“{zh}”（{document}），一票否决，得{score}分，原得{before}分。",
            f" Vetoed for “{en}” ({document}): {score} points instead of {before}.",
        )
    return Text(
        f"领导组将总分由{before}分调整为{score}分（理由：{zh}；{document}）。",
        f" The leading group changed the total from {before} to {score} ({en}; {document}).",
    )
