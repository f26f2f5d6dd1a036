"""The sentence of one unit's claims, each with its fate."""

from collections.abc import Sequence
from fractions import Fraction

from kaoheng.numbers import written
from kaoheng.tally.claiming.fates import Fate, total
from kaoheng.tally.claiming.terms import ClaimTerms
from kaoheng.text import Text, join, title_of


def sentence(terms: ClaimTerms, found: Sequence[Fate], score: Fraction) -> Text:
    """加2.5分、扣1分，得1.5分；文明创建国家级“文明城市”（晋文〔2024〕1号）认定2分；……."""
    points = written(score, terms.rounding.score)
    if not found:
        return Text(f"没有申报，得{points}分", f"no claims: {points} points")
    plus, minus = written(total(found, "bonus")), written(total(found, "penalty"))
    said = Text(f"加{plus}分、扣{minus}分，得{points}分", f"{plus} added, {minus} off: {points} points")
    return join([said, *(_fate(terms, fate) for fate in found)])


def _fate(terms: ClaimTerms, fate: Fate) -> Text:
    claim = fate.claim
    title = title_of(terms.types[claim.type], claim.type)
    cases = Text("", "") if claim.count in (None, 1) else Text(f"{claim.count}件", f" × {claim.count}")
    about = [each for each in (claim.document, claim.dated.isoformat() if claim.dated else "", claim.role) if each]
    matter = f"“{claim.matter}”" if claim.matter else ""
    told = Text(f"（{'，'.join(about)}）", f" ({', '.join(about)})") if about else Text("", "")
    head = title + Text(f"{claim.level}{matter}", "".join(f" {each}" for each in (claim.level, matter) if each))
    return head + cases + told + _outcome(fate)


def _outcome(fate: Fate) -> Text:
    """认定2分；认定2分，超出单类上限0.5分不计，计1.5分；不予认定."""
    do = Text("扣", "off") if fate.sign == "penalty" else Text("加", "added")
    if _never_admitted(fate):
        return Text("", ": ") + fate.why[0]
    worth, counted = written(fate.worth), written(fate.counted)
    said = Text(f"认定{worth}分", f": admitted at {worth}")
    if not fate.why:
        return said
    why = join(list(fate.why), "，", ", ")
    end = Text(f"，{do.zh}{counted}分", f": {counted} {do.en}") if fate.counted else Text("", "")
    return said + Text(f"，{why.zh}", f", {why.en}") + end


def _never_admitted(fate: Fate) -> bool:
    """Whether the claim was never admitted."""
    return fate.claim.status != "admitted"
