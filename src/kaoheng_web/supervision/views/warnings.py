"""Warnings with the rule behind each, and the replies of the units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.progress.rules import Concern
from kaoheng_web.progress.views.year import Year, in_year
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.supervision import rules
from kaoheng_web.supervision.actions import acknowledge
from kaoheng_web.supervision.forms import Reply
from kaoheng_web.supervision.queries import open_warnings
from kaoheng_web.supervision.warnings import RULES

NO_WARNING = Text("没有这条预警，或者您不能查看。", "There is no such warning, or you may not see it.")


@in_year
def warnings(request: HttpRequest, year: Year) -> HttpResponse:
    """The warnings about units that the reader may see."""
    who = {each.unit.pk: each for each in year.people}
    titles = {rule.id: rule for rule in RULES}
    shown = [
        {
            "warned": warned,
            "rule": titles[warned.rule],
            "who": who[warned.unit],
            "reply": reply,
            "may_reply": reply is None and may(year.reader, rules.ACKNOWLEDGE, Concern(who[warned.unit].unit.path)),
        }
        for warned, reply in open_warnings(year.edition)
        if warned.unit in year.whole
    ]
    page = {"rows": shown, "rules": RULES, "may_issue": may(year.reader, rules.ISSUE), "edition": year.edition}
    return render(request, "supervision/warnings.html", page)


@in_year
def reply(request: HttpRequest, year: Year, key: str) -> HttpResponse:
    """Reply to a warning."""
    found = next((warned for warned, _ in open_warnings(year.edition) if warned.key == key), None)
    if found is None or found.unit not in year.whole:
        raise NotFound(NO_WARNING)
    form = Reply(request.POST or None)
    return answered(
        request,
        form,
        lambda: acknowledge(year.reader, year.edition, found, form.cleaned_data["reply"]),
        heading=Text(f"回复预警：{found.words.zh}", f"Reply: {found.words.en}"),
        back=reverse("supervision:warnings"),
        told=Text("已回复。", "Your reply is kept."),
        button=rules.ACKNOWLEDGE.button,
    )
