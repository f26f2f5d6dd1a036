"""Refusals of actions shown in the form that was filled in, with everything still in it.

When somebody else was faster, the page comes back with what they saved beside what was typed, status 409. A form that
changes something which stands is a `VersionedForm`, made with the version that the page shows; the action gets
`form.seen` and asks `ledger.versions.refuse_outdated`, or raises `Outdated` with the version that stands now: then
sending the form once more is a decision taken knowingly.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.utils.functional import lazy

from kaoheng_web.shared.errors import Outdated, Refusal
from kaoheng_web.shared.language import words

lazily = lazy(words, str)
"""A text that is put into the reader's language when the page is made."""

Done = TypeVar("Done")
NEWER = "newer"
"""What a problem is called that comes of somebody else having been faster."""


class VersionedForm(forms.Form):
    """A form about something that stands; it carries the version that its reader saw."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=128, required=False)

    def __init__(self, *arguments: Any, version: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["version"].initial = version

    @property
    def seen(self) -> str:
        """The version that the reader saw; nothing where nothing stood yet, or the field was taken out."""
        return str(self.cleaned_data.get("version") or "")

    @property
    def given(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def outdated(self) -> bool:
        """Whether somebody else was faster."""
        return outdated(self)

    def show_newer(self, version: str) -> None:
        """From here on the reader has seen what somebody else saved."""
        changed = QueryDict(mutable=True)
        changed.update(self.data)
        changed[self.add_prefix("version")] = version
        self.data = changed


def carried_out(form: forms.Form, action: Callable[[], Done]) -> Done | None:
    """What the action gave back; when it is refused, every problem stands at its field and nothing is given back."""
    if not form.is_valid():
        return None
    try:
        return action()
    except Refusal as refusal:
        if refusal.status not in (Refusal.status, Outdated.status):
            raise
        if isinstance(refusal, Outdated) and isinstance(form, VersionedForm):
            form.show_newer(refusal.version)
        show_problems(form, refusal)
        return None


def show_problems(form: forms.Form, refusal: Refusal) -> None:
    """Every problem at its field, those of the whole above a form that was looked at."""
    code = NEWER if isinstance(refusal, Outdated) else None
    for sentence in refusal.sentences:
        form.add_error(None, forms.ValidationError(words(sentence), code))
    for name, problems in refusal.fields.items():
        for problem in problems:
            form.add_error(name if name in form.fields else None, words(problem))


def status_of(form: forms.Form) -> int:
    """The status of a page that shows a form: something is wrong with it, somebody else was faster, or neither."""
    return Outdated.status if outdated(form) else Refusal.status if form.errors else 200


def outdated(form: forms.Form) -> bool:
    """Whether somebody else was faster than the person who sent this form."""
    return form.has_error(NON_FIELD_ERRORS, NEWER)
