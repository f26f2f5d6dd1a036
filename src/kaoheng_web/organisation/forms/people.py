"""What people type about people, posts, duties and roles."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.forms.fields import PersonField, UnitField, day_field, roles, text_field
from kaoheng_web.shared.forms import VersionedForm, lazily
from kaoheng_web.shared.language import words

LAST_DAY, REASON, NUMBER = Text("最后一天", "Last day"), Text("理由", "Reason"), Text("工号", "Staff number")


class PersonFilter(forms.Form):
    """Which people to show."""

    words = text_field(Text("姓名或工号", "Name or number"), 50, required=False)
    role = forms.ChoiceField(
        label=lazily(Text("角色", "Role")),
        required=False,
        choices=lambda: [("", words(Text("全部角色", "every role"))), *roles()[1:]],
    )


class PersonLine(forms.Form):
    """A person as a line of a workbook gives them; the unit stays a name."""

    staff_number = text_field(NUMBER, 32)
    name = text_field(Text("姓名", "Name"), 50)
    unit = text_field(Text("单位", "Unit"), 100)
    post = text_field(Text("职务", "Post"), 50, required=False)
    role = forms.ChoiceField(label=lazily(Text("角色", "Role")), choices=roles, required=False)
    on = day_field(Text("起始日期", "First day"))
    account = text_field(Text("账号", "Account"), 64, required=False)


class AssignRole(forms.Form):
    """A role to give."""

    staff_number = PersonField(NUMBER)
    role = forms.ChoiceField(label=lazily(Text("角色", "Role")), choices=roles)
    unit = UnitField(Text("单位", "Over"))
    on = day_field(Text("起始日期", "First day"))
    until = day_field(Text("截止日期", "Last day"), required=False)
    reason = text_field(REASON, 200)


class EndRole(VersionedForm):
    """A role to take back."""

    on = day_field(LAST_DAY)
    reason = text_field(REASON, 200)


class Appoint(forms.Form):
    """A person takes up a post in a unit."""

    staff_number = PersonField(NUMBER)
    title = text_field(
        Text("职务", "Post"), 50, note=Text("本单位没有这个职务时新设。", "Set up if the unit has none.")
    )
    leads = forms.BooleanField(label=lazily(Text("领导职务", "Leads the unit")), required=False)
    on = day_field(Text("任职日期", "First day"))
    document = text_field(Text("任免文号", "Document"), 100, required=False)


class EndTerm(VersionedForm):
    """A person leaves a post; what they answered for ends with it."""

    on = day_field(LAST_DAY)
    document = text_field(Text("任免文号", "Document"), 100, required=False)


class GiveDuty(forms.Form):
    """What a leader answers for from a day on."""

    matter = text_field(Text("分管事项", "Matter"), 100)
    unit = UnitField(Text("分管单位", "Unit"), required=False)
    on = day_field(Text("起始日期", "First day"))


class LastDay(VersionedForm):
    """Something ends, with that day as the last one."""

    on = day_field(LAST_DAY)


class Delegate(forms.Form):
    """A role of one's own to lend."""

    staff_number = PersonField(Text("受托人工号", "Number of the stand-in"))
    first = day_field(Text("起始日期", "First day"))
    last = day_field(Text("截止日期", "Last day"))
    reason = text_field(REASON, 200)
