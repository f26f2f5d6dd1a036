"""Editions are drafted from a text or from an earlier edition, and revised until they are submitted."""

from django.db import transaction

from kaoheng.method.canonical import digest
from kaoheng.method.load import Loaded
from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods import rules, subjects
from kaoheng_web.methods.copying import moved
from kaoheng_web.methods.models import Edition, Revision
from kaoheng_web.methods.reading import checked
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

CHANGED = Text("这个办法刚被别人修改过。", "Somebody else has just revised this edition.")
COMPARE = Text(
    "您填写的内容还在下面：请先复制保存，再打开最新的内容核对后修改。",
    "What you typed is still below: copy it, then open the newest text, compare and revise that.",
)


def draft_edition(by: Person, text: str, *, copied_from: Edition | None = None, reason: str = "") -> Edition:
    """A new edition from the text of a method file; its year and title are those that the text states."""
    with transaction.atomic():
        require(by, rules.DRAFT)
        loaded = checked(text)
        head = loaded.method.method
        edition = Edition.objects.create(
            year=head.year,
            title=head.title,
            text=text,
            hash=digest(loaded.method),
            copied_from=copied_from,
            drafted_at=clock.now(),
            drafted_by=by,
        )
        record(by.actor, [created(rules.DRAFT.name, subjects.EDITION, edition, reason)])
    return edition


def copy_edition(by: Person, source: Edition, year: int) -> Edition:
    """A new edition for another year from an earlier one: year, title and dates move, all else stays."""
    require(by, rules.DRAFT)
    text = moved(source.loaded, year)
    return draft_edition(by, text, copied_from=source, reason=f"沿用《{source.title}》")


def revise_edition(by: Person, edition: Edition, text: str, *, seen: str, reason: str) -> Revision:
    """Another text for a draft; `seen` is the hash of what the person had before them."""
    with transaction.atomic():
        require(by, rules.REVISE, edition)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        refuse_if(rules.blockers_to_revise(edition))
        if edition.hash != seen:
            raise Outdated(CHANGED, COMPARE)
        loaded = checked(text)
        refuse_if([], {"text": _another_year(edition, loaded)})
        before = subjects.EDITION.digest(edition)
        edition.text, edition.title, edition.hash = text, loaded.method.method.title, digest(loaded.method)
        edition.save(update_fields=["text", "title", "hash"])
        revision = Revision.objects.create(
            edition=edition, at=clock.now(), by=by, hash=edition.hash, reason=reason or "—"
        )
        verb = rules.REVISE.name
        record(
            by.actor,
            [
                changed(verb, subjects.EDITION, before, edition, reason),
                created(verb, subjects.REVISION, revision, reason),
            ],
        )
    return revision


def _another_year(edition: Edition, loaded: Loaded) -> list[Text]:
    year = loaded.method.method.year
    told = Text(
        f"这是{edition.year}年度的办法，文中写的是{year}年；其他年度请另行起草。",
        f"This is the edition of {edition.year}, the text says {year}: draft another edition.",
    )
    return [told] if year != edition.year else []
