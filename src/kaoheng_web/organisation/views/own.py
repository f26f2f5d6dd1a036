"""What people keep for themselves: saved filters on lists, tokens on the page of their account."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.saved_views import remove_view, save_view
from kaoheng_web.organisation.actions.tokens import create_token, revoke_token
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.forms.own import Confirmed, KeepView, NewToken
from kaoheng_web.organisation.models import ApiToken, SavedView
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, form_page
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words

NO_VIEW = Text("没有这个常用筛选。", "There is no such view.")
NO_PAGE = Text("这个页面不能保存筛选。", "Filters of this page cannot be kept.")
NO_TOKEN = Text("没有这个令牌。", "There is no such token.")
NOT_KEPT = ("page", "year")  # where in the list one is, and which year, are no filters


def saved_views(request: HttpRequest, page: str) -> dict[str, Any]:
    """What `parts/saved.html` shows: the reader's views of a page, and the filters that could be kept."""
    asked = [(name, value) for name, value in request.GET.items() if value and name not in NOT_KEPT]
    rows = SavedView.objects.filter(person=acting(request), page=page).order_by("title")
    return {"page": page, "rows": rows, "query": urlencode(asked)}


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filters of a list, and go back to it."""
    by = acting(request)
    form = KeepView(request.POST)
    try:
        back = reverse(request.POST.get("page", ""))
    except NoReverseMatch:
        raise NotFound(NO_PAGE) from None
    query = urlencode(parse_qsl(request.POST.get("query", "")[:500]))
    if carried_out(form, lambda: save_view(by, form.cleaned_data["page"], form.cleaned_data["title"], query)):
        messages.success(request, words(Text("已保存为常用筛选。", "Kept as a view of yours.")))
    else:
        for problems in form.errors.values():
            messages.error(request, str(problems[0]))
    return HttpResponseRedirect(f"{back}?{query}")


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a view no longer."""
    by = acting(request)
    row = SavedView.objects.filter(pk=pk, person=by).first()
    if row is None:
        raise NotFound(NO_VIEW)
    remove_view(by, row)
    return HttpResponseRedirect(reverse(row.page))


@never_cache
@confirmed
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token; the secret is on the answer and nowhere else."""
    by = acting(request)
    form = NewToken(request.POST or None, initial={"expires_on": clock.today() + timedelta(days=90)})
    if request.method == "POST":
        made = carried_out(form, lambda: create_token(by, **form.cleaned_data))
        if made:
            return render(request, "organisation/token.html", {"token": made[0], "secret": made[1]})
    heading = Text("创建接口令牌", "Make a token")
    return form_page(request, form, heading=heading, button=rules.CREATE_TOKEN.button, back=reverse("portal:account"))


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token."""
    by = acting(request)
    row = ApiToken.objects.filter(pk=pk, person=by).first()
    if row is None:
        raise NotFound(NO_TOKEN)
    return answered(
        request,
        Confirmed(request.POST if request.method == "POST" else None),
        lambda: revoke_token(by, row),
        heading=Text(f"撤销令牌“{row.title}”，使用它的程序将无法访问", f"Revoke the token {row.title!r}"),
        button=rules.REVOKE_TOKEN.button,
        back=reverse("portal:account"),
        told=Text("令牌已撤销。", "The token is revoked."),
    )
