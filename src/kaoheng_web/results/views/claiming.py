"""What is done with bonuses and penalties: claiming, registering, reviewing, giving notice, deciding, withdrawing."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.tally.claiming.terms import Sign
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.actions.claims import (
    claim_bonus,
    decide_claim,
    notice_claims,
    register_penalty,
    review_claim,
    withdraw_claim,
)
from kaoheng_web.results.actions.proofs import add_proofs
from kaoheng_web.results.forms.claims import Decision, MoreProofs, NewClaim, NoticeOfClaims, Review, Withdrawal, uploads
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.queries.claims import channels_of
from kaoheng_web.results.rules import claims as rules
from kaoheng_web.results.rules.claims import State, state_of
from kaoheng_web.results.rules.deciding import REPORTERS
from kaoheng_web.results.views.claims import described, evidence_of, visible_claim
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of

NO_EDITION = Text("本年度还没有审定的考核办法。", "No method is approved for the year yet.")
DONE = Text("已办理并留痕。", "Done, and recorded.")


def claim(request: HttpRequest) -> HttpResponse:
    """A unit claims a bonus."""
    return _file(request, "bonus", rules.CLAIM_BONUS)


def penalty(request: HttpRequest) -> HttpResponse:
    """The office registers a penalty."""
    return _file(request, "penalty", rules.REGISTER_PENALTY)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The first review of a claim."""
    reader, found, form = acting(request), visible_claim(request, pk), Review(request.POST or None)

    def do() -> None:
        review_claim(reader, found, passed=form.cleaned_data["passed"] == "yes", opinion=form.cleaned_data["opinion"])

    return _done(request, form, do, found, rules.REVIEW_CLAIM)


@confirmed
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision on a claim."""
    reader, found, form = acting(request), visible_claim(request, pk), Decision(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        decide_claim(reader, found, recognised=given["recognised"] == "yes", reason=given["reason"])

    return _done(request, form, do, found, rules.DECIDE_CLAIM)


def add_files(request: HttpRequest, pk: int) -> HttpResponse:
    """More files behind a claim."""
    reader, found = acting(request), visible_claim(request, pk)
    form = MoreProofs(request.POST or None, request.FILES or None)

    def do() -> None:
        add_proofs(reader, found, uploads(form.cleaned_data["proofs"]))

    return _done(request, form, do, found, rules.ADD_PROOFS)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Taking a claim back."""
    reader, found, form = acting(request), visible_claim(request, pk), Withdrawal(request.POST or None)

    def do() -> None:
        withdraw_claim(reader, found, reason=form.cleaned_data["reason"])

    return _done(request, form, do, found, rules.WITHDRAW_CLAIM)


def notice(request: HttpRequest) -> HttpResponse:
    """Putting all that passed the review on notice."""
    reader, today = acting(request), clock.today()
    rows = Claim.objects.filter(edition=_edition(request)).select_related("unit", "edition").order_by("pk")
    waiting = {str(row.pk): row for row in rows if state_of(row, today) == State.REVIEWED}
    names = names_on([row.unit for row in waiting.values()], today)
    choices = [(key, f"{names[row.unit_id].short_name} · {row.matter}") for key, row in waiting.items()]
    form = NoticeOfClaims(request.POST or None, waiting=choices, initial={"claims": list(waiting)})

    def give() -> int:
        given = form.cleaned_data
        return notice_claims(reader, [waiting[key] for key in given["claims"]], given["first"], given["last"])

    return answered(
        request,
        form,
        give,
        heading=rules.NOTICE_CLAIMS.title,
        button=rules.NOTICE_CLAIMS.button,
        back=reverse("results:claims"),
        told=lambda count: Text(f"{count}项进入公示。", f"{count} claims are on notice."),
    )


def _file(request: HttpRequest, sign: Sign, verb: Verb) -> HttpResponse:
    reader, edition = acting(request), _edition(request)
    units = _units(reader, edition, everybody=sign == "penalty")
    form = NewClaim(request.POST or None, request.FILES or None, terms=channels_of(edition), sign=sign, units=units)
    action = claim_bonus if sign == "bonus" else register_penalty
    return answered(
        request,
        form,
        lambda: action(reader, edition, form.cleaned_data["unit"], form.filed),
        heading=verb.title,
        button=verb.button,
        back=reverse("results:claims"),
        told=DONE,
        onward=lambda made: reverse("results:claim", args=[made.pk]),
    )


def _edition(request: HttpRequest) -> Edition:
    edition = governing(year_of(request))
    if edition is None:
        raise NotFound(NO_EDITION)
    return edition


def _units(reader: Person, edition: Edition, *, everybody: bool) -> list[tuple[Unit, str]]:
    """The units of the year that one may file for."""
    rows = Unit.objects.filter(memberships__year=edition.year).order_by("memberships__group_id", "pk")
    own = rows if everybody else rows.filter(standing(reader).paths(REPORTERS))
    names = names_on(own, clock.today())
    return [(unit, names[unit.pk].name if unit.pk in names else name_of(unit)) for unit in own]


def _done(request: HttpRequest, form: forms.Form, action: Callable[[], None], found: Claim, verb: Verb) -> HttpResponse:
    return answered(
        request,
        form,
        action,
        heading=Text(f"{verb.title.zh}：{found.matter}", f"{verb.title.en}: {found.matter}"),
        button=verb.button,
        back=reverse("results:claim", args=[found.pk]),
        told=DONE,
        about="results/claim_facts.html",
        claim=found,
        row=described([found], set())[0],
        **evidence_of(acting(request), found),
    )
