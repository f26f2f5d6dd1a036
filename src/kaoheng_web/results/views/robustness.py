"""The page that says how firm the ranks of a run are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.analysis.robustness.firmness import FIRM, LOOSE
from kaoheng.text import Text
from kaoheng_web.results.queries.robustness import SHARE, FirmGroup, firmnesses
from kaoheng_web.results.views.runs import visible_run
from kaoheng_web.shared.language import words


def robustness(request: HttpRequest, pk: int) -> HttpResponse:
    """Rank intervals and chances of grades, group by group."""
    run = visible_run(request, pk)
    found = firmnesses(run)
    shown = {
        "run": run,
        "share": int(SHARE * 100),
        "replications": found.replications,
        "groups": [{"group": group, "chart": _intervals(group)} for group in found.groups],
    }
    return render(request, "results/robustness.html", shown)


def _intervals(group: FirmGroup) -> dict[str, Any]:
    """The interval of every unit; its published rank is the dot."""
    rows = [
        {
            "name": each.unit.title,
            "value": each.unit.interval,
            "other": words(each.unit.firm),
            "low": float(each.unit.low),
            "high": float(each.unit.high),
            "rank": float(each.unit.rank),
        }
        for each in group.lines
    ]
    loose = sum(each.unit.firm == LOOSE for each in group.lines)
    firm = sum(each.unit.firm == FIRM for each in group.lines)
    counted = f"{len(rows)}个单位中，名次稳固{firm}个，不稳{loose}个。"
    sentence = Text(counted, f"Of {len(rows)} ranks {firm} are firm, {loose} loose.")
    titles = {
        "label": Text("单位", "Unit"),
        "unit": Text("名次区间", "Interval"),
        "other": Text("稳固程度", "Firmness"),
        "sentence": sentence,
    }
    return {"rows": rows, **{name: words(text) for name, text in titles.items()}}
