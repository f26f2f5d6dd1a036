"""Typing figures: a unit's items month by month, and an item's units month by month for those who certify."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Unit
from kaoheng_web.progress import rules, sheets
from kaoheng_web.progress.actions.figures import certify, field_of, report
from kaoheng_web.progress.board import board
from kaoheng_web.progress.forms import Certifying
from kaoheng_web.progress.lines import Asked, Cell, periods
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.queries import (
    Assessed,
    Held,
    current,
    deadlines,
    due_month,
    figures,
    last_period,
    lines,
    over,
    owner_of,
)
from kaoheng_web.progress.reporting import Reporting, own_of, reporting, said
from kaoheng_web.progress.views.year import NO_ITEM, Year, in_year
from kaoheng_web.progress.wholes import certified_of, everyone
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound, Outdated, Refusal, attempted
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workbooks.columns import as_download
from kaoheng_web.shared.workbooks.importing import upload_of

Problems = dict[str, list[str]]
COMPARE = Text(
    "请核对标出的格，仍以您填写的为准的，再保存一次。", "Compare the marked cells; to keep yours, save again."
)
NOTHING = Text("没有填写新的数据。", "Nothing new was written.")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed or uploaded, by field; what is wrong with the whole of it, and whether others wrote meanwhile."""

    values: Mapping[str, str]
    problems: Sequence[str] = ()
    outdated: bool = False

    def status(self, *wrong: object) -> int:
        """The status of the page that shows it."""
        return 409 if self.outdated else 422 if self.problems or any(wrong) else 200


@in_year
def mine(request: HttpRequest, year: Year) -> HttpResponse:
    """The grid of the first unit that the reader reports for; for others the list of units."""
    own = [who for who in year.people if may(year.reader, rules.REPORT, rules.Concern(who.unit.path))]
    if own:
        return unit(request, pk=own[0].unit.pk)
    period = last_period(year.edition)
    made = board(year.edition)
    shown = [(who, made.reporting(who.unit.pk, period)) for who in year.people if who.unit.pk in year.whole]
    items = [item for item in year.edition.method.items if item.id in year.owned]
    page = {"people": shown, "items": items, "edition": year.edition, "period": period}
    return render(request, "progress/choose.html", page)


@in_year
def unit(request: HttpRequest, year: Year, pk: int) -> HttpResponse:
    """What a unit reports, item by item and month by month."""
    who = year.unit(pk)
    asked = lines(year.edition, who)
    rows = [(one, one.title, [Cell(pk, *one.line, period) for period in periods(year.edition.year)]) for one in asked]
    held = current(figures(year.edition).filter(unit=who.unit))
    writes = may(year.reader, rules.REPORT, rules.Concern(who.unit.path))
    if "xlsx" in request.GET:
        title = f"{who.name}{year.edition.year}年度进度填报表"
        return _download(title, [_sheet_row(row, held, "reported") for row in rows], year.edition.year)
    typed = Typed({})
    problems: Problems = {}
    if request.method == "POST":
        typed = _typed(request, rows, year.edition.year)
        values = _values(rows, typed.values)

        def write() -> int:
            return report(year.reader, year.edition, values, seen=_seen(request))

        done, typed, problems = _carried_out(request, typed, write, lambda: _newer(request, rows, held, "reported"))
        if done is not None:
            return HttpResponseRedirect(request.path)
    page = {
        "who": who,
        "rows": _shown(rows, held, typed, problems, year, "reported"),
        "writes": writes,
        "form": None,
        "missing": _missing(year, who, held),
        **_around(year, typed, problems, [one.item for one in asked]),
    }
    return render(request, "progress/grid.html", page, status=typed.status(problems))


