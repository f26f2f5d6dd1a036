"""The one way in which a page with a form is answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.shared.language import words

EVERY_CHANGE = Text("带 * 的必填；每次改动都会留痕", "* must be filled in; every change is recorded")
EVERY_STEP = Text("每次办理都会留痕", "every step is recorded")

Made = TypeVar("Made")


def answered(
    request: HttpRequest,
    form: forms.Form,
    action: Callable[[], Made],
    *,
    heading: Text,
    button: Text,
    back: str,
    told: Text | Callable[[Made], Text],
    onward: Callable[[Made], str] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Do it and go back, or onward to what was made, with a word about it; or show the form with all that is wrong."""
    done = carried_out(form, lambda: (action(),))
    if done is None:
        return form_page(request, form, heading=heading, button=button, back=back, **shown)
    (made,) = done
    return went_well(request, onward(made) if onward else back, told(made) if callable(told) else told)


def went_well(request: HttpRequest, to: str, told: Text) -> HttpResponse:
    """Go there, and find a word about what was done."""
    messages.success(request, words(told))
    return HttpResponseRedirect(to)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: Text,
    button: Text,
    back: str,
    note: Text | None = None,
    about: str = "",
    **shown: Any,
) -> HttpResponse:
    """The page of a form; the button says what it does, and `about` is a template that says above what it is about."""
    note = note or (EVERY_CHANGE if form.fields else EVERY_STEP)
    page = {"form": form, "heading": heading, "back": back, "button": button, "note": note, "about": about, **shown}
    return render(request, "form.html", page, status=status_of(form))
