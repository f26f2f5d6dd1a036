"""The ways to prove who one is, as forms of one page; the one that was used holds its problems."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from kaoheng_web.authentication.actions.proofs import Proof, by_code, by_key, by_password
from kaoheng_web.authentication.keys import Question, Site, ask_for_known
from kaoheng_web.authentication.queries import factors
from kaoheng_web.organisation.models import Account
from kaoheng_web.portal.forms import AnswerOfKey, GiveCode, GivePassword
from kaoheng_web.shared.forms import carried_out

STATE = "key_state"


class Ways:
    """What one account may prove itself with on this page."""

    def __init__(self, request: HttpRequest, account: Account, *, with_password: bool) -> None:
        self.request, self.account = request, account
        self.used = request.POST.get("by", "password" if with_password else "code")
        held = factors(account)
        password, code = with_password and account.has_usable_password(), held.generator or held.recovery_codes
        self.password = GivePassword(self._data("password")) if password else None
        self.code = GiveCode(self._data("code")) if code else None
        self.key = AnswerOfKey(self._data("key")) if held.keys else None

    def carried_out(self, act: Callable[[Proof], None]) -> bool:
        """Whether the proof that was sent is right; what is wrong with it stands in its form."""
        form = {"password": self.password, "code": self.code, "key": self.key}.get(self.used)

        def proven() -> bool:
            act(self._proof())
            return True

        return self.request.method == "POST" and form is not None and bool(carried_out(form, proven))

    def question(self) -> dict[str, Any] | None:
        """What the browser is asked to have signed by a key; asked anew for every page."""
        return keep(self.request, ask_for_known(site(self.request), self.account)) if self.key else None

    @property
    def wrong(self) -> bool:
        """Whether something is wrong."""
        return any(form.errors for form in (self.password, self.code, self.key) if form)

    def _data(self, name: str) -> Any:
        return self.request.POST if self.request.method == "POST" and self.used == name else None

    def _proof(self) -> Proof:
        if self.used == "key" and self.key:
            return by_key(site(self.request), kept(self.request), self.key.cleaned_data["response"])
        if self.used == "code" and self.code:
            return by_code(self.code.cleaned_data["code"])
        return by_password(self.password.cleaned_data["password"] if self.password else "")


def site(request: HttpRequest) -> Site:
    """The address under which this reader knows the platform."""
    origin = f"{request.scheme}://{request.get_host()}"
    return Site(origin, urlsplit(origin).hostname or "")


def keep(request: HttpRequest, question: Question) -> dict[str, Any]:
    """Keep what the answer will be checked against; what the browser is asked."""
    request.session[STATE] = question.state
    return question.options


def kept(request: HttpRequest) -> dict[str, str]:
    """What was kept; a challenge counts for one answer."""
    found: dict[str, str] = request.session.pop(STATE, {"challenge": "", "user_verification": ""})
    return found
