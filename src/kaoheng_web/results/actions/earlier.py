"""Results of years before the platform are taken over with their documents, and struck out where they are wrong."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.results import subjects
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.queries.earlier import final_years
from kaoheng_web.results.rules import earlier as rules
from kaoheng_web.results.rules.rulings import unwritten
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

STANDS = Text("已有这个单位这一年度的结果，请先作废。", "The unit has a result of this year: strike it out first.")


def enter_results(by: Person, announced: Sequence[rules.Announced]) -> list[EarlierResult]:
    """Take over what documents announced: all of it, or nothing where one result cannot be."""
    with transaction.atomic():
        require(by, rules.ENTER)
        taken = set(EarlierResult.objects.standing().values_list("unit_id", "year"))
        problems = []
        for each in announced:
            found = list(rules.wrong(each, clock.today().year, final_years()))
            problems += [told for _, told in found] + ([STANDS] if each.key in taken else [])
            taken.add(each.key)
        refuse_if(list(dict.fromkeys(problems)))
        rows = EarlierResult.objects.bulk_create(
            EarlierResult(**{**asdict(each), "unit": None}, unit_id=each.unit, at=clock.now(), by=by)
            for each in announced
        )
        record(by.actor, [created(rules.ENTER.name, subjects.EARLIER_RESULT, row, row.source) for row in rows])
    return rows


def strike_result(by: Person, result: EarlierResult, *, reason: str) -> EarlierResult:
    """Strike out a result that was entered wrongly; it stays on record with the reason."""
    with transaction.atomic():
        require(by, rules.STRIKE)
        row: EarlierResult = EarlierResult.objects.select_for_update().get(pk=result.pk)
        if row.struck_at is not None:
            raise Outdated(Text("这条结果已经作废。", "This result was struck out already."))
        refuse_if([], unwritten({"reason": reason}))
        before = subjects.EARLIER_RESULT.digest(row)
        row.struck_at, row.struck_by, row.struck_for = clock.now(), by, reason.strip()
        row.save(update_fields=["struck_at", "struck_by", "struck_for"])
        record(by.actor, [changed(rules.STRIKE.name, subjects.EARLIER_RESULT, before, row, row.struck_for)])
    return row
