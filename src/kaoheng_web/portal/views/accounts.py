"""An account as the security administrator sees it: opened, unlocked, reset, closed, never used for somebody else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from kaoheng.text import Text
from kaoheng_web.authentication import attempts
from kaoheng_web.authentication.actions.accounts import admit, unlock
from kaoheng_web.authentication.actions.factors import reset_factors
from kaoheng_web.authentication.actions.passwords import give_password
from kaoheng_web.authentication.queries import factors, last_password
from kaoheng_web.ledger.queries import entries
from kaoheng_web.organisation.actions.accounts import close_account, reopen_account
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import NO_PERSON, acting
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.portal.forms import OpenAccount, WithReason
from kaoheng_web.portal.naming import actions_named
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out

DONE = Text("已办理，并已留痕。", "It is done and recorded.")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done to an account as it stands; a first password comes back as words."""

    name: str
    title: Text
    what: Text
    act: Callable[[Person, Account, str], str | None]
    fits: Callable[[dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    password: str | None


def _close(by: Person, account: Account, reason: str) -> None:
    close_account(by, account, clock.today(), reason=reason)


DEEDS = (
    Deed(
        "unlock",
        Text("解除锁定", "Unlock"),
        Text("核实是本人输错以后，不等15分钟就可以再试。", "Once it is clear that the owner mistyped."),
        lambda by, account, reason: unlock(by, account, reason=reason),
        lambda stands: bool(stands["locked"]),
    ),
    Deed(
        "password",
        Text("重设初始密码", "Give a new first password"),
        Text("旧密码立即失效；本人用初始密码登录后必须修改。", "The old one ends at once; the owner has to change it."),
        lambda by, account, reason: give_password(by, account, reason=reason),
        lambda stands: not stands["closed"],
    ),
    Deed(
        "factors",
        Text("重置第二因素", "Reset second factors"),
        Text("手机或密钥丢失时使用；须先当面核实本人。", "When phone or key is lost; make sure first who asks."),
        lambda by, account, reason: reset_factors(by, account, reason=reason),
        lambda stands: bool(len(stands["factors"])),
    ),
    Deed(
        "close",
        Text("停用账号", "Close the account"),
        Text("今天起不能再登录；账号保留，不给别人用。", "Nobody signs in from today; it is never given to another."),
        _close,
        lambda stands: not stands["closed"],
    ),
    Deed(
        "reopen",
        Text("恢复账号", "Reopen the account"),
        Text("本人回到岗位，仍用原账号。", "The owner is back and uses the same account."),
        lambda by, account, reason: reopen_account(by, account, reason=reason),
        lambda stands: bool(stands["closed"]),
    ),
)


@never_cache
@confirmed
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """The account of one person, and what can be done to it."""
    reader = acting(request)
    found = Person.objects.visible_to(reader).filter(pk=pk).select_related("account").first()
    if found is None:
        raise NotFound(NO_PERSON)
    held: Account | None = getattr(found, "account", None)
    return _of_nobody(request, reader, found) if held is None else _of(request, reader, held)


def _of_nobody(request: HttpRequest, reader: Person, person: Person) -> HttpResponse:
    form = OpenAccount(request.POST or None)
    if request.method == "POST":
        password = carried_out(form, lambda: admit(reader, person, form.cleaned_data["name"]))
        if password:
            return _handed_over(request, person, form.cleaned_data["name"], password)
    shown = {"person": person, "form": form}
    return render(request, "portal/person_account.html", shown, status=422 if form.errors else 200)


def _of(request: HttpRequest, reader: Person, account: Account) -> HttpResponse:
    stands = {
        "locked": attempts.lock_on(account.name),
        "closed": account.closed_on,
        "factors": factors(account),
    }
    chosen = request.POST.get("do", "")
    deeds = [(deed, WithReason(request.POST if chosen == deed.name else None)) for deed in DEEDS if deed.fits(stands)]
    asked = next(((deed, form) for deed, form in deeds if deed.name == chosen), None)
    if asked:
        done = _done(reader, account, *asked)
        if done and done.password:
            return _handed_over(request, account.person, account.name, done.password)
        if done:
            return went_well(request, reverse("portal:person_account", args=[account.person_id]), DONE)
    tries = entries(subject_type=attempts.SUBJECT, subject_id=attempts.key(account.name))[:8]
    shown = {
        **stands,
        "person": account.person,
        "account": account,
        "password": last_password(account),
        "deeds": deeds,
        "own": account.person_id == reader.pk,
        "tries": actions_named(tries),
    }
    wrong = any(form.errors for _, form in deeds)
    return render(request, "portal/person_account.html", shown, status=422 if wrong else 200)


def _done(reader: Person, account: Account, deed: Deed, form: WithReason) -> Done | None:
    return carried_out(form, lambda: Done(deed.act(reader, account, form.cleaned_data["reason"])))


def _handed_over(request: HttpRequest, person: Person, name: str, password: str) -> HttpResponse:
    """The first password is shown once, on the answer itself: no address leads back to it."""
    shown = {"person": person, "name": name, "password": password}
    return render(request, "portal/first_password.html", shown)
