"""Joint conferences with what they resolved, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.years import year_of
from kaoheng_web.supervision import rules
from kaoheng_web.supervision.actions import hold_meeting
from kaoheng_web.supervision.forms import NewMeeting
from kaoheng_web.supervision.models import Meeting, Resolution
from kaoheng_web.supervision.queries import orders_of


def meetings(request: HttpRequest) -> HttpResponse:
    """The conferences of the year; of their resolutions those whose orders the reader may see."""
    reader, year = acting(request), year_of(request)
    visible = {each.order.pk: each for each in orders_of(reader, year)}
    rows = Resolution.objects.filter(meeting__year=year, order__in=visible).select_related("meeting").order_by("pk")
    held = {row.meeting_id: row.meeting for row in rows}
    shown = [
        {
            "meeting": meeting,
            "rows": [(row, visible[row.order_id]) for row in rows if row.order_id and row.meeting_id == meeting.pk],
        }
        for meeting in sorted(held.values(), key=lambda each: each.on, reverse=True)
    ]
    return render(
        request, "supervision/meetings.html", {"meetings": shown, "may_hold": may(reader, rules.HOLD_MEETING)}
    )


def new(request: HttpRequest) -> HttpResponse:
    """Record a conference."""
    reader = acting(request)
    form = NewMeeting(request.POST or None)

    def keep() -> Meeting:
        given = {**form.cleaned_data}
        return hold_meeting(reader, year_of(request), resolved=given.pop("resolutions"), **given)

    return answered(
        request,
        form,
        keep,
        heading=Text("登记联席会议", "Record a joint conference"),
        back=reverse("supervision:meetings"),
        told=Text("会议已登记，议定事项已转为督办单。", "Recorded; its resolutions are orders."),
        button=rules.HOLD_MEETING.button,
    )
