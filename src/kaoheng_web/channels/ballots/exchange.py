"""Ballots as evidence: rows as the library's table `ballots` has them."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.channels.ballots.box import opened, problems, rows_of
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.methods.models import Edition
from kaoheng_web.shared.errors import refuse_if

Line = tuple[str, str, str, str, str, str, str, str]


def rows(edition: Edition) -> Iterator[Line]:
    """Every locked session of an edition, by the columns of BALLOT_COLUMNS; refused when a box was tampered with."""
    locked = Session.objects.filter(edition=edition, locked_at__isnull=False, voided_at__isnull=True).order_by("pk")
    for session in locked.select_related("edition"):
        box = opened(session)
        refuse_if(Text(f"{session.title}：{why.zh}", f"{session.title}: {why.en}") for why in problems(box))
        for row, unit in rows_of(box):
            count = str(row.count)
            yield session.channel, unit, row.aspect, row.voter_class, row.mark, count, row.voter, row.rater_unit
