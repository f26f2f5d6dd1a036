"""`kaoheng schema`"""

import json

import typer

from kaoheng.method.schema import schema


def run() -> None:
    """Print the JSON Schema of method files."""
    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
