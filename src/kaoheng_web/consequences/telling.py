"""Who is told of a consequence, and what: when it is given, sent back, withdrawn or overdue."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.ledger.actions import Change
from kaoheng_web.notices.actions.telling import settle, tell
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import name_of, people_with
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.supervision.models import EscalationLevel

LONGEST = 300
"""Characters of a notice."""
PHASE = Text("结果运用", "Consequences")
UNIT, ORGANISERS = (Role.HEAD, Role.LIAISON), (Role.PERSONNEL,)
Kind = Consequence.Kind
ASKED: Mapping[str, tuple[Role, ...]] = {
    Kind.WRITTEN_REPORT: UNIT,
    Kind.RECTIFICATION: UNIT,
    Kind.SUMMONS: (Role.OFFICE,),
    Kind.ADMONITION: ORGANISERS,
    Kind.RESHUFFLE: ORGANISERS,
}
"""Who takes the first step, where it is not the office that generated the measure."""
INFORMED: Mapping[str, tuple[Role, ...]] = {
    Kind.COMMENDATION: UNIT,
    Kind.OTHER: UNIT,
    Kind.SUMMONS: (Role.HEAD,),
    Kind.ADMONITION: (Role.HEAD,),
}
"""Who learns of it and need not do anything on the platform."""


def given(row: Consequence) -> list[Change]:
    """The measure follows: those who act are asked by the day, the others told."""
    name = name_of(row.unit)
    what = _short(f"{name}：{row.title_zh}（{row.reason_zh}）", f"{name}: {row.title_en} ({row.reason_en})")
    informed = tell(_people(row.unit, INFORMED.get(row.kind, ())), _key(row), what, phase=PHASE, url=_url(row))
    asked = _people(row.unit, ASKED.get(row.kind, ()))
    return [*informed, *tell(asked, _key(row), what, phase=PHASE, url=_url(row), due=row.due)]


def taken(row: Consequence, before: int) -> list[Change]:
    """A step was taken after so many others: what was asked by then is settled."""
    return settle(_key(row, before))


def returned(row: Consequence, before: int, why: str) -> list[Change]:
    """What the unit handed in comes back: it is asked once more, with the reason."""
    what = _short(f"“{row.title_zh}”被退回：{why}", f"Sent back, {row.title_en}: {why}")
    return tell(_people(row.unit, UNIT), _key(row, before + 1), what, phase=PHASE, url=_url(row), due=row.due)


def withdrawn(row: Consequence, why: str) -> list[Change]:
    """A correction withdraws it: nothing is asked any more, and those who were told learn of that."""
    name = name_of(row.unit)
    what = _short(f"{name}：“{row.title_zh}”已撤销（{why}）", f"{name}: withdrawn, {row.title_en} ({why})")
    told = _people(row.unit, (*ASKED.get(row.kind, ()), *INFORMED.get(row.kind, ())))
    settled = settle(_key(row, row.steps.count()))
    return [*settled, *tell(told, _key(row, "withdrawn"), what, phase=PHASE, url=_url(row))]


def overdue(row: Consequence, late: int, level: EscalationLevel | None) -> list[Change]:
    """It is overdue, or has gone up by a level: those who act and the office are told once for each level."""
    name, days = name_of(row.unit), level.days if level else 0
    up = (
        Text(f"，已到“{level.title}”，报{level.to}", f", gone up to {level.title}: {level.to}")
        if level
        else Text("", "")
    )
    what = _short(f"{name}：“{row.title_zh}”逾期{late}天{up.zh}", f"{name}: {row.title_en}, {late} days late{up.en}")
    offices = () if row.kind == Kind.RESHUFFLE else (Role.OFFICE,)
    told = _people(row.unit, (*ASKED.get(row.kind, ()), *offices))
    return tell(told, _key(row, f"late:{days}"), what, phase=PHASE, url=_url(row))


def _people(unit: Unit, roles: tuple[Role, ...]) -> Iterator[Person]:
    for role in dict.fromkeys(roles):
        yield from people_with(role, unit, clock.today())


def _short(zh: str, en: str) -> Text:
    return Text(zh[:LONGEST], en[:LONGEST])


def _key(row: Consequence, when: int | str = 0) -> str:
    """What is told once so many steps were taken, or at another moment."""
    return f"consequence:{row.pk}:{when}"


def _url(row: Consequence) -> str:
    return reverse("consequences:consequence", args=[row.pk])
