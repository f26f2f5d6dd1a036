"""Refusals of actions shown in the form that was filled in, with everything still in it."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.utils.functional import lazy

from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words

lazily = lazy(words, str)
"""A text that is put into the reader's language when the page is made."""

Done = TypeVar("Done")


def carried_out(form: forms.Form, action: Callable[[], Done]) -> Done | None:
    """What the action gave back; when it is refused, every problem stands at its field and nothing is given back."""
    if not form.is_valid():
        return None
    try:
        return action()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        for sentence in refusal.sentences:
            form.add_error(None, words(sentence))
        for name, problems in refusal.fields.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, words(problem))
        return None
