"""Tokens for programs that act for a person: made and revoked by that person, shown once, kept as a hash."""

from datetime import date, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.ledger.versions import UNSEEN, refuse_outdated
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import ApiToken, Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, refuse_if

PREFIX = "kaoheng_"  # so that a token lying about is recognised as one
NOTED_EVERY = timedelta(hours=1)
NOT_YOURS = Text("只能撤销本人的令牌。", "You may only revoke a token of your own.")


def create_token(by: Person, title: str, scope: str, expires_on: date) -> tuple[ApiToken, str]:
    """A new token and its secret, which nobody can read again."""
    with transaction.atomic():
        require(by, rules.CREATE_TOKEN)
        living = ApiToken.objects.filter(person=by, revoked_at__isnull=True, expires_on__gte=clock.today()).count()
        refuse_if(rules.too_many_tokens(living), {"expires_on": list(rules.wrong_expiry(clock.today(), expires_on))})
        secret = f"{PREFIX}{token_urlsafe(32)}"
        days = {"created_at": clock.now(), "expires_on": expires_on}
        row = ApiToken.objects.create(person=by, title=title, scope=scope, hash=token_hash(secret), **days)
        record(by.actor, [created(rules.CREATE_TOKEN.name, subjects.API_TOKEN, row, title)])
    return row, secret


def revoke_token(by: Person, token: ApiToken, *, seen: str | None = UNSEEN) -> None:
    """The token opens nothing any more."""
    with transaction.atomic():
        require(by, rules.REVOKE_TOKEN)
        if token.person_id != by.pk:
            raise NotAllowed(NOT_YOURS)
        refuse_outdated(subjects.API_TOKEN, token, seen)
        refuse_if([Text("此令牌已撤销。", "The token is revoked already.")] if token.revoked_at else [])
        before = subjects.API_TOKEN.digest(token)
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        record(by.actor, [changed(rules.REVOKE_TOKEN.name, subjects.API_TOKEN, before, token, token.title)])


def use_token(secret: str) -> ApiToken | None:
    """The living token with this secret, its use noted once an hour; nothing when it opens nothing."""
    now = clock.now()
    found = ApiToken.objects.filter(hash=token_hash(secret), revoked_at__isnull=True, expires_on__gte=clock.today())
    row = found.filter(person__account__closed_on__isnull=True).select_related("person__account").first()
    if row and (row.last_used_at is None or now - row.last_used_at >= NOTED_EVERY):
        ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)
    return row


def token_hash(secret: str) -> str:
    """What is kept of a secret: it is random and long, so one round is enough."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
