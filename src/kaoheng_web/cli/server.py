"""Serving, and getting ready for it."""

import os
import signal
from multiprocessing import parent_process, set_start_method
from pathlib import Path
from threading import Thread
from typing import Annotated, Any

import typer
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string
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
    listen("kaoheng_web.wsgi.application", host, port, workers=workers, threads=threads)


def listen(application: str, host: str, port: int, *, workers: int = 1, threads: int = 4) -> None:
    """Let processes of their own answer with an application.

    They begin anew. One that is forked from here would lack the threads that were begun here, by writing a PDF for one,
    and wait for them for ever; and it would have the handlers of signals that are set here.
    """
    set_start_method("spawn")
    Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.warning,
    ).serve(target_loader=_beside_its_parent)


def _beside_its_parent(application: str) -> Any:
    """The application, in a process that does not outlive the one that began it and holds the port for nobody."""
    Thread(target=_end_with_the_parent, daemon=True).start()
    return import_string(application)


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
