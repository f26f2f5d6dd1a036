"""The least that a server can answer: a constant, for pages to be held against."""

from collections.abc import Callable, Iterable
from typing import Any

LINE = b"constant\n"


def application(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The same line, whatever is asked."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(LINE)))])
    return [LINE]
