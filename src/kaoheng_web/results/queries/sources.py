"""Where the numbers of an item stand in the progress of the year: figures as they are now, and evidence files."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.progress.lines import asked
from kaoheng_web.progress.models import Attachment, EvidenceFile, Figure
from kaoheng_web.progress.queries import Held, current, figures, owned
from kaoheng_web.results.models.runs import UnitResult


@dataclass(frozen=True, slots=True)
class Row:
    """What was said about one number of an item in one period."""

    period: str
    title: Text
    held: Held


def rows_behind(reader: Person, result: UnitResult, item: str) -> list[Row]:
    """The figures of an item that the reader may see, period by period."""
    edition = result.run.edition
    known = Figure.objects.visible_to(reader, owned(reader, edition))
    found = current(figures(edition).filter(pk__in=known, unit=result.unit, item=item))
    lines = asked(edition.method, code_of(result.unit), result.group)
    titles = {one.line: one.title for one in lines if one.item.id == item}
    rows = [Row(cell.period, titles[cell.line], held) for cell, held in found.items() if cell.line in titles]
    return sorted(rows, key=lambda row: row.period)


def files_behind(reader: Person, result: UnitResult, item: str) -> list[EvidenceFile]:
    """The evidence files of an item that the reader may open."""
    edition = result.run.edition
    behind = Attachment.objects.filter(edition=edition, item=item).values("file")
    known = EvidenceFile.objects.visible_to(reader, owned(reader, edition))
    return list(known.filter(pk__in=behind, unit=result.unit).order_by("pk"))
