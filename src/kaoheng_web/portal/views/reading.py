"""Pages to read: the help of each role, and the parts that pages are made of."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.forms import Example
from kaoheng_web.portal.guides import GUIDES
from kaoheng_web.portal.handbook.year import year_of_role
from kaoheng_web.portal.navigation import page_titled
from kaoheng_web.shared.access import way_to
from kaoheng_web.shared.language import words

WHOLE_YEAR = Text("全年工作", "the whole year")


def guide(request: HttpRequest, role: str = "") -> HttpResponse:
    """One page for a role: what it sees, what it never does, and its duties of the year."""
    held = [each.role for each in standing(acting(request)).held]
    chosen = role or (held[0] if held else Role.LIAISON)
    if chosen not in Role.values:
        raise Http404
    shown = {"guide": GUIDES[Role(chosen)], "title": title(Role(chosen)), "chosen": chosen}
    return render(request, "portal/help.html", shown | _duties(request, Role(chosen)))


def whole_year(request: HttpRequest) -> HttpResponse:
    """The year from its first duty to its last, and whose each one is."""
    return render(request, "portal/help.html", {"title": WHOLE_YEAR} | _duties(request, None))


def components(request: HttpRequest) -> HttpResponse:
    """Every part of the house style, living."""
    form = Example(request.POST or None)
    form.is_valid()
    return render(request, "portal/components.html", {"example": form, "losses": _losses(), "ranks": _ranks()})


def _duties(request: HttpRequest, role: Role | None) -> dict[str, object]:
    """The duties of a role, or of all, each with the page where this reader does it, if they may open it."""
    seasons = [
        {
            "title": season.title,
            "rows": [
                {
                    "duty": duty,
                    "who": [title(each) for each in Role if each in duty.who],
                    "url": way_to(request, duty.page),
                    "page": page_titled(duty.page),
                }
                for duty in season.duties
            ],
        }
        for season in year_of_role(role)
    ]
    return {"seasons": seasons, "roles": [(each.value, title(each)) for each in Role]}


def _losses() -> dict[str, object]:
    rows = [
        {"name": words(Text("经济发展", "economy")), "value": 1.25},
        {"name": words(Text("改革创新", "reform")), "value": 0.6},
        {"name": words(Text("民生保障", "livelihood")), "value": 0.85},
        {"name": words(Text("加分", "bonus")), "value": -0.5},
        {"name": words(Text("合计失分", "points lost")), "value": 2.2, "total": True},
    ]
    sentence = Text(
        "共失2.20分，经济发展失分最多，为1.25分（演示数据）。",
        "2.20 points lost, most of them 1.25 in economy (demo data).",
    )
    label, unit = Text("板块", "Block"), Text("累计失分", "points lost")
    return {"rows": rows, "sentence": words(sentence), "label": words(label), "unit": words(unit)}


def _ranks() -> dict[str, object]:
    rows = [{"name": name, "value": value} for name, value in (("高平市", 96.42), ("阳城县", 95.87), ("泽州县", 95.1))]
    sentence = Text("高平市96.42分列第一（演示数据）。", "高平市 leads with 96.42 points (demo data).")
    label, unit = Text("单位", "Unit"), Text("得分", "score")
    return {"rows": rows, "sentence": words(sentence), "label": words(label), "unit": words(unit)}
