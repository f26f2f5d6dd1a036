"""Hands that know which day it is."""

from datetime import date
from typing import Any, Protocol

Made = Any
"""What a deed has made, as the hands know it."""


class Days(Protocol):
    """What every chapter asks of hands."""

    def on(self, day: date) -> None:
        """It is the morning of that day."""
