"""The first unit and the first person, on an empty platform."""

from typing import Annotated

import typer
from django.db import transaction

from kaoheng_web.authentication.actions.passwords import give_founder_password
from kaoheng_web.organisation.actions import founding
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Refusal


def found(
    city: Annotated[str, typer.Option(help="name of the city or unit at the top, as on its seal")],
    area_code: Annotated[str, typer.Option(help="its six digits of GB/T 2260")],
    staff_number: Annotated[str, typer.Option(help="staff number of the first security administrator")],
    name: Annotated[str, typer.Option(help="name of the first security administrator")],
    account: Annotated[str, typer.Option(help="what they sign in with")],
) -> None:
    """Begin an empty platform; the first password is shown once and has to be changed at the first sign-in."""
    try:
        with transaction.atomic():
            _, person = founding.found(city, area_code, staff_number, name, clock.today())
            password = give_founder_password(open_account(person, person, account))
    except Refusal as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from refusal
    typer.echo(f"{account} {password}")
