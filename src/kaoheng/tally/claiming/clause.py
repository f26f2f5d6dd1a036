"""The terms of bonuses and penalties as a regulation would put them."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.rules.rounding import places_words
from kaoheng.tally.claiming.terms import ClaimTerms, ClaimType, ShareOfPoints, Window
from kaoheng.text import Text, day, join, title_of


def clause(terms: ClaimTerms) -> Text:
    """The terms, one after the other."""
    return join(list(_terms(terms)))


def _terms(terms: ClaimTerms) -> Iterator[Text]:
    yield from (_type(name, kind) for name, kind in terms.types.items())
    if terms.document == "required":
        yield Text("须提供证明文件", "a document is required")
    if terms.window is not None:
        period = _period(terms.window)
        yield Text(f"以文件日期为准，{period.zh}的计入", f"dated {period.en}")
    if terms.same_matter == "highest_only":
        yield Text("同一事项按最高分计算，不重复计分", "the same matter counts once, at its highest")
    else:
        yield Text("同一事项可以重复计分", "the same matter may count several times")
    if terms.consecutive is not None:
        period, rate = _period(terms.consecutive.earlier), share(terms.consecutive.rate)
        yield Text(f"同一事项在{period.zh}已计的，按{rate.zh}计", f"what counted {period.en} counts at {rate.en}")
    for role, part in terms.roles.items():
        yield Text(f"{role}的按{share(part).zh}计", f"{role} counts at {share(part).en}")
    yield _most("加分", "bonuses", terms.bonus_most(), terms)
    yield _most("扣分", "penalties", terms.penalty_cap, None)
    yield from _group(terms)
    places = places_words(terms.rounding.score, terms.rounding.mode)
    yield Text(f"得分{places.zh}", f"the sum is {places.en}")


def _type(name: str, kind: ClaimType) -> Text:
    title, do = title_of(kind, name), Text("扣", "off") if kind.sign == "penalty" else Text("加", "added")
    if kind.points == "stated":
        said = Text(f"{title.zh}按认定的分值{do.zh}分", f"{title.en}: as admitted, {do.en}")
    elif isinstance(kind.points, dict):
        each = [(level, as_text(points)) for level, points in kind.points.items()]
        zh, en = "、".join(f"{n}{do.zh}{p}分" for n, p in each), ", ".join(f"{n} {p}" for n, p in each)
        said = Text(f"{title.zh}{zh}", f"{title.en}: {en} {do.en}")
    else:
        said = title + Text(f"每项{do.zh}{as_text(kind.points)}分", f": {as_text(kind.points)} {do.en} each")
    if kind.cap is None:
        return said
    return said + Text(f"，最多{do.zh}{as_text(kind.cap)}分", f", at most {as_text(kind.cap)}")


def _period(window: Window) -> Text:
    first, last = day(window.first), day(window.last)
    return Text(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


def _most(zh: str, en: str, cap: Fraction | None, terms: ClaimTerms | None) -> Text:
    if cap is None:
        return Text(f"{zh}不封顶", f"{en} are not limited")
    of = terms.bonus_cap if terms is not None else None
    if isinstance(of, ShareOfPoints):
        part = share(of.share)
        points = as_text(of.of_points)
        return Text(f"{zh}不超过{points}分的{part.zh}", f"{en} are at most {part.en} of {points}")
    return Text(f"{zh}合计不超过{as_text(cap)}分", f"{en} are at most {as_text(cap)} in all")


def _group(terms: ClaimTerms) -> Iterator[Text]:
    if terms.bonus_only_if is not None:
        least = share(terms.bonus_only_if.share_of_units)
        penalised = terms.bonus_only_if.were == "penalised"
        what = Text("被扣分", "lost points") if penalised else Text("申报", "put claims forward")
        yield Text(f"{what.zh}的单位达到{least.zh}的，方可加分", f"bonuses only if {least.en} of the units {what.en}")
    if terms.receivers is not None:
        most = share(terms.receivers.share_of_units)
        ties = {
            "all_in": Text("并列的都加分", "units equal at the edge all have it"),
            "all_out": Text("末位并列的都不加分", "units equal at the edge have none"),
            "refuse": Text("末位并列的由领导组决定", "units equal at the edge are decided on"),
        }[terms.receivers.ties]
        yield Text(f"加分单位不超过{most.zh}，{ties.zh}", f"at most {most.en} of the units have a bonus; {ties.en}")
