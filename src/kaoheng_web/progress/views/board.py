"""The heat map of units and months, and one unit in one month item by item."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.board import Board, Spot, board
from kaoheng_web.progress.lines import MONTHS, Cell, month
from kaoheng_web.progress.queries import Assessed, deadlines, due_month
from kaoheng_web.progress.views.year import NO_UNIT, Year, in_year
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.language import words

MARKS = {"y": Text("慢", "slow"), "r": Text("滞", "late")}


@in_year
def overview(request: HttpRequest, year: Year) -> HttpResponse:
    """Every unit that the reader may see, month by month; for one item or over all."""
    made = board(year.edition)
    item, group, light = (request.GET.get(name, "") for name in ("item", "group", "light"))
    choices = _items(made, year)
    item = item if item in choices else "" if year.whole or not choices else next(iter(choices))
    shown = [who for who in year.people if year.sees(who.unit.pk, item) and group in ("", who.group)]
    if item:
        shown = [who for who in shown if any(each.id == item for each in made.lit[who.unit.pk])]
    rows = [_row(made, who, item) for who in shown]
    counts = {each: sum(row["now"].light == each for row in rows) for each in "gyrn"}
    period = month(year.edition.year, max(1, due_month(year.edition.year)))
    page = {
        "edition": year.edition,
        "groups": _grouped([row for row in rows if light in ("", row["now"].light)]),
        "months": MONTHS,
        "counts": counts,
        "certified": _certified(made, shown, period, item),
        "behind": sum(bool(row["spots"][int(period[5:]) - 1][0].of.missing) for row in rows),
        "items": choices.items(),
        "all_groups": {who.group: who.group_title for who in year.people}.items(),
        "chosen": {"item": item, "group": group, "light": light},
        "scale": made.scale,
        "deadline": deadlines(year.edition).get(period),
        "period": period,
        "may_ask": standing(year.reader).has({Role.OFFICE}),
    }
    return render(request, "progress/overview.html", page)


@in_year
def spot(request: HttpRequest, year: Year, unit: int, number: int) -> HttpResponse:
    """What the light of a unit in a month is made of."""
    made = board(year.edition)
    who = next((each for each in year.people if each.unit.pk == unit), None)
    own = [item for item in made.lit.get(unit, []) if year.sees(unit, item.id)] if who else []
    if who is None or number not in MONTHS or not (own or unit in year.whole):
        raise NotFound(NO_UNIT)
    period = month(year.edition.year, number)
    rows = [_line(made, unit, item, number, period) for item in own]
    of = made.reporting(unit, period) if unit in year.whole and number <= due_month(year.edition.year) else None
    page = {
        "who": who,
        "of": of,
        "number": number,
        "period": period,
        "rows": rows,
        "scale": made.scale,
        "edition": year.edition,
        "whole": unit in year.whole,
    }
    return render(request, "progress/spot.html", page)


def _row(made: Board, who: Assessed, item: str) -> dict[str, Any]:
    spots = [made.spot(who.unit.pk, month, item) for month in MONTHS]
    known = [each for each in spots if each.ratio is not None]
    now = known[-1] if known else spots[0]
    return {
        "who": who,
        "spots": [(each, MARKS.get(each.light)) for each in spots],
        "now": now,
        "change": _change(known),
    }


def _change(known: Sequence[Spot]) -> int | None:
    """By how many points the last month's share lies above that of the one before, as both are shown."""
    shown = [each.percent for each in known[-2:] if each.percent is not None]
    return shown[1] - shown[0] if len(shown) == 2 else None


def _line(made: Board, unit: int, item: Item, number: int, period: str) -> dict[str, Any]:
    pace = made.pace(unit, item, number)
    light = made.light(pace.ratio if pace else None)
    held = made.held.get(Cell(unit, item.id, "actual", "", period))
    said = pace.sentence(item, light) if pace else None
    return {"item": item, "pace": pace, "light": light, "said": said, "held": held}


def _grouped(rows: list[dict[str, Any]]) -> list[tuple[Text, list[dict[str, Any]]]]:
    titles = dict.fromkeys(row["who"].group_title for row in rows)
    return [(title, [row for row in rows if row["who"].group_title == title]) for title in titles]


def _items(made: Board, year: Year) -> dict[str, str]:
    """The items that the reader may choose: those with a light for a unit that the reader sees."""
    lit = {item.id for unit in year.whole for item in made.lit.get(unit, [])}
    every = {item.id for items in made.lit.values() for item in items}
    shown = lit | (every & year.owned)
    return {key: words(title) for key, title in item_titles(made.edition).items() if key in shown}


def _certified(made: Board, shown: Sequence[Assessed], period: str, item: str) -> tuple[int, int]:
    """How many figures of a period are certified, of how many reported."""
    units = {who.unit.pk for who in shown}
    own = [
        held
        for cell, held in made.held.items()
        if cell.unit in units and cell.period == period and item in ("", cell.item)
    ]
    return sum(bool(held.certified or held.final) for held in own), len(own)
