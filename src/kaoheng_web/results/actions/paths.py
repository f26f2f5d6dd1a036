"""The way to the next grade, found by a job and kept."""

from typing import Any

from django.db import transaction

from kaoheng.analysis.path.way import Step, way
from kaoheng.findings import Refused, errors
from kaoheng.numbers import written
from kaoheng.text import Text, join
from kaoheng_web.ledger.actions import changed, record
from kaoheng_web.organisation.actions.founding import PLATFORM
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results import subjects
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.rules import runs, sandbox
from kaoheng_web.results.scoring import replayed
from kaoheng_web.shared import clock


def keep_path(key: int) -> bool:
    """Work it out, and keep it; whether there was anything to do."""
    path: Path = Path.objects.select_related("run__edition", "unit").get(pk=key)
    if path.found_at is not None:
        return False
    answer, steps = _found(path)
    with transaction.atomic():
        path = Path.objects.select_for_update().get(pk=key)
        if path.found_at is not None:
            return False
        before = subjects.PATH.digest(path)
        path.found_at, path.answer_zh, path.answer_en, path.steps = clock.now(), answer.zh, answer.en, steps
        path.save(update_fields=["found_at", "answer_zh", "answer_en", "steps"])
        record(PLATFORM, [changed(sandbox.KEEP_PATH, subjects.PATH, before, path)])
    return True


def _found(path: Path) -> tuple[Text, list[list[Any]]]:
    scored = replayed(path.run)
    try:
        found = way(scored.method, scored.facts, code_of(path.unit))
    except Refused as refused:
        return join([runs.said(finding) for finding in errors(refused.findings)]), []
    return found.sentence, [_plain(step) for step in found.together]


def _plain(step: Step) -> list[Any]:
    """Item, title in both languages, unit of measure, value, and what it would have to be."""
    to = "" if step.to is None else written(step.to)
    return [step.item, step.title.zh, step.title.en, step.unit_of_measure, written(step.value), to]
