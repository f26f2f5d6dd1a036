"""Which run of a year counts."""

from collections.abc import Iterator

from kaoheng_web.ledger.reading import once
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.visible import RunQuerySet

LOOKED_BACK = 10


@once
def latest(year: int) -> Run | None:
    """The newest run of a year, whatever its state."""
    return runs_of(year).first()


@once
def final(year: int) -> Run | None:
    """The final results of a year: the last correction that is final, or the run that was made final first."""
    return runs_of(year).filter(final_at__isnull=False).order_by("-final_at", "-number").first()


def finals_before(year: int) -> Iterator[Run]:
    """The final results of earlier years, the oldest first."""
    for before in range(year - LOOKED_BACK, year):
        run = final(before)
        if run is not None:
            yield run


@once
def scored_years(before: int) -> list[int]:
    """The years before this one that were scored on the platform."""
    years = Run.objects.filter(edition__year__lt=before).order_by("edition__year")
    return list(years.values_list("edition__year", flat=True).distinct())


def runs_of(year: int) -> RunQuerySet:
    """Every run of a year, the newest first."""
    found: RunQuerySet = Run.objects.filter(edition__year=year).select_related("edition", "scored_by").defer("evidence")
    return found.order_by("-scored_at", "-number")
