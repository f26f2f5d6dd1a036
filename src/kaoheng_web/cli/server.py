"""Serving, and getting ready for it."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server


def migrate() -> None:
    """Bring the tables of the database up to date."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)


def collect() -> None:
    """Gather and compress the static files, for production."""
    call_command("collectstatic", interactive=False, verbosity=0)


def check() -> None:
    """Django's checks, with those for production."""
    call_command("check", deploy=True, fail_level="WARNING")


def serve(
    host: Annotated[str, typer.Option(help="the address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="the port to listen on")] = 8000,
    workers: Annotated[int, typer.Option(help="processes")] = 1,
    threads: Annotated[int, typer.Option(help="requests at a time in each process")] = 4,
) -> None:
    """Answer requests until stopped."""
    Server(
        "kaoheng_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.warning,
    ).serve()
