"""The sessions that the reader may know of, one of them, and what is done with it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text, title_of
from kaoheng_web.channels.ballots import rules
from kaoheng_web.channels.ballots.actions import sessions as actions
from kaoheng_web.channels.ballots.box import opened, outcomes, problems, refusals
from kaoheng_web.channels.ballots.forms import NewSession, Repeat, Void
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.ballots.queries import (
    ballots_of,
    channel_of,
    turnouts,
    turnouts_of_each,
    units_of,
    units_of_each,
)
from kaoheng_web.channels.ballots.rules import State, state
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound, Refusal, attempted
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_SESSION = Text("没有这个测评场次，或者您不能查看。", "There is no such session, or you may not see it.")
NO_EDITION = Text("{year}年度还没有审定的考核办法。", "No method is approved for {year} yet.")
MOVES: dict[str, tuple[Verb, State, Callable[[Person, Session], Session], Text]] = {
    "open": (rules.OPEN, State.PREPARED, actions.open_voting, Text("已开始投票。", "The voting is open.")),
    "close": (rules.CLOSE, State.OPEN, actions.close, Text("票箱已封。", "The box is closed.")),
    "lock": (rules.LOCK, State.CLOSED, actions.lock, Text("结果已锁定。", "The result is locked.")),
}


def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions of the year."""
    person, year = acting(request), year_of(request)
    rows = Session.objects.visible_to(person).filter(edition__year=year).select_related("edition").order_by("-pk")
    page = page_of(request, rows)
    listed = list(page)
    units, voters = units_of_each(listed), turnouts_of_each(listed)
    shown = [
        {
            "session": each,
            "state": state(each),
            "units": [name for _, name in units[each.pk]],
            "turnouts": voters[each.pk],
        }
        for each in listed
    ]
    may_prepare = standing(person).has({Role.TEAM, Role.OFFICE}) and governing(year) is not None
    return render(request, "ballots/sessions.html", {"page": page, "rows": shown, "may_prepare": may_prepare})


def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: its state, how many ballots came in, and its result once the box is closed."""
    return _session(request, visible_session(request, pk), [])


def prepare(request: HttpRequest) -> HttpResponse:
    """Plan a session."""
    person, year = acting(request), year_of(request)
    edition = governing(year)
    if edition is None:
        raise Refusal(Text(NO_EDITION.zh.format(year=year), NO_EDITION.en.format(year=year)))
    form = NewSession(request.POST or None, channels=_channels(edition), units=_units(person, year), on=clock.today())
    return answered(
        request,
        form,
        lambda: actions.prepare(person, edition, **form.cleaned_data),
        heading=Text("准备民主测评", "Prepare a ballot session"),
        button=rules.PREPARE.button,
        back=reverse("ballots:sessions"),
        told=Text("测评场次已准备。", "The session is prepared."),
        onward=lambda made: reverse("ballots:session", args=[made.pk]),
    )


@require_POST
def move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Open, close or lock; what stands in the way is told on the page of the session."""
    found = visible_session(request, pk)
    _, _, action, done = MOVES[move]
    moved = attempted(lambda: action(acting(request), found))
    if isinstance(moved, Refusal):
        return _session(request, found, list(moved.sentences))
    return went_well(request, reverse("ballots:session", args=[pk]), done)


def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare a session void; the library's own reason is offered where it has one."""
    found, person = visible_session(request, pk), acting(request)
    known = [why.zh for why in refusals(outcomes(opened(found)))] if found.closed_at else []
    form = Void(request.POST or None, initial={"reason": "".join(known)})
    return answered(
        request,
        form,
        lambda: actions.void(person, found, **form.cleaned_data),
        heading=Text(f"作废：{found.title}", f"Void {found.title}"),
        button=rules.VOID.button,
        back=reverse("ballots:session", args=[pk]),
        told=Text("该场次已作废，可以安排重投。", "The session is void and can be repeated."),
    )


def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold a voided session again."""
    found, person = visible_session(request, pk), acting(request)
    form = Repeat(request.POST or None, initial={"held_on": clock.today()})
    return answered(
        request,
        form,
        lambda: actions.repeat(person, found, **form.cleaned_data),
        heading=Text(f"重投：{found.title}", f"Repeat {found.title}"),
        button=rules.REPEAT.button,
        back=reverse("ballots:session", args=[pk]),
        told=Text("重投场次已准备。", "The repeated session is prepared."),
        onward=lambda made: reverse("ballots:session", args=[made.pk]),
    )


def visible_session(request: HttpRequest, pk: int) -> Session:
    """The session, if the reader may know that it exists."""
    rows = Session.objects.visible_to(acting(request)).select_related("edition", "repeats", "repeated")
    found: Session | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_SESSION)
    return found


def _session(request: HttpRequest, found: Session, against: list[Text]) -> HttpResponse:
    person, now = acting(request), state(found)
    box = opened(found) if found.closed_at else None
    units = units_of(found)
    about = rules.About(tuple(unit.path for unit, _ in units))
    results = outcomes(box) if box else []
    moves = [
        (name, verb.button) for name, (verb, begin, *_) in MOVES.items() if begin == now and may(person, verb, about)
    ]
    shown = {
        "session": found,
        "state": now,
        "channel": channel_of(found),
        "units": units,
        "turnouts": box.turnouts if box else turnouts(found),
        "outcomes": results,
        "refusals": refusals(results) if now == State.CLOSED else [],
        "box": problems(box) if box else [],
        "problems": against,
        "moves": moves,
        "may_issue": now in (State.PREPARED, State.OPEN) and may(person, rules.ISSUE, about),
        "may_count": now == State.CLOSED and may(person, rules.COUNT, about),
        "may_void": now != State.VOIDED and may(person, rules.VOID, about),
        "may_repeat": now == State.VOIDED and may(person, rules.REPEAT, about),
    }
    return render(request, "ballots/session.html", shown, status=422 if against else 200)


def _channels(edition: Edition) -> list[tuple[str, str]]:
    return [(id, words(title_of(each))) for id, each in ballots_of(edition).items()]


def _units(person: Person, year: int) -> list[Unit]:
    """The units of the year for which the person may hold a vote."""
    stands = standing(person)
    rows = Unit.objects.filter(memberships__year=year).order_by("pk")
    return list(rows.filter(stands.paths({Role.TEAM, Role.OFFICE})))
