"""The one way in which a page with a form is answered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.shared.language import words


def answered(
    request: HttpRequest, form: forms.Form, action: Callable[[], Any], *, heading: Text, back: str, told: Text
) -> HttpResponse:
    """Do it and go back with a word about it; or show the form, with all that is wrong and all that was typed."""

    def done() -> bool:
        action()
        return True

    if request.method == "POST" and carried_out(form, done):
        messages.success(request, words(told))
        return HttpResponseRedirect(back)
    shown = {"form": form, "heading": heading, "back": back}
    return render(request, "organisation/form.html", shown, status=status_of(form))
