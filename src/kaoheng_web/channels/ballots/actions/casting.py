"""Casting a ballot: the code is spent and the ballot dropped into the box in one transaction, with nothing in common.

No entry of the ledger names them, for an entry has a time; the digest of the closed box is recorded instead.
"""

from django.db import connection, transaction

from kaoheng_web.channels.ballots.models import Ballot, Code, Session, VoterClass
from kaoheng_web.channels.codes import new_id

SPEND = f"""
UPDATE {Code._meta.db_table} SET spent = %s WHERE hash = %s AND NOT spent AND EXISTS (
    SELECT 1 FROM {VoterClass._meta.db_table} own JOIN {Session._meta.db_table} session ON session.id = own.session_id
    WHERE own.id = voter_class_id
      AND session.opened_at IS NOT NULL AND session.closed_at IS NULL AND session.voided_at IS NULL)
RETURNING voter_class_id
"""
DROP = f"INSERT INTO {Ballot._meta.db_table} (id, voter_class_id, marks) VALUES (%s, %s, %s)"


def cast(hash: str, marks: str) -> bool:
    """Whether the ballot is in the box; not so when the code was used, or the box closed a moment ago."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SPEND, [True, hash])
        spent = cursor.fetchone()
        if spent is None:
            return False
        cursor.execute(DROP, [new_id(), spent[0], marks])
    return True