@in_year
def item(request: HttpRequest, year: Year, key: str) -> HttpResponse:
    """What every unit reported for an item, for its data department to certify."""
    found = next((each for each in year.edition.method.items if each.id == key), None)
    people = [who for who in everyone(year.edition) if year.sees(who.unit.pk, key)]
    rows = [
        (one, _row_title(who, one), _cells(who.unit, one, year))
        for who in people
        for one in certified_of(year.edition, who)
        if one.item.id == key
    ]
    if found is None or not rows:
        raise NotFound(NO_ITEM)
    held = current(figures(year.edition).filter(item=key))
    owner = owner_of(year.edition, key)
    writes = owner is not None and may(year.reader, rules.CERTIFY, rules.Concern(owner.path))
    if "xlsx" in request.GET:
        title = f"{found.title}{year.edition.year}年度核定表"
        return _download(title, [_sheet_row(row, held, "certified") for row in rows], year.edition.year)
    form = Certifying(request.POST or None, initial={"as_of": clock.today()})
    typed = Typed({})
    problems: Problems = {}
    if request.method == "POST":
        typed = _typed(request, rows, year.edition.year)
        values = _values(rows, typed.values) | (_taken(rows, held) if "take" in request.POST else {})

        def write() -> int:
            return certify(year.reader, year.edition, values, seen=_seen(request), **form.cleaned_data)

        def newer() -> Problems:
            return _newer(request, rows, held, "final" if form.cleaned_data["final"] else "certified")

        done, typed, problems = _carried_out(request, typed, write, newer) if form.is_valid() else (None, typed, {})
        for name in set(problems) & set(form.fields):
            for problem in problems.pop(name):
                form.add_error(name, problem)
        if done is not None:
            return HttpResponseRedirect(request.path)
    page = {
        "item": found,
        "owner": found.data.owner,
        "rows": _shown(rows, held, typed, problems, year, "certified"),
        "writes": writes,
        "form": form,
        **_around(year, typed, problems, [found]),
    }
    return render(request, "progress/grid.html", page, status=typed.status(problems, form.errors))


def _missing(year: Year, who: Assessed, held: Mapping[Cell, Held]) -> list[tuple[str, Reporting]]:
    """The periods that are over and ask more of a unit than stands."""
    own, stands = own_of(year.edition, who), said(held)
    found = [(row.period, reporting(row, who.unit.pk, own, stands)) for row in over(year.edition)]
    return [(period, of) for period, of in found if of.missing]


Rows = Sequence[tuple[Asked, Text, list[Cell]]]


def _cells(unit: Unit, one: Asked, year: Year) -> list[Cell]:
    return [Cell(unit.pk, *one.line, period) for period in periods(year.edition.year)]


def _row_title(who: Assessed, one: Asked) -> Text:
    """The unit and what of the item the row is; the city is the whole of its counties."""
    name = Text(who.name, who.name) if who.group else Text(f"{who.name}（全市数）", f"{who.name} (the whole city)")
    return name + Text(_part(one).zh, f" {_part(one).en}")


def _part(one: Asked) -> Text:
    """What of an item a line is, where it has several."""
    if one.line.column == "actual" and not one.line.part:
        return Text("", "")
    zh = one.title.zh.removeprefix(one.item.title)
    return Text(zh, one.title.en.removeprefix(one.item.title_en or one.item.title))


def _carried_out(
    request: HttpRequest, typed: Typed, write: Callable[[], int], newer: Callable[[], Problems]
) -> tuple[int | None, Typed, Problems]:
    """How many figures were written; otherwise what was typed and every problem at its cell."""
    if typed.problems:
        return None, typed, {}
    try:
        done = attempted(write)
    except Outdated as outdated:
        told = [words(sentence) for sentence in (*outdated.sentences, COMPARE)]
        return None, Typed(typed.values, told, outdated=True), newer()
    if isinstance(done, Refusal):
        told = [words(sentence) for sentence in done.sentences]
        fields = {name: [words(text) for text in texts] for name, texts in done.fields.items()}
        return None, Typed(typed.values, told), fields
    said = Text(f"已保存{done}个数。", f"{done} figures were saved.") if done else NOTHING
    messages.success(request, words(said))
    return done, typed, {}


