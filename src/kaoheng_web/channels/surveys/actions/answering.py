"""Answering a questionnaire: the code is spent and the answers kept in one transaction, with nothing in common.

No entry of the ledger names them, for an entry has a time; the digest at the closing is recorded instead.
"""

from django.db import connection, transaction

from kaoheng_web.channels.codes import SHUFFLER, new_id
from kaoheng_web.channels.surveys.models import Invitation, Response, Stratum, Survey
from kaoheng_web.channels.together import Together

CODES, STRATA, SURVEYS = (model._meta.db_table for model in (Invitation, Stratum, Survey))
LOOK = f"""
SELECT code.spent, survey.title, survey.questionnaire,
       survey.opened_at IS NOT NULL, survey.closed_at IS NOT NULL, survey.voided_at IS NOT NULL
FROM {CODES} code JOIN {STRATA} own ON own.id = code.stratum_id JOIN {SURVEYS} survey ON survey.id = own.survey_id
WHERE code.hash = %s
"""
SPEND = f"""
UPDATE {CODES} SET spent = %s WHERE hash = %s AND NOT spent AND EXISTS (
    SELECT 1 FROM {STRATA} own JOIN {SURVEYS} survey ON survey.id = own.survey_id
    WHERE own.id = stratum_id
      AND survey.opened_at IS NOT NULL AND survey.closed_at IS NULL AND survey.voided_at IS NULL)
RETURNING stratum_id
"""
KEEP = f"INSERT INTO {Response._meta.db_table} (id, stratum_id, answers, weight, psu) VALUES (%s, %s, %s, '', '')"

Found = tuple[bool, str, str, bool, bool, bool]
"""Whether the code is spent; title and questionnaire of the survey, whether it is opened, closed, void."""


def look_up(hash: str) -> Found | None:
    """All that a code leads to, in one question."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK, [hash])
        found: Found | None = cursor.fetchone()
    return found


def answer(hash: str, answers: str) -> bool:
    """Whether the answers were taken; not so when the code was used, or the survey closed a moment ago."""
    return _together.do((hash, answers))


def _answer_all(given: list[tuple[str, str]]) -> list[bool]:
    taken: dict[str, bool] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        kept = []
        for hash, answers in sorted(given):
            cursor.execute(SPEND, [True, hash])
            spent = cursor.fetchone()
            if spent is not None:
                kept.append((new_id(), spent[0], answers))
                taken[hash] = True
        SHUFFLER.shuffle(kept)
        if kept:
            cursor.executemany(KEEP, kept)
    return [taken.pop(hash, False) for hash, _ in given]


_together = Together(_answer_all)
