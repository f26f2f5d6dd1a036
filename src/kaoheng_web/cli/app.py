"""The program `kaoheng-web`; KAOHENG_PROFILE says whether it is `production` (the default) or `demo`."""

import os
import sys

import django
import typer
from django.core.exceptions import ImproperlyConfigured

PROFILES = ("production", "demo", "testing")


def main() -> None:
    """Read the settings, then do what was asked; wrong settings end in sentences, not in a traceback."""
    profile = os.environ.get("KAOHENG_PROFILE", "production")
    if profile not in PROFILES:
        sys.exit(f"KAOHENG_PROFILE is {profile!r}: write one of {', '.join(PROFILES)}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"kaoheng_web.settings.{profile}")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    from kaoheng_web.cli import backup, demo, founding, ledger, server, worker  # their models need the settings first

    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    for command in (
        server.serve,
        server.migrate,
        server.collect,
        server.check,
        founding.found,
        worker.worker,
        backup.backup,
        backup.restore,
    ):
        app.command()(command)
    app.add_typer(ledger.app, name="ledger")
    app.add_typer(demo.app, name="demo")
    app()
