"""Questions that the figures of a year raise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.analysis.integrity.sign import STRENGTHS
from kaoheng_web.progress.questions import questions
from kaoheng_web.progress.views.year import Year, in_year
from kaoheng_web.shared import clock

COLOURS = {"strong": "r", "medium": "y", "weak": ""}
MOST = 200


@in_year
def asked(request: HttpRequest, year: Year) -> HttpResponse:
    """What the office might ask about, the strongest signs first."""
    found = questions(year.edition, clock.today())
    rows = [{"row": row, "strength": STRENGTHS[row.strength], "colour": COLOURS[row.strength]} for row in found.rows]
    page = {"rows": rows[:MOST], "more": max(0, len(rows) - MOST), "note": found.note, "edition": year.edition}
    return render(request, "progress/questions.html", page)
