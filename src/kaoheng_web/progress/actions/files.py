"""Evidence files come in, and stand behind items."""

from collections.abc import Sequence

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress import rules, storage, subjects
from kaoheng_web.progress.models import Attachment, EvidenceFile
from kaoheng_web.progress.queries import lines, roster
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

NO_ITEM = Text("请选择这份材料证明哪些指标。", "Choose the items that it is evidence for.")
NOT_ITS = Text("所选指标不考核这个单位。", "A chosen item is not for this unit.")


def attach(
    by: Person, edition: Edition, unit: Unit, name: str, content: bytes, items: Sequence[str], period: str
) -> EvidenceFile:
    """A file stands behind items of a period; the same bytes of a unit are kept once."""
    with transaction.atomic():
        require(by, rules.ATTACH, rules.Concern(unit.path))
        own = {one.item.id for who in roster(edition) if who.unit.pk == unit.pk for one in lines(edition, who)}
        wrong = [NO_ITEM] if not items else [] if set(items) <= own else [NOT_ITS]
        late = list(rules.wrong_period(period, edition.year, clock.today()))
        refuse_if([], {"file": list(rules.wrong_file(name, content)), "items": wrong, "period": late})
        file, changes = kept(by, unit, storage.Upload(name, content), rules.ATTACH.name)
        standing = set(file.attachments.filter(edition=edition, period=period).values_list("item", flat=True))
        for item in dict.fromkeys(items):
            if item not in standing:
                row = Attachment.objects.create(
                    file=file, edition=edition, item=item, period=period, at=clock.now(), by=by
                )
                changes.append(created(rules.ATTACH.name, subjects.ATTACHMENT, row))
        record(by.actor, changes)
    return file


def kept(by: Person, unit: Unit, upload: storage.Upload, action: str) -> tuple[EvidenceFile, list[Change]]:
    """A file of a unit, the same bytes once; for an action that says what it is evidence for and records it."""
    digest = storage.keep(upload.content)
    found: EvidenceFile | None = EvidenceFile.objects.filter(unit=unit, sha256=digest).first()
    if found is not None:
        return found, []
    told = {"name": upload.name[-120:], "sha256": digest, "size": len(upload.content)}
    file = EvidenceFile.objects.create(unit=unit, at=clock.now(), by=by, **told)
    return file, [created(action, subjects.EVIDENCE_FILE, file)]
