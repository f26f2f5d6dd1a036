"""Backup and restore from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from kaoheng_web.backups import actions
from kaoheng_web.ledger import verification
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.subjects import SUBJECTS


def backup(folder: Annotated[Path, typer.Argument(help="where the backup goes")]) -> None:
    """Write everything into one file, while the platform runs; keep the keys of the environment apart from it."""
    typer.echo(actions.back_up(folder))


def restore(archive: Annotated[Path, typer.Argument(help="a file that `backup` wrote")]) -> None:
    """Put a backup back into an empty platform, then verify the ledger."""
    try:
        manifest = actions.restore(archive)
    except Refusal as refusal:
        typer.echo(refusal.text.zh + "\n" + refusal.text.en, err=True)
        raise typer.Exit(2) from refusal
    report = verification.verify(SUBJECTS)
    for damage in report.damages:
        typer.echo(damage)
    typer.echo(f"{sum(manifest.tables.values())} rows and {len(manifest.files)} files of {manifest.at} are back")
    typer.echo(f"ledger: {report.entries} entries, {report.rows} rows, {len(report.damages)} damages")
    raise typer.Exit(1 if report.damages else 0)
