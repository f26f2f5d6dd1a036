"""Dates as people write them."""

import re
from datetime import date

from kaoheng.freeze.written import narrow

_DATE = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?(?:[T ][0-9:.]*)?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def read_date(text: str) -> date | None:
    """A day in one of the usual forms; ValueError when it is none, None when nothing is written.

    >>> [str(read_date(text)) for text in ("2025-01-15", "2025年1月15日", "2025/1/15", "20250115", "")]
    ['2025-01-15', '2025-01-15', '2025-01-15', '2025-01-15', 'None']
    """
    plain = narrow(text)
    if not plain:
        return None
    found = _DATE.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if not found:
        raise ValueError(f"{text!r} is not a date")
    year, month, day = (int(part) for part in found.groups())
    return date(year, month, day)
