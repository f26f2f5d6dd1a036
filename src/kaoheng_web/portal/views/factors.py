"""One's own second factors: added, removed, and the codes for the day on which they are lost."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kaoheng.text import Text
from kaoheng_web.authentication.actions import factors as changing
from kaoheng_web.authentication.codes import address, new_secret, picture
from kaoheng_web.authentication.keys import PLATFORM, ask_for_new
from kaoheng_web.authentication.models import SecurityKey
from kaoheng_web.authentication.queries import factors as factors_of
from kaoheng_web.authentication.sealing import seal, unseal
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.portal.arriving import account_of
from kaoheng_web.portal.forms import AddGenerator, AddKey
from kaoheng_web.portal.obligations import look_again, owed
from kaoheng_web.portal.proving import keep, kept, site
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out

SECRET = "new_secret"
NO_KEY = Text("没有这个安全密钥。", "There is no such key.")


def factors(request: HttpRequest) -> HttpResponse:
    """What one has, and what can be added."""
    shown = {"factors": factors_of(account_of(request)), "owed": owed(request, "factor")}
    return render(request, "portal/factors.html", shown)


@never_cache
@sensitive_post_parameters("code")
@confirmed
def add_generator(request: HttpRequest) -> HttpResponse:
    """Show the secret to the phone, and take its first code."""
    account = account_of(request)
    sealed = request.session.setdefault(SECRET, seal(new_secret()))
    secret, form = unseal(sealed), AddGenerator(request.POST or None)
    if request.method == "POST":
        codes = carried_out(
            form, lambda: changing.add_generator(account.person, account, secret, form.cleaned_data["code"])
        )
        if codes is not None:
            del request.session[SECRET]
            return _added(request, codes)
    shown = {"form": form, "secret": secret, "picture": picture(address(secret, account.name, PLATFORM))}
    return render(request, "portal/add_generator.html", shown, status=422 if form.errors else 200)


@never_cache
@confirmed
def add_key(request: HttpRequest) -> HttpResponse:
    """Ask the browser for a new key, and keep what it answers."""
    account = account_of(request)
    form = AddKey(request.POST or None)
    if request.method == "POST":
        state, here = kept(request), site(request)

        def register() -> list[str]:
            given = form.cleaned_data
            return changing.add_key(account.person, account, given["name"], here, state, given["response"])

        codes = carried_out(form, register)
        if codes is not None:
            return _added(request, codes)
    shown = {"form": form, "question": keep(request, ask_for_new(site(request), account))}
    return render(request, "portal/add_key.html", shown, status=422 if form.errors else 200)


@confirmed
def remove_generator(request: HttpRequest) -> HttpResponse:
    """Stop using the app on the phone."""
    account = account_of(request)
    heading = Text("停用动态码", "Remove the code generator")
    what = Text("停用后，手机上的动态码不再能登录。", "Codes from the phone will open nothing any more.")
    return _asked(request, heading, what, lambda: changing.remove_generator(account.person, account))


@confirmed
def remove_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop using a key."""
    account = account_of(request)
    found = SecurityKey.objects.filter(account=account, pk=pk).select_related("account__person").first()
    if found is None:
        raise NotFound(NO_KEY)
    heading = Text(f"移除安全密钥“{found.name}”", f"Remove the key {found.name!r}")
    what = Text("移除后，这个密钥不再能登录。", "This key will open nothing any more.")
    return _asked(request, heading, what, lambda: changing.remove_key(account.person, found))


@never_cache
@confirmed
def recovery(request: HttpRequest) -> HttpResponse:
    """New codes on paper in place of the old ones."""
    account = account_of(request)
    if request.method == "POST":
        return _added(request, changing.renew_recovery_codes(account.person, account))
    heading = Text("换发恢复码", "Renew the recovery codes")
    what = Text("换发后，旧的恢复码全部作废。", "The old recovery codes will open nothing any more.")
    return render(request, "portal/sure.html", {"heading": heading, "what": what, "back": reverse("portal:factors")})


def _added(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Codes are shown once, on the answer itself: no address leads back to them."""
    look_again(request)
    if codes:
        return render(request, "portal/recovery_codes.html", {"codes": codes})
    return went_well(request, reverse("portal:factors"), Text("第二因素已启用。", "The second factor is added."))


def _asked(request: HttpRequest, heading: Text, what: Text, remove: Callable[[], None]) -> HttpResponse:
    """Ask once, then do it."""
    if request.method == "POST":
        remove()
        return went_well(request, reverse("portal:factors"), Text("已移除。", "It is removed."))
    return render(request, "portal/sure.html", {"heading": heading, "what": what, "back": reverse("portal:factors")})
