"""What people type at the door."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.forms import lazily


class SignIn(forms.Form):
    """Account and password."""

    name = forms.CharField(
        label=lazily(Text("账号", "Account")),
        max_length=64,
        widget=forms.TextInput(
            {"class": "t", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=lazily(Text("密码", "Password")),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput({"class": "t", "autocomplete": "current-password"}),
    )


class Confirm(forms.Form):
    """The password once more."""

    password = forms.CharField(
        label=lazily(Text("密码", "Password")),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput({"class": "t", "autocomplete": "current-password"}),
    )


class LedgerFilter(forms.Form):
    """Which entries to show."""

    actor = forms.CharField(label=lazily(Text("操作人", "Actor")), required=False, max_length=64)
    action = forms.ChoiceField(label=lazily(Text("操作", "Action")), required=False)
    subject_type = forms.CharField(label=lazily(Text("对象类型", "Subject")), required=False, max_length=64)
    subject_id = forms.CharField(label=lazily(Text("对象编号", "Key")), required=False, max_length=64)
    first = forms.DateField(
        label=lazily(Text("从", "From")), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=lazily(Text("到", "To")), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    words = forms.CharField(label=lazily(Text("理由含", "Reason has")), required=False, max_length=64)


class Example(forms.Form):
    """The form on the page of components."""

    name = forms.CharField(
        label=lazily(Text("单位全称", "Full name")),
        max_length=20,
        help_text=lazily(Text("与印章一致，最多20字。", "As on the seal, at most 20 characters.")),
    )
    on = forms.DateField(
        label=lazily(Text("起始日期", "First day")), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
