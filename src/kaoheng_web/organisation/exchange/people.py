"""People from a workbook, one form for two hands: the security administrator takes in people, roles and accounts, the
assessment office the posts; what is the other's to do is left to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.imports import import_people
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.exchange.units import STANDS
from kaoheng_web.organisation.forms.people import PersonLine
from kaoheng_web.organisation.models import Account, Person, RoleAssignment, Term, UnitName
from kaoheng_web.organisation.roles import Role, conflicts
from kaoheng_web.shared import clock
from kaoheng_web.shared.workbooks.checking import Checked, refuse_twice
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line, written_day

ROLES = {str(role.label): role.value for role in Role}
COLUMNS = (
    Column("staff_number", Text("工号", "Staff number"), Text("每人一个，不重复", "one a person"), required=True),
    Column("name", Text("姓名", "Name"), required=True),
    Column("unit", Text("单位", "Unit"), Text("全称，已设立", "full name of a unit that stands"), required=True),
    Column("post", Text("职务", "Post"), Text("由考核办导入时登记", "taken in when the office imports")),
    Column(
        "role", Text("角色", "Role"), Text("由安全管理员导入时授予", "given when security imports"), False, tuple(ROLES)
    ),
    Column("on", Text("起始日期", "First day"), Text("如2026年3月1日", "for example 2026-03-01"), required=True),
    Column("account", Text("账号", "Account"), Text("由安全管理员导入时开通", "opened when security imports")),
)
REGISTERS, GIVES, OPENS, APPOINTS = (
    Text("登记人员", "register"),
    Text("授予角色", "give the role"),
    Text("开通账号", "open the account"),
    Text("登记任职", "record the post"),
)
LEFT_TO_OFFICE = Text("任职留待考核办导入", "the post is left to the office")
LEFT_TO_SECURITY = Text("角色、账号留待安全管理员导入", "role and account are left to security")


@dataclass(frozen=True)
class Known:
    """What stands today, asked once for the whole table."""

    units: dict[str, int]
    people: dict[str, Person]
    roles: dict[str, list[tuple[str, int]]]
    posts: set[tuple[str, str, int]]
    accounts: dict[str, str]
    owners: dict[str, str]

    @classmethod
    def of(cls, numbers: Iterable[str], day: date) -> Self:
        """About the people with these staff numbers."""
        named = UnitName.objects.on(day).filter(unit__valid_to__isnull=True)
        people = {row.staff_number: row for row in Person.objects.filter(staff_number__in=list(numbers))}
        roles: dict[str, list[tuple[str, int]]] = {}
        for row in RoleAssignment.objects.on(day).filter(person__in=people.values()).select_related("person"):
            roles.setdefault(row.person.staff_number, []).append((row.role, row.unit_id))
        terms = Term.objects.on(day).filter(person__in=people.values())
        posts = set(terms.values_list("person__staff_number", "post__title", "post__unit"))
        owners = dict(Account.objects.values_list("name", "person__staff_number"))
        accounts = {number: name for name, number in owners.items()}
        return cls(dict(named.values_list("name", "unit")), people, roles, posts, accounts, owners)


def check(by: Person, lines: Sequence[Line]) -> list[Checked]:
    """The lines with what is wrong in each cell, and what the one who uploads would do."""
    known = Known.of({line.cells["staff_number"] for line in lines}, clock.today())
    security = may(by, rules.REGISTER_PERSON)
    rows = [Checked(line) for line in lines]
    for row in rows:
        _read(row)
        _check_person(row, known)
        _check_account(row, known)
        (_for_security if security else _for_office)(by, row, known)
        row.does = row.does or [STANDS]
    refuse_twice(rows, "account", Text("账号在本表中重复", "The account is twice in this table"))
    return rows


def _read(row: Checked) -> None:
    cells = row.line.cells
    typed = {**cells, "role": ROLES.get(cells.get("role", ""), cells.get("role", "")), "on": written_day(cells["on"])}
    row.read_as(PersonLine(typed))
    row.values = {"post": "", "role": "", "account": "", "unit": cells["unit"], **row.values}


def _check_person(row: Checked, known: Known) -> None:
    person = known.people.get(row.line.cells["staff_number"])
    if person is not None and person.name != row.line.cells["name"]:
        told = Text(f"此工号登记的是{person.name}。", f"The number belongs to {person.name}.")
        row.refuse("name", told)
    if row.line.cells["unit"] not in known.units:
        row.refuse("unit", Text("没有这个单位，请先设立。", "There is no such unit: set it up first."))


def _check_account(row: Checked, known: Known) -> None:
    name, number = row.values["account"], row.line.cells["staff_number"]
    if name and known.owners.get(name, number) != number:
        row.refuse("account", Text(f"账号“{name}”已存在。", f"There is an account {name!r} already."))
    if name and known.accounts.get(number, name) != name:
        there = known.accounts[number]
        row.refuse("account", Text(f"此人已有账号“{there}”。", f"This person has the account {there!r}."))


def _for_security(by: Person, row: Checked, known: Known) -> None:
    number, role = row.values.get("staff_number", ""), row.values["role"]
    if number not in known.people:
        row.does.append(REGISTERS)
        known.people[number] = Person(staff_number=number, name=row.line.cells["name"])
    held = known.roles.setdefault(number, [])
    wanted = (role, known.units.get(row.line.cells["unit"], 0))
    if role and wanted not in held:
        row.does.append(GIVES)
        for problem in conflicts(Role(role), [Role(other) for other, _ in held]):
            row.refuse("role", problem)
        if number == by.staff_number:
            row.refuse("role", Text("不能给本人授权。", "Nobody gives a role to themselves."))
        held.append(wanted)
    if row.values["account"] and number not in known.accounts:
        row.does.append(OPENS)
        known.accounts[number] = row.values["account"]
    if row.values["post"] and not _has_post(row, known):
        row.does.append(LEFT_TO_OFFICE)


def _for_office(_: Person, row: Checked, known: Known) -> None:
    number = row.line.cells["staff_number"]
    if number not in known.people:
        told = Text("此人尚未登记，请先由安全管理员导入。", "Not registered yet: security imports first.")
        row.refuse("staff_number", told)
    if row.values["post"] and not _has_post(row, known):
        row.does.append(APPOINTS)
    held = {role for role, _ in known.roles.get(number, [])}
    if (row.values["role"] and row.values["role"] not in held) or (
        row.values["account"] and number not in known.accounts
    ):
        row.does.append(LEFT_TO_SECURITY)


def _has_post(row: Checked, known: Known) -> bool:
    unit = known.units.get(row.line.cells["unit"], 0)
    return (row.line.cells["staff_number"], row.values["post"], unit) in known.posts


def people_form(by: Person) -> WorkbookForm:
    """The form of people for the one who uploads it."""
    title = Text("人员", "people")
    return WorkbookForm("people", title, COLUMNS, lambda lines: check(by, lines), lambda rows: import_people(by, rows))
