"""What becomes of every claim of one unit: admitted, the highest of its matter, within its caps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kaoheng.numbers import written
from kaoheng.rules.policies import share
from kaoheng.tally.claiming.terms import ClaimTerms, Sign
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text


@dataclass(frozen=True)
class Fate:
    """One claim: what it is worth, what of it counts so far, and why not all."""

    claim: ClaimRow
    sign: Sign
    worth: Fraction
    counted: Fraction
    why: tuple[Text, ...] = ()

    def cut(self, counted: Fraction, why: Text) -> "Fate":
        """The same claim counting for less."""
        return replace(self, counted=counted, why=(*self.why, why))


def order(fate: Fate) -> tuple[object, ...]:
    """Best first, and fixed whatever the order of rows."""
    claim = fate.claim
    words = (claim.type, claim.level, claim.matter, claim.document, str(claim.dated), claim.role, claim.reason)
    return (-fate.counted, *words, claim.status, claim.count or 0, -fate.worth)


def fates(terms: ClaimTerms, rows: Sequence[ClaimRow]) -> list[Fate]:
    """Admit, drop duplicates, cap each type, cap the total: in this order."""
    earlier = _earlier(terms, rows)
    found = deduped(terms, [_admitted(terms, row, earlier) for row in rows])
    for name, kind in terms.types.items():
        found = _capped(found, [fate for fate in found if fate.claim.type == name], kind.cap, TYPE_CAP)
    for sign, cap, why in (("bonus", terms.bonus_most(), BONUS_CAP), ("penalty", terms.penalty_cap, PENALTY_CAP)):
        found = _capped(found, [fate for fate in found if fate.sign == sign], cap, why)
    return sorted(found, key=lambda fate: (fate.sign, order(fate)))


def _earlier(terms: ClaimTerms, rows: Sequence[ClaimRow]) -> set[tuple[str, str]]:
    """The matters rewarded in the earlier period, by type."""
    if terms.consecutive is None:
        return set()
    known = terms.consecutive.earlier
    return {(row.type, row.matter) for row in rows if row.status == "admitted" and known.holds(row.dated)}


def _admitted(terms: ClaimTerms, row: ClaimRow, earlier: set[tuple[str, str]]) -> Fate:
    worth, nothing = terms.worth(row), Fraction(0)
    fate = Fate(row, terms.types[row.type].sign, worth, worth)
    if row.status == "rejected":
        reason = Text(f"（{row.reason}）", f" ({row.reason})") if row.reason else Text("", "")
        return fate.cut(nothing, Text("不予认定", "rejected") + reason)
    if row.status != "admitted":
        return fate.cut(nothing, Text("待认定，暂不计", "pending, not counted"))
    if terms.document == "required" and not row.document:
        return fate.cut(nothing, Text("没有证明文件，不计", "no document, not counted"))
    if terms.window is not None and row.dated is None:
        return fate.cut(nothing, Text("没有注明日期，不计", "no date, not counted"))
    if terms.window is not None and not terms.window.holds(row.dated):
        return fate.cut(nothing, Text("不在考核期内，不计", "outside the assessment period, not counted"))
    if terms.consecutive is not None and (row.type, row.matter) in earlier:
        rate = share(terms.consecutive.rate)
        why = Text(f"上一周期已计，按{rate.zh}计", f"counted in the period before: at {rate.en}")
        return fate.cut(worth * terms.consecutive.rate, why)
    return fate


def deduped(terms: ClaimTerms, found: Sequence[Fate]) -> list[Fate]:
    """Of claims about the same matter the highest counts; claims that count nothing are passed over."""
    if terms.same_matter == "all":
        return list(found)
    seen: set[tuple[str, str]] = set()
    out = []
    for fate in sorted(found, key=order):
        key = (fate.sign, fate.claim.matter)
        again = key in seen and bool(fate.claim.matter) and fate.counted > 0
        if fate.counted > 0:
            seen.add(key)
        out.append(
            fate.cut(Fraction(0), Text("同一事项就高，不重复计", "the same matter counts once")) if again else fate
        )
    return out


TYPE_CAP = Text("超出单类上限", "over the cap of its type")
BONUS_CAP = Text("超出加分总上限", "over the cap of all bonuses")
PENALTY_CAP = Text("超出扣分总上限", "over the cap of all penalties")


def _capped(found: list[Fate], under: list[Fate], cap: Fraction | None, why: Text) -> list[Fate]:
    """The claims `under` a cap share what it leaves, the highest first; the others stay as they are."""
    if cap is None:
        return found
    out, left = [fate for fate in found if fate not in under], cap
    for fate in sorted(under, key=order):
        counted = min(fate.counted, left)
        left -= counted
        over = written(fate.counted - counted)
        said = Text(f"{why.zh}{over}分不计", f"{over} {why.en}")
        out.append(fate if counted == fate.counted else fate.cut(counted, said))
    return out


def total(found: Sequence[Fate], sign: Sign) -> Fraction:
    """What the claims of one sign come to."""
    return sum((fate.counted for fate in found if fate.sign == sign), Fraction(0))
