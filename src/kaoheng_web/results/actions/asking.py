"""The way to the next grade is asked for once; a job finds it."""

from django.db import transaction

from kaoheng_web.ledger.actions import created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.results import jobs, subjects
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.rules import sandbox
from kaoheng_web.shared import clock


def ask_path(by: Person, result: UnitResult) -> Path:
    """Have it worked out, unless it is already or about to be."""
    with transaction.atomic():
        require(by, sandbox.ASK_PATH, result)
        Run.objects.select_for_update().defer("evidence").get(pk=result.run_id)
        known: Path | None = Path.objects.filter(run=result.run, unit=result.unit).first()
        if known is not None:
            return known
        path: Path = Path.objects.create(run=result.run, unit=result.unit, asked_at=clock.now(), asked_by=by)
        jobs.find_path.enqueue(path.pk)
        record(by.actor, [created(sandbox.ASK_PATH.name, subjects.PATH, path)])
    return path
