"""What people type about people, posts, duties and roles."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.forms.fields import PersonField, UnitField, roles
from kaoheng_web.shared.fields import choice, day, line, tick, unchosen
from kaoheng_web.shared.forms import VersionedForm

LAST_DAY, REASON, NUMBER = Text("最后一天", "Last day"), Text("理由", "Reason"), Text("工号", "Staff number")


class PersonFilter(forms.Form):
    """Which people to show."""

    words = line(Text("姓名或工号", "Name or number"), 50, required=False)
    role = choice(
        Text("角色", "Role"), lambda: [unchosen(Text("全部角色", "every role")), *roles()[1:]], required=False
    )


class PersonLine(forms.Form):
    """A person as a line of a workbook gives them; the unit stays a name."""

    staff_number = line(NUMBER, 32)
    name = line(Text("姓名", "Name"), 50)
    unit = line(Text("单位", "Unit"), 100)
    post = line(Text("职务", "Post"), 50, required=False)
    role = choice(Text("角色", "Role"), roles, required=False)
    on = day(Text("起始日期", "First day"))
    account = line(Text("账号", "Account"), 64, required=False)


class RegisterPerson(forms.Form):
    """Somebody new."""

    staff_number = line(NUMBER, 32, told=Text("本市唯一，不重复使用。", "Unique in the city and never used again."))
    name = line(Text("姓名", "Name"), 50)


class AssignRole(forms.Form):
    """A role to give."""

    staff_number = PersonField(NUMBER)
    role = choice(Text("角色", "Role"), roles)
    unit = UnitField(Text("单位", "Over"))
    on = day(Text("起始日期", "First day"))
    until = day(Text("截止日期", "Last day"), required=False)
    reason = line(REASON, 200)


class EndRole(VersionedForm):
    """A role to take back."""

    on = day(LAST_DAY)
    reason = line(REASON, 200)


class Appoint(forms.Form):
    """A person takes up a post in a unit."""

    staff_number = PersonField(NUMBER)
    title = line(Text("职务", "Post"), 50, told=Text("本单位没有这个职务时新设。", "Set up if the unit has none."))
    leads = tick(Text("领导职务", "Leads the unit"))
    on = day(Text("任职日期", "First day"))
    document = line(Text("任免文号", "Document"), 100, required=False)


class EndTerm(VersionedForm):
    """A person leaves a post; what they answered for ends with it."""

    on = day(LAST_DAY)
    document = line(Text("任免文号", "Document"), 100, required=False)


class GiveDuty(forms.Form):
    """What a leader answers for from a day on."""

    matter = line(Text("分管事项", "Matter"), 100)
    unit = UnitField(Text("分管单位", "Unit"), required=False)
    on = day(Text("起始日期", "First day"))


class LastDay(VersionedForm):
    """Something ends, with that day as the last one."""

    on = day(LAST_DAY)


class Delegate(forms.Form):
    """A role of one's own to lend."""

    staff_number = PersonField(Text("受托人工号", "Number of the stand-in"))
    first = day(Text("起始日期", "First day"))
    last = day(Text("截止日期", "Last day"))
    reason = line(REASON, 200)
