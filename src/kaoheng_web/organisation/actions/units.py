"""Units come, are renamed, merge and split; nothing of what they were is lost."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.ledger.versions import UNSEEN, refuse_outdated
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person, Succession, Unit, UnitName
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.shared.errors import refuse_if


def create_unit(
    by: Person,
    kind: str,
    name: str,
    on: date,
    *,
    parent: Unit,
    short_name: str = "",
    area_code: str = "",
    credit_code: str = "",
) -> Unit:
    """Set up a unit under another."""
    with transaction.atomic():
        require(by, rules.CREATE_UNIT)
        fields = {"area_code": list(rules.wrong_area_code(area_code))} if area_code else {}
        if credit_code:
            taken = Unit.objects.filter(credit_code=credit_code).exists()
            told = Text("此统一社会信用代码已被使用。", "Another unit has this code.")
            fields["credit_code"] = [*rules.wrong_credit_code(credit_code), *([told] if taken else [])]
        if not name.strip():
            fields["name"] = [Text("请填写单位名称。", "Write the name of the unit.")]
        refuse_if(rules.ended(_called(parent), parent.valid_to, on), fields)
        verb, short = rules.CREATE_UNIT.name, short_name or name
        unit, changes = add_unit(verb, kind, name, short, parent, on, area_code, credit_code)
        record(by.actor, changes)
    return unit


def rename_unit(
    by: Person,
    unit: Unit,
    name: str,
    on: date,
    *,
    short_name: str = "",
    document: str,
    seen: str | None = UNSEEN,
) -> UnitName:
    """A unit is called something else from a day on; the old name stays for the days before."""
    with transaction.atomic():
        require(by, rules.RENAME_UNIT)
        old = unit.names.select_for_update().get(valid_to__isnull=True)
        shown = {"name": "name", "short_name": "short_name", "on": "valid_from"}
        refuse_outdated(subjects.UNIT_NAME, old, seen, shown)
        early = Text(f"更名日期须晚于{old.valid_from}。", f"The new name has to begin after {old.valid_from}.")
        refuse_if([*rules.ended(_called(unit), unit.valid_to, on), *([early] if on <= old.valid_from else [])])
        before = subjects.UNIT_NAME.digest(old)
        old.valid_to = on - timedelta(days=1)
        old.save()
        new = unit.names.create(name=name, short_name=short_name or name, valid_from=on)
        verb = rules.RENAME_UNIT.name
        closing = changed(verb, subjects.UNIT_NAME, before, old, document)
        record(by.actor, [closing, created(verb, subjects.UNIT_NAME, new, document)])
    return new


def merge_units(
    by: Person, units: Sequence[Unit], into: Unit, on: date, *, document: str, seen: str | None = UNSEEN
) -> list[Succession]:
    """Several units go over into one, which stands already; they end the day before. `seen` is the first one's."""
    pairs = [(unit, into) for unit in units]
    return _succeed(by, rules.MERGE_UNITS, Succession.Kind.MERGE, pairs, on, document, seen)


def split_unit(
    by: Person, unit: Unit, into: Sequence[Unit], on: date, *, document: str, seen: str | None = UNSEEN
) -> list[Succession]:
    """One unit goes over into several, which stand already; it ends the day before."""
    pairs = [(unit, heir) for heir in into]
    return _succeed(by, rules.SPLIT_UNIT, Succession.Kind.SPLIT, pairs, on, document, seen)


def add_unit(
    verb: str, kind: str, name: str, short: str, parent: Unit | None, on: date, area_code: str, credit_code: str
) -> tuple[Unit, list[Change]]:
    """The rows of a new unit and what the ledger has to say about them."""
    codes = {"area_code": area_code, "credit_code": credit_code}
    unit = Unit.objects.create(kind=kind, parent=parent, valid_from=on, path="", **codes)
    unit.path = f"{parent.path if parent else '/'}{unit.pk:08}/"
    unit.save(update_fields=["path"])
    called = UnitName.objects.create(unit=unit, name=name, short_name=short, valid_from=on)
    return unit, [created(verb, subjects.UNIT, unit), created(verb, subjects.UNIT_NAME, called)]


def _succeed(
    by: Person, verb: Verb, kind: str, pairs: list[tuple[Unit, Unit]], on: date, document: str, seen: str | None
) -> list[Succession]:
    ending = list(dict.fromkeys(unit for unit, _ in pairs))
    with transaction.atomic():
        require(by, verb)
        for place, old in enumerate(ending):
            refuse_outdated(subjects.UNIT, old, UNSEEN if place else seen, {"on": "valid_to"})
        refuse_if(_against_succession(pairs, on))
        changes, successions = [], []
        for old in ending:
            before = subjects.UNIT.digest(old)
            old.valid_to = on - timedelta(days=1)
            old.save(update_fields=["valid_to"])
            changes.append(changed(verb.name, subjects.UNIT, before, old, document))
        for old, heir in pairs:
            row = Succession.objects.create(kind=kind, predecessor=old, successor=heir, on=on, document=document)
            changes.append(created(verb.name, subjects.SUCCESSION, row, document))
            successions.append(row)
        record(by.actor, changes)
    return successions


def _against_succession(pairs: list[tuple[Unit, Unit]], on: date) -> list[Text]:
    problems = []
    if not pairs:
        problems.append(Text("请至少选择一个单位。", "Choose at least one unit."))
    for unit in dict.fromkeys(unit for pair in pairs for unit in pair):
        problems += rules.ended(_called(unit), unit.valid_to, on)
    for old, heir in pairs:
        if old == heir:
            problems.append(Text("单位不能承继自身。", "A unit cannot succeed itself."))
        if on <= old.valid_from:
            problems.append(
                Text(f"生效日期须晚于{old.valid_from}。", f"The change has to take effect after {old.valid_from}.")
            )
    return problems


def _called(unit: Unit) -> Text:
    name = name_of(unit)
    return Text(name, name)
