"""One's own account: roles, the last times somebody came in by this name, the password."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kaoheng.text import Text
from kaoheng_web.authentication import attempts
from kaoheng_web.authentication.actions.passwords import change_password
from kaoheng_web.authentication.queries import expiry, factor_names, last_password
from kaoheng_web.authentication.rules import DEMANDS
from kaoheng_web.ledger.queries import entries
from kaoheng_web.organisation.dated import holding
from kaoheng_web.organisation.models import ApiToken, Delegation, RoleAssignment
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.portal.arriving import account_of, origin
from kaoheng_web.portal.forms import ChangePassword
from kaoheng_web.portal.naming import actions_named
from kaoheng_web.portal.obligations import look_again, owed
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.forms import carried_out

CHANGED = Text(
    "密码已修改，其他地方的登录已全部退出。", "Your password is changed; you were signed out everywhere else."
)


def account(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles, stand-ins, the last times somebody came in by this name."""
    own, today = account_of(request), clock.today()
    person = own.person
    lent = Q(delegations__delegate=person) & holding(today, "delegations__")
    rows = RoleAssignment.objects.on(today).filter(Q(person=person) | lent).select_related("person", "unit").distinct()
    names = names_on([row.unit for row in rows], today)
    roles = [
        {
            "title": title(Role(row.role)),
            "unit": names.get(row.unit_id),
            "lender": row.person.name if row.person_id != person.pk else "",
            "until": row.valid_to,
            "row": row,
        }
        for row in rows
    ]
    loans = Delegation.objects.filter(assignment__person=person, valid_to__gte=today)
    tries = entries(subject_type=attempts.SUBJECT, subject_id=attempts.key(own.name))[:12]
    last = last_password(own)
    shown = {
        "roles": roles,
        "tries": actions_named(tries),
        "password": last,
        "expires": expiry(last),
        "factors": factor_names(own),
        "tokens": ApiToken.objects.filter(person=person, revoked_at__isnull=True).order_by("-pk"),
        "loans": [
            {"row": row, "title": title(Role(row.assignment.role))}
            for row in loans.select_related("assignment", "delegate").order_by("valid_from")
        ],
    }
    return render(request, "portal/account.html", shown)


@never_cache
@sensitive_post_parameters("old", "new", "again")
def password(request: HttpRequest) -> HttpResponse:
    """A new password; every other session of the account ends with the old one."""
    account = account_of(request)
    form = ChangePassword(request.POST or None)

    def change() -> bool:
        change_password(account.person, account, **form.cleaned_data, origin=origin(request))
        return True

    if request.method == "POST" and carried_out(form, change):
        update_session_auth_hash(request, account)
        look_again(request)
        return went_well(request, reverse("portal:account"), CHANGED)
    shown = {
        "form": form,
        "owed": owed(request, "password"),
        "rules": DEMANDS.values(),
        "history": settings.PASSWORD_HISTORY,
        "days": settings.PASSWORD_DAYS,
    }
    return render(request, "portal/password.html", shown, status=422 if form.errors else 200)
