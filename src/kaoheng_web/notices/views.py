"""The inbox, and how notices leave it."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.notices.actions.reading import prefer, read
from kaoheng_web.notices.forms import HowToDeliver, NoticeFilter
from kaoheng_web.notices.models import Attempt, Notice, Preference
from kaoheng_web.notices.queries import preference_of
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.paging import page_of

NO_NOTICE = Text("没有这条消息。", "There is no such notice.")
AT_A_TIME = 500
UNREAD_FIRST = (
    F("done_at").desc(nulls_first=True),
    F("read_at").desc(nulls_first=True),
    F("due").asc(nulls_last=True),
    F("told_at").desc(),
)


def inbox(request: HttpRequest) -> HttpResponse:
    """One's notices: unread first, then by their day."""
    mine = Notice.objects.visible_to(acting(request))
    form = NoticeFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, _filtered(mine, asked).order_by(*UNREAD_FIRST))
    shown = {"form": form, "page": page, "rows": list(page), "unread": mine.unread().exists()}
    return render(request, "notices/inbox.html", shown)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a notice and go where it leads."""
    person = acting(request)
    found = Notice.objects.visible_to(person).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_NOTICE)
    read(person, [found])
    return HttpResponseRedirect(found.url)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Read everything that is unread."""
    person = acting(request)
    count = read(person, Notice.objects.visible_to(person).unread()[:AT_A_TIME])
    return went_well(
        request, reverse("notices:inbox"), Text(f"{count}条消息已标为已读。", f"{count} notices are read.")
    )


def delivery(request: HttpRequest) -> HttpResponse:
    """Where else notices go, and what became of the last ones."""
    person = acting(request)
    form = HowToDeliver(request.POST or None, initial=_initial(preference_of(person)))

    def choose() -> bool:
        prefer(person, **form.chosen())
        return True

    if request.method == "POST" and carried_out(form, choose):
        return went_well(request, reverse("notices:delivery"), Text("送达设置已保存。", "Saved."))
    tries = Attempt.objects.filter(delivery__notice__person=person).select_related("delivery__notice")
    shown = {"form": form, "carriers": form.carriers, "tries": tries.order_by("-at", "-pk")[:20]}
    return render(request, "notices/delivery.html", shown, status=422 if form.errors else 200)


def _initial(chosen: Preference) -> dict[str, Any]:
    kept = {name: getattr(chosen, name) for name in ("rhythm", "quiet_from", "quiet_to", "language")}
    return {**chosen.addresses, **kept}


def _filtered(rows: QuerySet[Notice], asked: dict[str, str]) -> QuerySet[Notice]:
    state = asked.get("state")
    if state == "unread":
        rows = rows.filter(read_at__isnull=True, done_at__isnull=True)
    elif state == "open":
        rows = rows.filter(done_at__isnull=True, due__isnull=False)
    elif state == "done":
        rows = rows.filter(done_at__isnull=False)
    told = asked.get("words")
    return rows.filter(Q(what_zh__icontains=told) | Q(what_en__icontains=told)) if told else rows
