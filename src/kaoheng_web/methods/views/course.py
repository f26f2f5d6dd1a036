"""From the draft to the decision, the same for editions and for plans: moved on, or decided with a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb, acting
from kaoheng_web.shared.answers import answered, went_well

SUBMITTED = Text("已报考核领导组审定。", "Submitted to the leading group.")
WITHDRAWN = Text("已撤回，可以继续修改。", "Withdrawn; it can be revised.")
RETURNED = Text("已退回考核办。", "Sent back to the office.")


@dataclass(frozen=True, slots=True)
class Course:
    """Where something that is decided is found, the name of its page, and what `about` shows of it above a decision."""

    visible: Callable[[HttpRequest, int], Any]
    page: str
    about: str
    shown: Callable[[Any], dict[str, Any]]

    def moved(self, request: HttpRequest, pk: int, action: Callable[..., object], told: Text) -> HttpResponse:
        """Take a step that needs no words."""
        action(acting(request), self.visible(request, pk))
        return went_well(request, reverse(self.page, args=[pk]), told)

    def decided(
        self, request: HttpRequest, found: Any, form: forms.Form, verb: Verb, action: Callable[..., object], told: Text
    ) -> HttpResponse:
        """Decide with a form."""
        return answered(
            request,
            form,
            lambda: action(acting(request), found, **form.cleaned_data),
            heading=Text(f"{verb.title.zh}：{found.title}", f"{verb.title.en}: {found.title}"),
            button=verb.button,
            back=reverse(self.page, args=[found.pk]),
            told=told,
            about=self.about,
            **self.shown(found),
        )