def _newer(request: HttpRequest, rows: Rows, held: Mapping[Cell, Held], kind: str) -> Problems:
    """The cells in which somebody wrote since the page was opened, with what they wrote."""
    seen = _seen(request) or 0
    written = {cell: getattr(held[cell], kind) for _, _, cells in rows for cell in cells if cell in held}
    return {
        field_of(cell): [words(Text(f"别人刚填了{figure.value}", f"somebody wrote {figure.value} just now"))]
        for cell, figure in written.items()
        if figure and figure.pk > seen
    }


def _typed(request: HttpRequest, rows: Rows, year: int) -> Typed:
    if "file" not in request.FILES:
        return Typed({name: str(value).strip() for name, value in request.POST.items()})
    keys = {field_of(cells[0]).rsplit(":", 1)[0] for _, _, cells in rows}
    try:
        return Typed(sheets.read(upload_of(request), year, keys))
    except Refusal as refusal:
        return Typed({}, [words(text) for text in refusal.sentences])


def _values(rows: Rows, typed: Mapping[str, str]) -> dict[Cell, str]:
    found = {cell: typed.get(field_of(cell), "") for _, _, cells in rows for cell in cells}
    return {cell: value for cell, value in found.items() if value not in sheets.EMPTY}


def _taken(rows: Rows, held: Mapping[Cell, Held]) -> dict[Cell, str]:
    """Reported figures that nobody has certified yet, to be certified as they are."""
    open_cells = {cell: held[cell] for _, _, cells in rows for cell in cells if cell in held}
    return {
        cell: each.reported.value
        for cell, each in open_cells.items()
        if each.reported and not (each.certified or each.final)
    }


def _seen(request: HttpRequest) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdigit() else None


def _around(year: Year, typed: Typed, problems: Mapping[str, Any], items: Sequence[Item]) -> dict[str, Any]:
    newest = Figure.objects.filter(edition=year.edition).order_by("-pk").values_list("pk", flat=True).first()
    due = due_month(year.edition.year)
    coming = [row for row in deadlines(year.edition).values() if row.certify_by >= clock.today()]
    return {
        "edition": year.edition,
        "heads": [(period, int(period[5:]) if len(period) > 4 else 0) for period in periods(year.edition.year)],
        "problems": typed.problems,
        "wrong": len(problems),
        "seen": newest or 0,
        "due": due,
        "next": next((row for row in coming if any(map(row.asks, items))), None),
    }


def _shown(
    rows: Rows, held: Mapping[Cell, Held], typed: Typed, problems: Mapping[str, list[str]], year: Year, kind: str
) -> list[dict[str, Any]]:
    today, shown = clock.today(), []
    for one, title, cells in rows:
        spots = []
        for cell in cells:
            name, own = field_of(cell), held.get(cell, Held())
            figure: Figure | None = getattr(own, kind)
            spots.append(
                {
                    "cell": cell,
                    "name": name,
                    "held": own,
                    "text": typed.values.get(name, figure.value if figure else ""),
                    "problems": problems.get(name, []),
                    "open": not any(rules.wrong_period(cell.period, year.edition.year, today)),
                }
            )
        shown.append({"asked": one, "title": title, "spots": spots})
    return shown


def _sheet_row(row: tuple[Asked, Text, list[Cell]], held: Mapping[Cell, Held], kind: str) -> sheets.Row:
    one, title, cells = row
    known = {cell.period: getattr(held[cell], kind) for cell in cells if cell in held}
    values = {period: figure.value for period, figure in known.items() if figure}
    return sheets.Row(field_of(cells[0]).rsplit(":", 1)[0], title.zh, one.measure, values)


def _download(title: str, rows: Sequence[sheets.Row], year: int) -> HttpResponse:
    return as_download(sheets.written(title, rows, year), f"figures-{year}.xlsx")
