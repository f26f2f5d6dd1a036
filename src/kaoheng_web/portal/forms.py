"""What people type at the door."""

import json
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.authentication.actions.proofs import WRONG_KEY
from kaoheng_web.shared.fields import choice, day, line
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words


def _password(label: Text, kind: str, *, at_the_door: bool = False) -> forms.CharField:
    style = {"class": "t"} if at_the_door else {}
    widget = forms.PasswordInput({**style, "autocomplete": kind})
    return forms.CharField(label=lazily(label), strip=False, max_length=256, widget=widget)


class SignIn(forms.Form):
    """Account and password."""

    name = forms.CharField(
        label=lazily(Text("账号", "Account")),
        max_length=64,
        widget=forms.TextInput(
            {"class": "t", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = _password(Text("密码", "Password"), "current-password", at_the_door=True)


class GivePassword(forms.Form):
    """The password once more."""

    password = _password(Text("密码", "Password"), "current-password", at_the_door=True)


class GiveCode(forms.Form):
    """A code from the phone, or one from paper."""

    code = forms.CharField(
        label=lazily(Text("动态码", "Code")),
        max_length=32,
        widget=forms.TextInput(
            {"class": "t code", "autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class AnswerOfKey(forms.Form):
    """What the browser says after a security key signed."""

    response = forms.CharField(widget=forms.HiddenInput, max_length=20_000)

    def clean_response(self) -> dict[str, Any]:
        """An object, as browsers send it."""
        try:
            found = json.loads(self.cleaned_data["response"])
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise forms.ValidationError(words(WRONG_KEY))
        return found


class AddGenerator(forms.Form):
    """The first code of an app on a phone."""

    code = forms.CharField(
        label=lazily(Text("动态码", "Code")),
        max_length=16,
        help_text=lazily(Text("手机上正在显示的6位数字。", "The six digits that the phone shows now.")),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AddKey(AnswerOfKey):
    """A key and what its owner calls it."""

    name = line(
        Text("名称", "Name"),
        50,
        told=Text("便于您认出它，例如“办公室U盾”。", "So that you know it again: “key in the office”."),
    )


class ChangePassword(forms.Form):
    """The password that was, and twice the one that will be."""

    old = _password(Text("当前密码", "Present password"), "current-password")
    new = _password(Text("新密码", "New password"), "new-password")
    again = _password(Text("再输一次", "Once more"), "new-password")


class OpenAccount(forms.Form):
    """The name that somebody signs in with."""

    name = line(
        Text("账号", "Account"),
        64,
        told=Text("登录用，一人一个，不得共用。", "To sign in with: one a person, never shared."),
    )


class WithReason(forms.Form):
    """Why something is done to somebody's account."""

    reason = line(Text("理由", "Reason"), 200)


class LedgerFilter(forms.Form):
    """Which entries to show."""

    actor = line(Text("操作人", "Actor"), 64, required=False)
    action = choice(Text("操作", "Action"), required=False)
    subject_type = line(Text("对象类型", "Subject"), 64, required=False)
    subject_id = line(Text("对象编号", "Key"), 64, required=False)
    first = day(Text("从", "From"), required=False)
    last = day(Text("到", "To"), required=False)
    words = line(Text("理由含", "Reason has"), 64, required=False)


class Example(forms.Form):
    """The form on the page of components."""

    name = line(
        Text("单位全称", "Full name"), 20, told=Text("与印章一致，最多20字。", "As on the seal, at most 20 characters.")
    )
    on = day(Text("起始日期", "First day"))
