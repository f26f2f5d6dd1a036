"""Units propose goals, hand them in, and get them back when the office asks for better ones."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if, stands_now
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.planned import planned
from kaoheng_web.targets.queries import asked_of_unit, open_sheet, open_submission, proposals, stamp
from kaoheng_web.targets.written import Line, Stated, cell, read

MOST_WORDS = 500
NOT_ASKED = Text("办法不要求本单位申报这项目标。", "The method asks no target of this unit for it.")
NO_VALUE = Text("还没有填报目标值。", "No goal is proposed yet.")
NOT_PLANNED = Text("规划没有可以填入的目标值。", "No plan has a value for what is not proposed yet.")
WROTE = Text(
    "同事已先改动了本单位的目标建议，见表中说明。请核对；仍要保存请再按一次。",
    "A colleague changed the proposals of this unit meanwhile, as the table shows. Compare, and save once more if you "
    "still mean it.",
)


def propose(by: Person, edition: Edition, unit: Unit, lines: Mapping[str, Line], *, seen: str | None = None) -> int:
    """Keep what a unit proposes for some items, all lines or none; an empty goal takes the line back; how many changed.

    Problems stand under `goal-ITEM` and `reason-ITEM`.
    """
    with transaction.atomic():
        require(by, rules.PROPOSE, Submission(edition=edition, unit=unit))
        Unit.objects.select_for_update().get(pk=unit.pk)
        known = {each.id: each for each in asked_of_unit(edition, unit)}
        stands = proposals(edition, unit)
        if seen is not None and seen != stamp(stands.values()):
            raise Outdated(WROTE, fields=_newer(lines, stands), version=stamp(stands.values()))
        read_in, fields = _read(lines, known)
        refuse_if(rules.handed_in(open_submission(edition, unit)), fields)
        changes: list[Change] = []
        for item, line in lines.items():
            changes += _put(by, edition, unit, item, read_in[item], line.reason.strip(), stands.get(item))
        record(by.actor, changes)
    return len(changes)


def propose_from_plan(by: Person, edition: Edition, unit: Unit) -> int:
    """Propose what the plans ask of the year, for items with no proposal yet; how many there were."""
    with transaction.atomic():
        require(by, rules.PROPOSE, Submission(edition=edition, unit=unit))
        stands = proposals(edition, unit)
        lines = {item: line for item, line in planned(edition, unit).items() if item not in stands}
        refuse_if([] if lines else [NOT_PLANNED])
        return propose(by, edition, unit, lines)


def submit(by: Person, edition: Edition, unit: Unit) -> Submission:
    """Hand in what a unit proposes: a goal for every item that the method asks for."""
    with transaction.atomic():
        submission = Submission(edition=edition, unit=unit, at=clock.now(), by=by)
        require(by, rules.SUBMIT, submission)
        Unit.objects.select_for_update().get(pk=unit.pk)
        stands = proposals(edition, unit)
        empty = {f"goal-{each.id}": [NO_VALUE] for each in asked_of_unit(edition, unit) if each.id not in stands}
        refuse_if(rules.handed_in(open_submission(edition, unit)), empty)
        submission.save()
        record(by.actor, [created(rules.SUBMIT.name, subjects.SUBMISSION, submission)])
    return submission


def propose_and_submit(
    by: Person, edition: Edition, unit: Unit, lines: Mapping[str, Line], *, seen: str | None = None
) -> Submission:
    """Keep the lines and hand everything in, or neither."""
    with transaction.atomic():
        propose(by, edition, unit, lines, seen=seen)
        return submit(by, edition, unit)


def return_proposals(by: Person, submission: Submission, *, reason: str) -> None:
    """Send proposals back to the unit, with what has to be better."""
    with transaction.atomic():
        require(by, rules.RETURN)
        row = Submission.objects.select_for_update().get(pk=submission.pk)
        gone = Text("已经退回过了。", "They were returned already.")
        blockers = [*([gone] if row.returned_at else []), *rules.sheet_open(open_sheet(row.edition))]
        refuse_if(blockers, {"reason": rules.needs(reason, rules.REASON)})
        before = subjects.SUBMISSION.digest(row)
        row.returned_at, row.returned_by, row.reason = clock.now(), by, reason.strip()
        row.save()
        record(by.actor, [changed(rules.RETURN.name, subjects.SUBMISSION, before, row, row.reason)])


def _newer(lines: Mapping[str, Line], stands: Mapping[str, Proposal]) -> dict[str, list[Text]]:
    """What stands now where it is not what was typed."""
    now = {item: cell(stands[item]) if item in stands else "" for item in lines}
    return {f"goal-{item}": [stands_now(now[item])] for item, line in lines.items() if now[item] != line.goal.strip()}


def _read(
    lines: Mapping[str, Line], known: Mapping[str, Asked]
) -> tuple[dict[str, Stated | None], dict[str, list[Text]]]:
    found: dict[str, Stated | None] = {}
    fields: dict[str, list[Text]] = {}
    long = Text(f"最多{MOST_WORDS}字。", f"At most {MOST_WORDS} characters.")
    for item, line in lines.items():
        if item not in known:
            fields[f"goal-{item}"] = [NOT_ASKED]
            continue
        found[item] = None
        if line.goal.strip():
            found[item], fields[f"goal-{item}"] = read(known[item].kind, known[item].measure, line.goal)
        fields[f"reason-{item}"] = [long] if len(line.reason) > MOST_WORDS else []
    return found, fields


def _put(
    by: Person, edition: Edition, unit: Unit, item: str, goal: Stated | None, reason: str, row: Proposal | None
) -> list[Change]:
    verb = rules.PROPOSE.name
    if goal is None:
        if row is None:
            return []
        before, key = subjects.PROPOSAL.digest(row), row.pk
        row.delete()
        return [removed(verb, subjects.PROPOSAL, key, before)]
    columns = {**goal.columns(), "reason": reason, "at": clock.now(), "by": by}
    if row is None:
        made = Proposal.objects.create(edition=edition, unit=unit, item=item, **columns)
        return [created(verb, subjects.PROPOSAL, made, reason)]
    if (cell(row), row.reason) == (cell(goal), reason):
        return []
    before = subjects.PROPOSAL.digest(row)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    return [changed(verb, subjects.PROPOSAL, before, row, reason)]
