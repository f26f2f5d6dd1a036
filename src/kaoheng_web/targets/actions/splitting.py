"""Units split their targets to posts, people and departments, and file the plan with the office."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record, removed
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Post, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.coverage import coverage
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.splitting import Share, SplitPlan

ONE = Text("请在岗位、人员、科室中选定一项。", "Choose one of post, person and department.")
OTHERS = Text("不是本单位的岗位或人员。", "That post or person is not of this unit.")


def share(
    by: Person,
    target: Target,
    task: str,
    due: date,
    *,
    measure: str = "",
    post: Post | None = None,
    person: Person | None = None,
    department: str = "",
) -> Share:
    """Somebody carries a part of a target: a post, a person, or a department."""
    with transaction.atomic():
        require(by, rules.SHARE, target)
        wrong = list(_wrong_carrier(target, post, person, department))
        late = Text(f"任务时限不得晚于目标时限{target.deadline}。", f"The target is due on {target.deadline}.")
        fields = {"task": rules.needs(task, rules.TASK), "due": [late] if due > target.deadline else []}
        refuse_if([], {**fields, "carrier": wrong})
        told = {"task": task.strip(), "measure": measure.strip(), "due": due, "at": clock.now(), "by": by}
        carrier = {"post": post, "person": person, "department": department.strip()}
        row = Share.objects.create(target=target, **carrier, **told)
        record(by.actor, [created(rules.SHARE.name, subjects.SHARE, row)])
    return row


def take_back(by: Person, row: Share) -> None:
    """A part of a target is taken from whoever carries it; the ledger keeps that it was there."""
    with transaction.atomic():
        require(by, rules.SHARE, row.target)
        before, key = subjects.SHARE.digest(row), row.pk
        row.delete()
        record(by.actor, [removed(rules.SHARE.name, subjects.SHARE, key, before, row.task)])


def file_plan(by: Person, edition: Edition, unit: Unit) -> SplitPlan:
    """File how the unit split its targets: none without a carrier, nobody in a post without a task."""
    with transaction.atomic():
        row = SplitPlan(edition=edition, unit=unit, at=clock.now(), by=by)
        require(by, rules.FILE_PLAN, row)
        filed = SplitPlan.objects.filter(edition=edition, unit=unit).exists()
        found = coverage(edition, unit)
        refuse_if(rules.unfilable(found.untaken_titles, [each.name for each in found.idle], filed=filed))
        row.save()
        record(by.actor, [created(rules.FILE_PLAN.name, subjects.SPLIT_PLAN, row)])
    return row


def _wrong_carrier(target: Target, post: Post | None, person: Person | None, department: str) -> list[Text]:
    given = [carrier for carrier in (post, person, department.strip()) if carrier]
    if len(given) != 1:
        return [ONE]
    today, path = clock.today(), target.unit.path
    if post is not None and not post.unit.path.startswith(path):
        return [OTHERS]
    if person is not None:
        here = person.terms.on(today).filter(post__unit__path__startswith=path).exists()
        held = person.roles.on(today).filter(unit__path__startswith=path).exists()
        return [] if here or held else [OTHERS]
    return []
