"""The score to date, group by group, with what is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.progress.scoring import to_date
from kaoheng_web.progress.views.year import Year, in_year
from kaoheng_web.shared import clock
from kaoheng_web.shared.language import language


@in_year
def scores(request: HttpRequest, year: Year) -> HttpResponse:
    """Everybody sees the units that they work for; the office and the leading group see all."""
    today = clock.today()
    made = to_date(year.edition, today)
    own = {who.code for who in year.people if who.unit.pk in year.whole}
    groups: dict[Text, list[object]] = {}
    titles = {who.group: who.group_title for who in year.people}
    for row in sorted(made.standings, key=lambda each: float(each.rank or "inf")):
        if row.code in own:
            groups.setdefault(titles.get(row.group, Text(row.group, row.group)), []).append(row)
    findings = [finding.sentence(language()) for finding in made.refused] if made.refused else []
    page = {
        "groups": [(title, groups[title]) for title in titles.values() if title in groups],
        "findings": findings[:50],
        "more": max(0, len(findings) - 50),
        "today": today,
        "edition": year.edition,
    }
    return render(request, "progress/scores.html", page)
