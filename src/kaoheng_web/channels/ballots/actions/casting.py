"""Casting a ballot: the code is spent and the ballot dropped into the box in one transaction, with nothing in common.

No entry of the ledger names them, for an entry has a time; the digest of the closed box is recorded instead. Ballots
that come at the same moment are committed together, in random order: one write to the disk serves all of them, and
not even the transaction ties a code to its ballot.
"""

from django.db import connection, transaction

from kaoheng_web.channels.ballots.models import Ballot, Code, Session, VoterClass
from kaoheng_web.channels.codes import SHUFFLER, new_id
from kaoheng_web.channels.together import Together

CODES, CLASSES, SESSIONS = (model._meta.db_table for model in (Code, VoterClass, Session))
LOOK = f"""
SELECT code.spent, own.name, session.title, session.paper,
       session.opened_at IS NOT NULL, session.closed_at IS NOT NULL, session.voided_at IS NOT NULL
FROM {CODES} code JOIN {CLASSES} own ON own.id = code.voter_class_id JOIN {SESSIONS} session ON session.id = session_id
WHERE code.hash = %s
"""
SPEND = f"""
UPDATE {CODES} SET spent = %s WHERE hash = %s AND NOT spent AND EXISTS (
    SELECT 1 FROM {CLASSES} own JOIN {SESSIONS} session ON session.id = own.session_id
    WHERE own.id = voter_class_id
      AND session.opened_at IS NOT NULL AND session.closed_at IS NULL AND session.voided_at IS NULL)
RETURNING voter_class_id
"""
DROP = f"INSERT INTO {Ballot._meta.db_table} (id, voter_class_id, marks) VALUES (%s, %s, %s)"

Found = tuple[bool, str, str, str, bool, bool, bool]
"""Whether the code is spent; its class; title and paper of the session, whether it is opened, closed, void."""


def look_up(hash: str) -> Found | None:
    """All that a code leads to, in one question, as this is asked for every page of the booth."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK, [hash])
        found: Found | None = cursor.fetchone()
    return found


def cast(hash: str, marks: str) -> bool:
    """Whether the ballot is in the box; not so when the code was used, or the box closed a moment ago."""
    return _together.do((hash, marks))


def _cast_all(ballots: list[tuple[str, str]]) -> list[bool]:
    with transaction.atomic(), connection.cursor() as cursor:
        box, taken = [], []
        for hash, marks in sorted(ballots):  # everybody takes codes in the same order, so that nobody waits in a ring
            cursor.execute(SPEND, [True, hash])
            spent = cursor.fetchone()
            if spent is not None:
                box.append((new_id(), spent[0], marks))
                taken.append((hash, marks))
        SHUFFLER.shuffle(box)
        if box:
            cursor.executemany(DROP, box)
    return [_first(taken, ballot) for ballot in ballots]


def _first(taken: list[tuple[str, str]], ballot: tuple[str, str]) -> bool:
    """Whether this one was taken; of two equal ones only the first."""
    if ballot not in taken:
        return False
    taken.remove(ballot)
    return True


_together = Together(_cast_all)
