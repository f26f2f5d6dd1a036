"""What earlier years came to: on the platform, or as documents announced it before."""

from collections.abc import Collection, Iterator

from kaoheng_web.organisation.models import GroupMembership
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.runs import finals_before


def final_years() -> frozenset[int]:
    """The years whose results became final on the platform."""
    return frozenset(Run.objects.filter(final_at__isnull=False).values_list("edition__year", flat=True))


def history(year: int) -> Iterator[tuple[str, ...]]:
    """The years before of the units of a year's groups: final results, and announced ones of years that have none."""
    assessed = frozenset(GroupMembership.objects.filter(year=year).values_list("unit_id", flat=True))
    own = set()
    for run in finals_before(year):
        own.add(run.edition.year)
        yield from _scored(run, assessed)
    rows = EarlierResult.objects.standing().filter(year__lt=year, unit__in=assessed).exclude(year__in=own)
    for row in rows.select_related("unit").order_by("year", "unit_id"):
        rank, members = ("" if number is None else str(number) for number in (row.rank, row.members))
        yield code_of(row.unit), str(row.year), "total", row.total, rank, row.grade, "", members


def _scored(run: Run, assessed: Collection[int]) -> Iterator[tuple[str, ...]]:
    rows = list(UnitResult.objects.filter(run=run).select_related("unit").order_by("pk"))
    size: dict[str, int] = {}
    for row in rows:
        size[row.group] = size.get(row.group, 0) + 1
    year = str(run.edition.year)
    for row in rows:
        if row.unit_id in assessed:
            yield code_of(row.unit), year, "total", row.total, row.rank, row.grade, row.group, str(size[row.group])
