"""Cases of vetoes as rows of evidence, in the order of `kaoheng.tables.VETO_COLUMNS`."""

from collections.abc import Iterator

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.queries.vetoes import heard_on, state
from kaoheng_web.results.rules.vetoes import State
from kaoheng_web.shared.clock import CHINA

APPLIED = "applied"  # the library's word for a case that an earlier year's result has already
APPROVER = "市考核领导组"


def rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    """The cases of the edition, the newest for each unit, veto and year, and those that earlier years acted upon."""
    found: dict[tuple[int, str, int], VetoCase] = {}
    for case in _cases(edition):
        found[case.unit_id, case.veto, case.effective_year] = case
    for case in found.values():
        yield _row(case, edition)


def _cases(edition: Edition) -> Iterator[VetoCase]:
    known = [veto.id for veto in edition.method.vetoes]
    units = GroupMembership.objects.filter(year=edition.year).values("unit")
    every = VetoCase.objects.filter(unit__in=units, veto__in=known).select_related("unit", "edition")
    before = every.filter(edition__year__lt=edition.year, effective_year__lt=edition.year, approved_at__isnull=False)
    yield from before.order_by("pk")
    yield from every.filter(edition=edition).order_by("pk")


def _row(case: VetoCase, edition: Edition) -> tuple[str, ...]:
    heard, decided, stands = heard_on(case), case.approved_at or case.rejected_at, state(case)
    return (
        code_of(case.unit),
        case.veto,
        APPLIED if case.edition.year < edition.year else stands.value,
        case.body,
        (case.terms.approver or APPROVER) if stands == State.APPROVED else "",
        case.decision or case.document,
        decided.astimezone(CHINA).date().isoformat() if decided else "",
        heard.isoformat() if heard else "",
        str(case.effective_year),
        case.facts,
    )
