"""What the public may read: approved methods, and final results as far as they were disclosed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.publishing.models import Disclosure
from kaoheng_web.publishing.outcome import Place, Table
from kaoheng_web.publishing.queries.outcome import tables_of
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final

Extent = Disclosure.Extent


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The results of a year as anybody may read them."""

    run: Run
    extent: str
    tables: tuple[Table, ...]

    @property
    def totals(self) -> bool:
        """Whether totals and ranks are shown beside the grades."""
        return self.extent == Extent.TOTALS


@once
def extent_of(edition: Edition) -> str:
    """How much is shown; nothing until the office sets it."""
    last = Disclosure.objects.filter(edition=edition).order_by("-at", "-pk").first()
    return last.extent if last else Extent.NOTHING


def disclosed(year: int) -> Disclosed | None:
    """The final results of a year, cut down to what is disclosed; nothing where there is nothing to read."""
    run = final(year)
    extent = extent_of(run.edition) if run else Extent.NOTHING
    if run is None or extent == Extent.NOTHING:
        return None
    tables = tuple(tables_of(run))
    return Disclosed(run, extent, tables if extent == Extent.TOTALS else tuple(map(_grades_only, tables)))


def open_editions() -> Iterator[Edition]:
    """The methods in force that were approved, the newest year first."""
    rows = Edition.objects.filter(approved_at__isnull=False, repealed_at__isnull=True).order_by("-year")
    yield from rows[:20]


def open_edition(year: int) -> Edition | None:
    """The approved method of a year."""
    return governing(year)


def _grades_only(table: Table) -> Table:
    """Nothing that tells the order inside a grade: units stand by name."""
    bare: list[Place] = []
    for _, places in groupby(table.places, lambda place: place.grade):
        shown = [replace(place, total="", rank="", scores=()) for place in places]
        bare += sorted(shown, key=lambda place: place.name)
    return replace(table, columns=(), places=tuple(bare))
