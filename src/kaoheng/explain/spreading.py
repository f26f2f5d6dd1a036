"""What became of the points of absent items, in words with numbers."""

from fractions import Fraction

from kaoheng.aggregation.means import Sum
from kaoheng.explain.formulas import factor
from kaoheng.explain.reasons import Combining, Reason, Share
from kaoheng.explain.words import ABSENT, handed_words
from kaoheng.method.policies import Transfer
from kaoheng.numbers import written
from kaoheng.text import Text, join


def spreading_words(done: Reason, combining: Combining) -> list[Text]:
    """One sentence for every absent child, and the points (or weights) of the others after it."""
    children = {child.id: child for child in done.children}
    absent = [share for share in combining.shares if not share.counts and children[share.id].state != "not_member"]
    if not absent:
        return []
    weighted = combining.aggregate.weighted
    if not weighted and not isinstance(combining.aggregate, Sum):
        return [_left_out(children[share.id]) for share in absent]
    said = [_handed(children, share, weighted=weighted) for share in absent]
    changed = [share for share in combining.shares if share.counts and share.after != share.weight]
    return [*said, _after(children, changed, weighted=weighted)] if changed else said


def _left_out(child: Reason) -> Text:
    why = ABSENT.get(child.state, ABSENT["not_applicable"])
    return Text(f"“{child.title.zh}”{why.zh}，不参与计算", f"{child.title.en}: {why.en}, left out")


def _handed(children: dict[str, Reason], share: Share, *, weighted: bool) -> Text:
    child = children[share.id]
    why, much = ABSENT.get(child.state, ABSENT["not_applicable"]), _amount(share.weight, weighted=weighted)
    to = child.absence.to if isinstance(child.absence, Transfer) else ""
    handed = handed_words(child.absence, children[to].title.zh if to in children else to)
    handed_en = handed_words(child.absence, children[to].title.en if to in children else to)
    verb = "is" if weighted else "are"
    return Text(
        f"“{child.title.zh}”{why.zh}，其{much.zh}{handed.zh}",
        f"{child.title.en}: {why.en}, its {much.en} {verb} {handed_en.en}",
    )


def _after(children: dict[str, Reason], changed: list[Share], *, weighted: bool) -> Text:
    zh = [f"“{children[share.id].title.zh}”{_amount(share.after, weighted=weighted).zh}" for share in changed]
    en = [f"{children[share.id].title.en} {_amount(share.after, weighted=weighted).en}" for share in changed]
    return join([Text(f"分摊后{'、'.join(zh)}", f"after that {', '.join(en)}")])


def _amount(number: str, *, weighted: bool) -> Text:
    """6.4分, or 权重2/9."""
    value = Fraction(number.removeprefix("≈"))
    if weighted:
        return Text(f"权重{factor(value)}", f"weight {factor(value)}")
    return Text(f"{written(value)}分", f"{written(value)} points")
