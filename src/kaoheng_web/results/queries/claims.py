"""Reading claims: the rows they make, what they come to by the method's terms, and which look like the same matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from kaoheng.rules.rule import About
from kaoheng.tally.channel import Tally
from kaoheng.tally.claims import Claims
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of, groups_of
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.rules.claims import matter_key, number


def channels_of(edition: Edition) -> dict[str, Claims]:
    """The channels of bonuses and penalties that an edition has, by id."""
    method = edition.method
    return {id: found for id in method.channels if isinstance(found := method.channel(id), Claims)}


@once
def claims_of(edition: Edition) -> list[Claim]:
    """The claims of an edition that were not withdrawn, oldest first."""
    rows = Claim.objects.filter(edition=edition, withdrawn_at__isnull=True)
    return list(rows.select_related("unit", "edition").order_by("pk"))


def row_of(claim: Claim) -> ClaimRow:
    """A claim as the library counts it."""
    return ClaimRow(
        unit_id=code_of(claim.unit),
        type=claim.type,
        matter=claim.matter,
        level=claim.level,
        points=number(claim.points),
        count=claim.count,
        role=claim.role,
        document=claim.document,
        dated=claim.dated,
        status="admitted" if claim.recognised_at else "rejected" if claim.rejected_at else "pending",
        reason=claim.reason,
    )


def tallies(edition: Edition, channel: str, rows: Iterable[ClaimRow]) -> dict[str, Tally]:
    """What claims come to, group by group, by the code of the unit: caps and duplicates are the library's work."""
    terms, given = channels_of(edition)[channel], list(rows)
    found: dict[str, Tally] = {}
    for group, units in groups_of(edition.year).items():
        members = [code_of(unit) for unit in units]
        own = [row for row in given if row.unit_id in members]
        found |= terms.for_group(group).tally(members, own)
    return found


@dataclass(frozen=True, slots=True)
class Preview:
    """What a unit's claims come to now, and once one more of them is recognised."""

    now: Tally
    then: Tally


def preview(claim: Claim) -> Preview | None:
    """What recognising a claim would change for its unit; nothing for a unit outside the groups of the year."""
    others = [each for each in claims_of(claim.edition) if each.channel == claim.channel and each.pk != claim.pk]
    rows, own = [row_of(each) for each in others], row_of(claim)
    code = code_of(claim.unit)
    now = tallies(claim.edition, claim.channel, [*rows, own]).get(code)
    then = tallies(claim.edition, claim.channel, [*rows, replace(own, status="admitted")]).get(code)
    return Preview(now, then) if now and then else None


def clause_of(terms: Claims) -> list[Text]:
    """The terms of a channel as the implementing rules put them, one provision after the other."""
    said = terms.clause(About(Fraction(0), terms.title))
    zh, en = said.zh.split("；"), said.en.split("; ")
    return [Text(*pair) for pair in zip(zh, en, strict=True)] if len(zh) == len(en) else [said]


def same_matter(claim: Claim) -> list[Claim]:
    """Other claims of the year about what looks like the same matter, of this unit or of others."""
    key = matter_key(claim.matter)
    return [each for each in claims_of(claim.edition) if each.pk != claim.pk and matter_key(each.matter) == key]


def repeated(claims: Iterable[Claim]) -> set[int]:
    """The keys of claims whose matter looks like that of another."""
    by_matter: dict[str, list[int]] = {}
    for claim in claims:
        by_matter.setdefault(matter_key(claim.matter), []).append(claim.pk)
    return {key for keys in by_matter.values() if len(keys) > 1 for key in keys}


def assessed(year: int) -> Iterator[Unit]:
    """The units that stand in a group in a year."""
    return iter(Unit.objects.filter(memberships__year=year).order_by("memberships__group_id", "pk"))
