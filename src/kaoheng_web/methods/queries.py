"""Which edition governs which year, and what readers of an edition want beside it."""

from collections import Counter

from django.db.models import F

from kaoheng.tally.ballots.marks import IN_ENGLISH
from kaoheng.text import Glossary, Text, join, title_of
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import RankingGroup, UnitName
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.shared import clock


@once
def governing(year: int) -> Edition | None:
    """The approved edition that a year is scored by; none before one is approved."""
    found: Edition | None = Edition.objects.filter(
        year=year, approved_at__isnull=False, repealed_at__isnull=True
    ).first()
    return found


@once
def editions() -> tuple[Edition, ...]:
    """Every edition of every year: drafts, then the approved ones as they were approved."""
    return tuple(Edition.objects.order_by(F("approved_at").asc(nulls_first=True), "pk"))


@once
def own_words() -> Glossary:
    """The English of marks off the scale and of all methods' own words; the newest approved edition goes first."""
    glossary = Glossary(IN_ENGLISH)
    for edition in editions():
        glossary |= edition.method.glossary
    return glossary


def item_titles(edition: Edition) -> dict[str, Text]:
    """The items by id; those of one name are told apart by the block that they stand in."""
    method = edition.method
    above = {node.id: block for block in method.blocks for node in block.items}
    count = Counter(item.title for item in method.items)
    return {
        item.id: join([title_of(each) for each in (item, above.get(item.id)) if each], " · ", " · ")
        if count[item.title] > 1
        else title_of(item)
        for item in method.items
    }


def predecessor(edition: Edition) -> Edition | None:
    """The edition that this one is compared with: the one it was copied from, else the one of the year before."""
    return edition.copied_from or governing(edition.year - 1)


def names_by_code() -> dict[str, str]:
    """What units are called, by the codes that methods call them by."""
    rows = UnitName.objects.on(clock.today()).select_related("unit")
    return {code_of(row.unit): row.short_name for row in rows}


def unknown_groups(edition: Edition) -> set[str]:
    """Groups of the method that are no ranking groups of the platform."""
    return set(edition.method.groups) - set(RankingGroup.objects.values_list("code", flat=True))
