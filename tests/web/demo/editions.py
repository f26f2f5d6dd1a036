"""The editions of the demo city."""

from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing


def edition_of(year: int) -> Edition:
    """The one in force."""
    found = governing(year)
    assert found is not None
    return found
