"""The ledger from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from kaoheng_web.ledger import actions, exchange, verification
from kaoheng_web.subjects import SUBJECTS

app = typer.Typer(no_args_is_help=True, help="Verify, sign and export the record of every action.")


@app.command()
def verify() -> None:
    """Check the chain, the signed roots and every recorded row; damage is named and ends with 1."""
    report = verification.verify(SUBJECTS)
    for damage in report.damages:
        typer.echo(damage)
    typer.echo(f"{report.entries} entries, {report.roots} roots, {report.rows} rows, {len(report.damages)} damages")
    raise typer.Exit(1 if report.damages else 0)


@app.command()
def sign() -> None:
    """Sign the root over all entries so far; meant to run every day."""
    root = actions.sign_root()
    typer.echo(f"signed {root.root} over {root.size} entries" if root else "nothing new to sign")


@app.command()
def export(folder: Annotated[Path, typer.Argument(help="where the files go")]) -> None:
    """Write the ledger and the script that verifies it anywhere: `python -I -S verify.py .`"""
    typer.echo(f"{exchange.export(folder)} entries written to {folder}")
