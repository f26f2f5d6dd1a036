"""The door: signing in, signing out, proving again who one is."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.authentication import provider
from kaoheng_web.authentication.actions import signing
from kaoheng_web.authentication.actions.proofs import Proof
from kaoheng_web.organisation.authority.confirmation import remember_confirmation
from kaoheng_web.organisation.models import Account
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.portal.arriving import account_of, come_in, destination, go_on, half_way, origin
from kaoheng_web.portal.forms import SignIn
from kaoheng_web.portal.proving import Ways
from kaoheng_web.shared.forms import carried_out


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Account and password; the demo city has a door for every role beside it."""
    form = SignIn(request.POST or None)
    if request.method == "POST":
        account = carried_out(
            form,
            lambda: signing.sign_in(form.cleaned_data["name"], form.cleaned_data["password"], origin=origin(request)),
        )
        if account:
            return go_on(request, account, destination(request))
    return door(request, form)


def door(request: HttpRequest, form: SignIn, problem: Text | None = None) -> HttpResponse:
    """The page with every way in."""
    shown = {
        "form": form,
        "problem": problem,
        "next": destination(request),
        "roles": [(role.value, title(role)) for role in Role],
        "single_sign_on": provider.offered(),
    }
    return render(request, "portal/sign_in.html", shown, status=422 if form.errors or problem else 200)


@never_cache
@sensitive_post_parameters("code", "response")
def second_step(request: HttpRequest) -> HttpResponse:
    """The second factor, a moment after the first."""
    found = half_way(request)
    if found is None:
        return HttpResponseRedirect(reverse("portal:sign_in"))
    account, to = found
    ways = Ways(request, account, with_password=False)
    if ways.carried_out(lambda proof: signing.second_step(account, proof, origin=origin(request))):
        return come_in(request, account, to)
    shown = {"account": account, "ways": ways, "question": ways.question()}
    return render(request, "portal/second_step.html", shown, status=422 if ways.wrong else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    if isinstance(request.user, Account):
        signing.sign_out(request.user, origin=origin(request))
    logout(request)
    return HttpResponseRedirect("/sign-in/")


@never_cache
@sensitive_post_parameters("password", "code", "response")
def confirm(request: HttpRequest) -> HttpResponse:
    """The password or a second factor once more, then back to where it was asked for."""
    account = account_of(request)
    ways = Ways(request, account, with_password=True)

    def prove(proof: Proof) -> None:
        signing.confirm_identity(account.person, account, proof, origin=origin(request))

    if ways.carried_out(prove):
        remember_confirmation(request)
        return HttpResponseRedirect(destination(request))
    return ask_again(request, ways)


def ask_again(request: HttpRequest, ways: Ways, problem: Text | None = None) -> HttpResponse:
    """The page with every way to confirm who one is."""
    shown = {
        "ways": ways,
        "question": ways.question(),
        "problem": problem,
        "next": destination(request),
        "single_sign_on": provider.offered(),
    }
    return render(request, "portal/confirm.html", shown, status=422 if ways.wrong or problem else 200)
