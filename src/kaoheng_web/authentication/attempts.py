"""When an account name is locked: read from the ledger, which records every try; nothing else remembers."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import entries
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.shared import clock

SUBJECT = "authentication.attempt"
SIGNED_IN, OUT = "authentication.sign_in", "authentication.sign_out"
PASSWORD_RIGHT = "authentication.password_right"  # and a second factor still to come
WRONG, WRONG_FACTOR = "authentication.sign_in_refused", "authentication.factor_refused"
WHILE_LOCKED, UNLOCKED = "authentication.sign_in_locked", "authentication.unlock"
CONFIRMED, NOT_CONFIRMED = "authentication.confirm_identity", "authentication.confirm_identity_refused"
STRANGER = "authentication.single_sign_on_refused"  # the provider knows them, the platform does not
OPENING, FAILING = {SIGNED_IN, CONFIRMED, UNLOCKED}, {WRONG, WRONG_FACTOR, NOT_CONFIRMED}
TRIES, WINDOW = 5, timedelta(minutes=15)


def key(name: str) -> str:
    """An account name as the ledger knows it: people type passwords into the wrong field."""
    return digest([name.strip().casefold()])


def locked_until(failures: Sequence[datetime], now: datetime) -> datetime | None:
    """Until when nobody signs in after these failures: fifteen minutes from the fifth within fifteen minutes."""
    recent = sorted(moment for moment in failures if now - WINDOW < moment <= now)
    return recent[-1] + WINDOW if len(recent) >= TRIES else None


def lock_on(name: str) -> datetime | None:
    """Until when an account name is locked; it makes no difference whether there is such an account."""
    now = clock.now()
    tries = entries(subject_type=SUBJECT, subject_id=key(name)).filter(at__gt=now - WINDOW)
    return locked_until(_failures(list(tries[:100])), now)


def _failures(newest_first: Sequence[Entry]) -> list[datetime]:
    """The failures since somebody last signed in, or was unlocked."""
    found = []
    for entry in newest_first:
        if entry.action in OPENING:
            break
        if entry.action in FAILING:
            found.append(entry.at)
    return found
