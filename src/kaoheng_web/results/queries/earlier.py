"""What earlier years came to: on the platform, or as documents announced it before."""

from collections.abc import Iterator

from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.runs import finals_before


def final_years() -> frozenset[int]:
    """The years whose results became final on the platform."""
    return frozenset(Run.objects.filter(final_at__isnull=False).values_list("edition__year", flat=True))


def history(year: int) -> Iterator[tuple[str, ...]]:
    """The years before as rows of evidence: final results, and announced ones of the years that have none here."""
    own = set()
    for run in finals_before(year):
        own.add(run.edition.year)
        yield from _scored(run)
    rows = EarlierResult.objects.standing().filter(year__lt=year).exclude(year__in=own)
    for row in rows.select_related("unit").order_by("year", "unit_id"):
        rank, members = ("" if number is None else str(number) for number in (row.rank, row.members))
        yield code_of(row.unit), str(row.year), "total", row.total, rank, row.grade, "", members


def _scored(run: Run) -> Iterator[tuple[str, ...]]:
    rows = list(UnitResult.objects.filter(run=run).select_related("unit").order_by("pk"))
    size: dict[str, int] = {}
    for row in rows:
        size[row.group] = size.get(row.group, 0) + 1
    for row in rows:
        year = str(run.edition.year)
        yield code_of(row.unit), year, "total", row.total, row.rank, row.grade, row.group, str(size[row.group])
