"""What a page says at a certain place."""

import re
from typing import Any


def found(pattern: str, page: Any) -> str:
    """The part of the page that the group of the pattern names."""
    match = re.search(pattern, page.content.decode())
    assert match, pattern
    return match[1]
