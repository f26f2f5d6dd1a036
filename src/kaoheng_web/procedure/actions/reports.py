"""Units report on their year; teams evaluate the units that they visited."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.ledger.versions import refuse_outdated
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.procedure import rules, subjects
from kaoheng_web.procedure.models.reports import Evaluation, OwnScore, SelfAssessment
from kaoheng_web.procedure.queries.reports import items_for
from kaoheng_web.procedure.scope import visited
from kaoheng_web.progress.rules import Concern
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

EMPTY = Text("请填写。", "Fill it in.")
SUBMITTED = Text("自查报告已经报送，不再改动。", "The report is submitted and does not change.")
NOT_ASSESSED = Text("本年度考核办法不考核这个单位。", "The method of the year does not assess this unit.")
NOT_VISITED = Text("考核组在这一年度不考察这个单位。", "No team visits this unit in that year.")


def draft_report(
    by: Person, unit: Unit, year: int, text: str, scores: Mapping[str, str], seen: str | None = None
) -> SelfAssessment:
    """The liaison or the head writes the report with own scores by item; scores left out are not given."""
    verb = rules.DRAFT_REPORT
    with transaction.atomic():
        require(by, verb, Concern(unit.path))
        edition = governing(year)
        items = {each.id: each for each in items_for(edition, unit)} if edition else {}
        row = SelfAssessment.objects.filter(year=year, unit=unit).first()
        before = ""
        if row is not None:
            refuse_outdated(subjects.REPORT, row, seen, {"text": "text"})
            before = subjects.REPORT.digest(row)
        given = {item: points.strip() for item, points in scores.items() if points.strip() and item in items}
        wrong = {item: list(rules.wrong_points(points, items[item].points)) for item, points in given.items()}
        stops = [] if items else [NOT_ASSESSED]
        stops += [SUBMITTED] if row is not None and row.submitted_at else []
        refuse_if(stops, {"text": [] if text.strip() else [EMPTY], **wrong})
        row = row or SelfAssessment(year=year, unit=unit)
        row.text, row.drafted_at, row.drafted_by = text.strip(), clock.now(), by
        row.save()
        changes = [changed(verb.name, subjects.REPORT, before, row)]
        standing = {each.item: each for each in OwnScore.objects.filter(assessment=row)}
        for item, points in given.items():
            own = standing.get(item)
            old = subjects.OWN_SCORE.digest(own) if own else ""
            if own is None or own.points != points:
                own = own or OwnScore(assessment=row, item=item)
                own.points = points
                own.save()
                changes.append(changed(verb.name, subjects.OWN_SCORE, old, own))
        record(by.actor, changes)
    return row


def submit_report(by: Person, report: SelfAssessment, seen: str | None = None) -> SelfAssessment:
    """The head answers for the report; from here on it stands."""
    with transaction.atomic():
        require(by, rules.SUBMIT_REPORT, report)
        refuse_outdated(subjects.REPORT, report, seen)
        refuse_if([SUBMITTED] if report.submitted_at else [])
        before = subjects.REPORT.digest(report)
        report.submitted_at, report.submitted_by = clock.now(), by
        report.save(update_fields=["submitted_at", "submitted_by"])
        record(by.actor, [changed(rules.SUBMIT_REPORT.name, subjects.REPORT, before, report)])
    return report


def evaluate(by: Person, unit: Unit, year: int, text: str) -> Evaluation:
    """A member of the team says what it thinks of the unit as a whole, once a year."""
    with transaction.atomic():
        require(by, rules.EVALUATE, unit)
        again = Text("这个单位已有综合评价意见。", "The unit is evaluated already.")
        stops = [again] if Evaluation.objects.filter(year=year, unit=unit).exists() else []
        stops += [] if unit in visited(year) else [NOT_VISITED]
        refuse_if(stops, {"text": [] if text.strip() else [EMPTY]})
        row = Evaluation.objects.create(year=year, unit=unit, text=text.strip(), at=clock.now(), by=by)
        record(by.actor, [created(rules.EVALUATE.name, subjects.EVALUATION, row)])
    return row
