"""The language of the page being made, and the words of the methods in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language

from kaoheng.text import NO_WORDS, Glossary, Language, Text, counted

_glossary: ContextVar[Callable[[], Glossary]] = ContextVar("glossary", default=lambda: NO_WORDS)


def language() -> Language:
    """The language that the reader chose; Chinese unless it is English."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def words(text: Text) -> str:
    """A sentence in the reader's language."""
    return word(text[language()])


def word(own: str, to: Language | None = None) -> str:
    """A word of a method, or a sentence that has some, in the language of the reader: a grade, a unit of measure."""
    if (to or language()) == "zh":
        return own
    return counted(own) if own.isascii() else _glossary.get()().english(own)


@contextmanager
def speaking(glossary: Callable[[], Glossary]) -> Iterator[None]:
    """In here who reads English gets the words of the methods in English; asked for only where there are any."""
    token = _glossary.set(glossary)
    try:
        yield
    finally:
        _glossary.reset(token)
