"""One-time codes are made, shown once, and kept only as hashes."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules, subjects
from kaoheng_web.channels.ballots.actions.casting import BOX
from kaoheng_web.channels.ballots.actions.sessions import locked_row
from kaoheng_web.channels.ballots.models import Session, VoterClass
from kaoheng_web.channels.ballots.rules import State
from kaoheng_web.ledger.actions import changed, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.errors import refuse_if


def issue_codes(by: Person, session: Session, numbers: Mapping[str, int]) -> dict[str, list[str]]:
    """So many new codes for each class of voters; the answer is the only place where they stand in the clear."""
    with transaction.atomic():
        found = locked_row(session)
        require(by, rules.ISSUE, found)
        rules.expect(found, State.PREPARED, State.OPEN)
        classes = {row.name: row for row in VoterClass.objects.filter(session=found).order_by("pk")}
        wanted = {name: number for name, number in numbers.items() if number and name in classes}
        none = [] if wanted else [Text("请至少给一类投票人发放投票码。", "Give out at least one code.")]
        problems = {name: list(rules.too_many_codes(number, name)) for name, number in numbers.items()}
        refuse_if(none, problems)
        made = BOX.give_out({classes[name].pk: number for name, number in wanted.items()})
        changes = []
        for name, number in wanted.items():
            row = classes[name]
            before = subjects.VOTER_CLASS.digest(row)
            row.codes_issued += number
            row.save(update_fields=["codes_issued"])
            changes.append(changed(rules.ISSUE.name, subjects.VOTER_CLASS, before, row, payload=number))
        record(by.actor, changes)
    return {name: made[classes[name].pk] for name in wanted}
