"""Programs that call the interface for a person."""

from datetime import timedelta

from django.test import Client

from kaoheng_web.organisation.actions.tokens import create_token
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock


def program(person: Person, scope: str = "write") -> Client:
    """A program with a token of that person's."""
    _, secret = create_token(person, "程序", scope, clock.today() + timedelta(days=90))
    return Client(headers={"Authorization": f"Bearer {secret}"})
