"""Ratings as rows of evidence, in the order of `kaoheng.tables.RATING_COLUMNS`."""

from collections.abc import Iterator

from kaoheng.numbers import as_text
from kaoheng_web.channels.panels.models import Panel
from kaoheng_web.channels.panels.queries import submitted_rows
from kaoheng_web.methods.models import Edition


def rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Every rating that was handed in; raters go by a number, not by name."""
    for panel in Panel.objects.filter(edition=edition).select_related("edition").order_by("pk"):
        for row in submitted_rows(panel):
            value = row.word if row.value is None else as_text(row.value)
            yield panel.channel, row.unit_id, row.rater, row.rater_class, row.rater_unit, row.aspect, value
