"""When a notice may leave, what its message says, and who may do what with it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Protocol

from rules import Predicate

from kaoheng.text import Language, Text
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.clock import CHINA

QUIET_FROM, QUIET_TO = time(22), time(7)
DIGEST_AT = time(8, 30)
REMIND_BEFORE = timedelta(days=7)


class Matter(Protocol):
    """Something to do, as the workbench lists it and a notice tells it."""

    @property
    def what(self) -> Text: ...
    @property
    def phase(self) -> Text: ...
    @property
    def url(self) -> str: ...
    @property
    def due(self) -> date | None: ...


class Received(Protocol):
    """Something that was sent to one person."""

    @property
    def person_id(self) -> int: ...


def _is_recipient(person: Person, subject: Received | None = None) -> bool:
    return subject is not None and subject.person_id == person.pk


is_recipient = Predicate(_is_recipient, name="is the recipient")

TELL = "notices.tell"
SETTLE = "notices.settle"
DELIVER = "notices.deliver"
READ = Verb("notices.read", Text("阅读消息", "read a notice"), is_recipient)
PREFER = Verb("notices.prefer", Text("修改送达设置", "change how notices are delivered"), is_recipient)


def is_quiet(at: time, begin: time, end: time) -> bool:
    """Whether a time lies in the quiet hours, which may reach over midnight.

    >>> [is_quiet(time(hour), time(22), time(7)) for hour in (21, 22, 3, 7)]
    [False, True, True, False]
    """
    return begin <= at < end if begin <= end else at >= begin or at < end


def first_moment(told_at: datetime, begin: time, end: time, *, digest: bool) -> datetime:
    """The first moment at which a notice may leave: at the next digest, or when the quiet hours are over.

    >>> first_moment(datetime(2026, 3, 1, 23, tzinfo=CHINA), time(22), time(7), digest=False).isoformat()
    '2026-03-02T07:00:00+08:00'
    """
    local = told_at.astimezone(CHINA)
    if digest:
        return _next(local, DIGEST_AT)
    return _next(local, end) if is_quiet(local.time(), begin, end) else told_at


def heading(matters: Iterable[Matter], language: Language) -> str:
    """The title of a message."""
    count = len(list(matters))
    return Text(f"考衡：{count}条消息", f"Kaoheng: {count} notices")[language]


def message(matters: Iterable[Matter], language: Language, origin: str, name: str) -> str:
    """The body of a message: what, where in the year, by when, and the address of the page."""
    greeting = Text(f"{name}：", f"{name}:")[language]
    return "\n".join([greeting, *(line for matter in matters for line in _lines(matter, language, origin))])


def _lines(matter: Matter, language: Language, origin: str) -> Iterator[str]:
    due = Text(f"，期限{matter.due}", f", by {matter.due}")[language] if matter.due else ""
    phase = Text(f"【{matter.phase.zh}】", f"[{matter.phase.en}] ")[language]
    yield f"{phase}{matter.what[language]}{due}"
    yield f"{origin}{matter.url}"


def _next(local: datetime, at: time) -> datetime:
    """The next moment with this time on the clock."""
    today = datetime.combine(local.date(), at, CHINA)
    return today if today > local else today + timedelta(days=1)
