"""The language of the page being made."""

from django.utils.translation import get_language

from kaoheng.text import Language, Text


def language() -> Language:
    """The language that the reader chose; Chinese unless it is English."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def words(text: Text) -> str:
    """A sentence in the reader's language."""
    return text[language()]
