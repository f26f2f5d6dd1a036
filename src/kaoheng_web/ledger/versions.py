"""Concurrent changes: a page carries the version of what it shows, and the action refuses when that is no longer so.

    version = version_of(subjects.TERM, term)                       # the view, into the form
    refuse_outdated(subjects.TERM, term, seen, {"on": "valid_to"})  # the action, first of all after `require`

The version is the digest that the ledger keeps of the row, so there is nothing to store and nothing to forget.
"""

from collections.abc import Mapping

from django.db.models import Model

from kaoheng.text import Text
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.subjects import Subject
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Outdated, stands_now

UNSEEN = None  # what an action is given when nobody looked at a page before: by an import, or by another action


def version_of(subject: Subject, row: Model) -> str:
    """The version of a row as it stands in memory."""
    return subject.digest(row)


def refuse_outdated(subject: Subject, row: Model, seen: str | None, shown: Mapping[str, str] | None = None) -> None:
    """Lock the row and read it anew; refused unless it still is the version that was seen.

    `shown` names the column behind each field of the form, so that what stands now is told beside what was typed.
    """
    row.refresh_from_db(from_queryset=subject.model._default_manager.select_for_update())
    now = subject.digest(row)
    if seen is UNSEEN or seen == now:
        return
    fields = {name: [stands_now(getattr(row, column))] for name, column in (shown or {}).items()}
    raise Outdated(_changed(history(subject.name, row.pk).last()), fields=fields, version=now)


def _changed(last: Entry | None) -> Text:
    at = f"{last.at.astimezone(CHINA):%Y-%m-%d %H:%M}" if last else ""
    number = last.sequence if last else 0
    return Text(
        f"您打开页面以后，别人已于{at}保存了新内容（留痕第{number}条），见下。请核对；仍要保存请再按一次。",
        f"Since you opened the page somebody saved something newer at {at} (entry {number}), shown below. Compare, and "
        "save once more if you still mean it.",
    )
