"""Single sign-on: away to the identity provider and back, to come in or to confirm who one is."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from kaoheng.text import Text
from kaoheng_web.authentication import provider
from kaoheng_web.authentication.actions import signing
from kaoheng_web.authentication.actions.proofs import by_provider
from kaoheng_web.authentication.provider import Journey
from kaoheng_web.organisation.authority.confirmation import remember_confirmation
from kaoheng_web.organisation.models import Account
from kaoheng_web.portal.arriving import destination, go_on, origin
from kaoheng_web.portal.forms import SignIn
from kaoheng_web.portal.proving import Ways
from kaoheng_web.portal.views.signing import ask_again, door
from kaoheng_web.shared.errors import NotFound, Refusal

JOURNEY = "journey"
NONE = Text("没有配置统一身份认证。", "No identity provider is configured.")
NO_ACCOUNT = Text(
    "统一身份认证通过了，但本平台没有您的可用账号：请联系安全管理员开通。",
    "The identity provider knows you, but you have no open account here: ask the security administrator.",
)


@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Away to the provider; somebody who is signed in has to prove there again who they are."""
    if not provider.offered():
        raise NotFound(NONE)
    try:
        address, journey = provider.set_out(_back(request), fresh=isinstance(request.user, Account))
    except Refusal as refusal:
        return _told(request, refusal)
    request.session[JOURNEY] = {**journey.kept(), "to": destination(request)}
    return HttpResponseRedirect(address)


@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider, with an answer that counts once."""
    kept: dict[str, Any] = request.session.pop(JOURNEY, {"state": "", "nonce": "", "verifier": "", "fresh": True})
    to = kept.pop("to", "/")
    try:
        if not kept["state"]:
            raise Refusal(provider.STALE)
        name = provider.arrive(Journey(**kept), request.GET.dict(), _back(request))
        return _arrived(request, name, to)
    except Refusal as refusal:
        return _told(request, refusal)


def _arrived(request: HttpRequest, name: str, to: str) -> HttpResponse:
    named, present = provider.account_named(name), request.user
    if isinstance(present, Account):
        signing.confirm_identity(present.person, present, by_provider(named), origin=origin(request))
        remember_confirmation(request)
        return HttpResponseRedirect(to)
    if named is None:
        signing.turn_away(name, origin=origin(request))
        raise Refusal(NO_ACCOUNT)
    signing.first_step(named, origin=origin(request))
    return go_on(request, named, to, by_provider=True)


def _told(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(request.user, Account):
        return ask_again(request, Ways(request, request.user, with_password=True), refusal.text)
    return door(request, SignIn(), refusal.text)


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("portal:single_sign_on_return"))
