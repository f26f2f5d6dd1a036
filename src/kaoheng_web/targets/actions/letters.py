"""Responsibility letters are drawn up for every unit at once, and signed by the head of each."""

import hashlib

from django.conf import settings
from django.db import transaction

from kaoheng.documents.blocks import dumps
from kaoheng.method.checks.profiles import Profile
from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import code_of, group_codes, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.letter import content
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.queries import InForce, in_force

NOTHING = Text("没有已下达、待签责任书的目标。", "No issued targets are waiting for a letter.")


def draw_up(by: Person, edition: Edition, *, mark: str) -> list[Letter]:
    """A letter for every unit that has targets and none yet; `mark` stands before the year in its number (晋市责)."""
    with transaction.atomic():
        require(by, rules.DRAW_UP)
        standing = Letter.objects.filter(edition=edition)
        done = set(standing.values_list("unit_id", flat=True))
        units: dict[Unit, list[InForce]] = {}
        for each in in_force(edition):
            if each.target.unit_id not in done:
                units.setdefault(each.target.unit, []).append(each)
        refuse_if([] if units else [NOTHING], {"mark": rules.needs(mark, Text("文号代字", "the mark"))})
        groups = group_codes(edition.year)
        names, now, place = names_on(units, clock.today()), clock.now(), edition.method.method.place
        letters = []
        for at, (unit, targets) in enumerate(units.items(), len(done) + 1):
            number = f"{mark.strip()}〔{edition.year}〕{at}号"
            profile = Profile(groups.get(unit.pk, ""), code_of(unit))
            called = names[unit.pk].name if unit.pk in names else str(unit)
            told = dumps(content(edition, place, called, number, profile, targets, demo=settings.DEMO))
            pinned = hashlib.sha256(told.encode()).hexdigest()
            letters.append(Letter(edition=edition, unit=unit, number=number, content=told, hash=pinned, at=now, by=by))
        made = Letter.objects.bulk_create(letters)
        record(by.actor, (created(rules.DRAW_UP.name, subjects.LETTER, row, row.number) for row in made))
    return made


def sign(by: Person, letter: Letter, *, seen: str) -> None:
    """The head of the unit signs the letter that was read; `seen` is its hash."""
    with transaction.atomic():
        row = Letter.objects.select_for_update().select_related("unit").get(pk=letter.pk)
        require(by, rules.SIGN, row)
        other = Text("责任书内容与您看到的不一致。", "The letter is not the one that you read.")
        refuse_if([*rules.unsigned(row), *([other] if seen != row.hash else [])])
        before = subjects.LETTER.digest(row)
        row.signed_at, row.signed_by = clock.now(), by
        row.save()
        record(by.actor, [changed(rules.SIGN.name, subjects.LETTER, before, row, row.number)])
