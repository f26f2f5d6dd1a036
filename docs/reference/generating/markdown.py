"""Tables and signs of Markdown."""

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are kept on one line and their bars escaped."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: object) -> str:
    """Text as code."""
    return f"`{text}`"


def sentence(text: str) -> str:
    """A docstring on one line, with its stop."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".:;…?!" else line + "."


def told(docstring: str) -> str:
    """A docstring without its worked examples.

    >>> told("Half of it.\n\n>>> half(2)\n1")
    'Half of it.'
    """
    return docstring.partition("\n>>> ")[0].strip()
