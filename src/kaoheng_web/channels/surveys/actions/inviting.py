"""Invitation codes are made, shown once, and kept only as hashes."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.surveys import rules, subjects
from kaoheng_web.channels.surveys.actions.answering import BOX
from kaoheng_web.channels.surveys.actions.surveys import locked_row
from kaoheng_web.channels.surveys.models import Stratum, Survey
from kaoheng_web.channels.surveys.rules import State
from kaoheng_web.ledger.actions import changed, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.errors import refuse_if


def invite(
    by: Person, survey: Survey, numbers: Mapping[int, int], populations: Mapping[int, int | None] | None = None
) -> dict[int, list[str]]:
    """So many new codes for each stratum by key, and how many people it has; the codes stand in the answer only."""
    with transaction.atomic():
        require(by, rules.INVITE)
        found = locked_row(survey)
        rules.expect(found, State.PREPARED, State.OPEN)
        strata = {row.pk: row for row in Stratum.objects.filter(survey=found)}
        wanted = {key: number for key, number in numbers.items() if number and key in strata}
        stated = {key: number for key, number in (populations or {}).items() if key in strata and number is not None}
        none = Text(
            "请填写要发放的邀请码数或总体人数。", "Say how many codes to give out, or how many people there are."
        )
        much = Text(f"一次最多发放{rules.MOST_CODES}个。", f"At most {rules.MOST_CODES} at a time.")
        refuse_if(
            [
                *([] if wanted or stated else [none]),
                *([much] if sum(wanted.values()) > rules.MOST_CODES or min(wanted.values(), default=0) < 0 else []),
            ]
        )
        codes = BOX.give_out(wanted)
        changes = []
        for key in dict.fromkeys([*wanted, *stated]):
            row = strata[key]
            before = subjects.STRATUM.digest(row)
            row.codes_issued += wanted.get(key, 0)
            row.population = stated.get(key, row.population)
            row.save(update_fields=["codes_issued", "population"])
            changes.append(changed(rules.INVITE.name, subjects.STRATUM, before, row))
        record(by.actor, changes)
    return codes
