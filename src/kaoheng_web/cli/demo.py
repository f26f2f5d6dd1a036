"""The demo city from the command line."""

from typing import Annotated

import typer
from django.conf import settings

from kaoheng_web.cli import server
from kaoheng_web.cli.worker import worker_beside
from kaoheng_web.demo import city
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.shared.health import unready

app = typer.Typer(no_args_is_help=True, help="Try it out with invented people.")


@app.callback()
def only_in_demo() -> None:
    """The demo city exists only in the demo profile."""
    if not settings.DEMO:
        typer.echo("The demo city exists only in the demo profile: set KAOHENG_PROFILE=demo.", err=True)
        raise typer.Exit(2)


@app.command()
def seed() -> None:
    """Found the demo city, unless the platform was founded before."""
    typer.echo("demo city founded" if city.seed() else "there is a city already")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="the address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="the port to listen on")] = 8000,
) -> None:
    """Make the tables and the city when they are missing, then answer requests until stopped."""
    if unready():
        server.migrate()
    city.seed()
    typer.echo(f"考衡演示城市（演示数据，人物均为虚构） http://{host}:{port}/")
    typer.echo(
        "Accounts: security_admin, office1, leading_group1, head1, liaison1 ...; `kaoheng-web demo people` lists all."
    )
    with worker_beside():
        server.serve(host=host, port=port)


@app.command()
def people() -> None:
    """Every invented person: account, name, role, unit."""
    rows = RoleAssignment.objects.select_related("person__account", "unit").order_by("pk")
    for row in rows:
        typer.echo(f"{row.person.account.name:<18} {row.person.name}  {row.get_role_display()}  {name_of(row.unit)}")
