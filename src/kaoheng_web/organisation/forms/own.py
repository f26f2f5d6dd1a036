"""What people keep for themselves: saved filters, tokens."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.models import ApiToken
from kaoheng_web.shared.fields import choice, day, line, titled

SCOPES = {
    ApiToken.Scope.READ: Text("只读", "read only"),
    ApiToken.Scope.WRITE: Text("读写，与本人权限相同", "read and write, with all your rights"),
}


class KeepView(forms.Form):
    """The filters of a page, and what to call them."""

    page = forms.CharField(max_length=64)
    query = forms.CharField(max_length=500)
    title = line(Text("名称", "Name"), 30)


class NewToken(forms.Form):
    """A token to make."""

    title = line(Text("用途", "What for"), 50, told=Text("如：数据中心取数", "For example: nightly export"))
    scope = choice(Text("范围", "Scope"), titled(SCOPES))
    expires_on = day(Text("有效期至", "Last day"))


class Confirmed(forms.Form):
    """Nothing to fill in: the button is the decision."""
