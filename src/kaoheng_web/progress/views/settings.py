"""The deadlines and the scale of lights of a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.progress.actions.settings import Days, set_deadlines, set_lights
from kaoheng_web.progress.forms import Asking, Lights
from kaoheng_web.progress.lines import reported_items
from kaoheng_web.progress.queries import deadlines, last_period, scale_of
from kaoheng_web.progress.views.year import Year, in_year
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import Refusal, attempted
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words

SAVED = Text("已保存。", "Saved.")


@in_year
def settings(request: HttpRequest, year: Year) -> HttpResponse:
    """What is set, and the forms that change it."""
    standing, scale = deadlines(year.edition), scale_of(year.edition)
    which = request.POST.get("which", "")
    lit = {"green": scale.green, "yellow": scale.yellow, "basis": scale.basis} if scale else {}
    lights = Lights(request.POST if which == "lights" else None, initial=lit)
    named = item_titles(year.edition)
    titles = {item.id: words(named[item.id]) for item in reported_items(year.edition.method)}
    newest = standing[max(standing)].items if standing else []
    days = Asking(
        request.POST if which == "days" else None,
        year=year.edition.year,
        items=list(titles.items()),
        initial={"period": last_period(year.edition), "items": newest},
    )

    def keep_days() -> bool:
        given = days.cleaned_data
        asked = {given["period"]: Days(given["report_by"], given["certify_by"], given["items"])}
        done = attempted(lambda: set_deadlines(year.reader, year.edition, asked))
        if isinstance(done, Refusal):
            raise Refusal(fields={"certify_by": done.fields.get(given["period"], ())})
        return True

    def keep_lights() -> bool:
        set_lights(year.reader, year.edition, **lights.cleaned_data)
        return True

    done = (which == "days" and carried_out(days, keep_days)) or (
        which == "lights" and carried_out(lights, keep_lights)
    )
    if done:
        return went_well(request, reverse("progress:settings"), SAVED)
    asked = [(row, [titles.get(item, item) for item in row.items]) for row in standing.values()]
    page = {"deadlines": asked, "lights": lights, "days": days, "edition": year.edition}
    return render(request, "progress/settings.html", page, status=422 if days.errors or lights.errors else 200)
