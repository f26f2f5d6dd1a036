"""Answered questionnaires of an agency, all of them or none."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.codes import SHUFFLER, new_id
from kaoheng_web.channels.surveys import rules, subjects
from kaoheng_web.channels.surveys.actions.surveys import locked_row
from kaoheng_web.channels.surveys.models import Response, Stratum, Survey
from kaoheng_web.channels.surveys.questionnaire import read
from kaoheng_web.channels.surveys.rules import State
from kaoheng_web.channels.surveys.uploads import Given, problems_of
from kaoheng_web.ledger.actions import Change, changed, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.errors import refuse_if

BROKEN = Text(
    "有答卷不符合问卷或办法，请重新上传。", "Some answers do not fit the questionnaire: upload the file again."
)


def import_responses(by: Person, survey: Survey, given: Sequence[Given]) -> int:
    """Take over what an agency asked; how many questionnaires."""
    verb = rules.IMPORT.name
    with transaction.atomic():
        require(by, rules.IMPORT)
        found = locked_row(survey)
        rules.expect(found, State.OPEN)
        refuse_if([BROKEN] if not given or problems_of(found, given) else [])
        asked = read(found.questionnaire)
        strata = {(row.unit_id, row.name): row for row in Stratum.objects.filter(survey=found)}
        rows = []
        for each in given:
            own = strata[each.unit, each.stratum]
            answers = "".join(asked.digit(at, text) for at, text in enumerate(each.answers))
            rows.append(Response(id=new_id(), stratum=own, answers=answers, weight=each.weight, psu=each.psu))
        SHUFFLER.shuffle(rows)
        Response.objects.bulk_create(rows, batch_size=500)
        changes: list[Change] = []
        for key, number in Counter((each.unit, each.stratum) for each in given).items():
            row = strata[key]
            before = subjects.STRATUM.digest(row)
            row.imported += number
            row.save(update_fields=["imported"])
            changes.append(changed(verb, subjects.STRATUM, before, row, payload=number))
        record(by.actor, changes)
    return len(rows)
