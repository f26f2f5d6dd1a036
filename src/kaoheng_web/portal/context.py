"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from kaoheng.text import Text
from kaoheng_web.notices.queries import unread_count
from kaoheng_web.organisation.authority.verbs import person_of
from kaoheng_web.organisation.models import Person, UnitName
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.navigation import navigation
from kaoheng_web.results.queries.runs import scored_years
from kaoheng_web.shared import clock
from kaoheng_web.shared.access import corrects
from kaoheng_web.shared.years import open_years, year_of

CITY = "portal.city"
CORRECTORS = frozenset({Role.OFFICE, Role.LEADING_GROUP, Role.DATA})
"""Who scores and issues anew, who rules and approves, who certifies another figure."""
NO_ROLE = Text("暂无角色", "no role yet")


def around(request: HttpRequest) -> dict[str, Any]:
    """Who reads, which years are open, where one can go; a drawer asks for the content alone."""
    if request.headers.get("HX-Request"):
        return {"frame": "drawer.html"}
    shown = {"frame": "house.html", "demo": settings.DEMO}
    person = person_of(request)
    if person is None:
        return shown
    roles = [title(role) for role in dict.fromkeys(held.role for held in standing(person).held)]
    groups = navigation(request)
    here = [
        {"group": None if group.sole else group.title, "title": link.title, "url": link.url}
        for group in groups
        for link in group.entries
        if link.current
    ]
    return {
        **shown,
        "around": {
            "person": person,
            "unread": unread_count(person),
            "role": roles[0] if roles else NO_ROLE,
            "roles": roles,
            "city": _city(),
            "years": _years(request, person),
            "year": year_of(request),
            "navigation": groups,
            "here": here[0] if here else None,
        },
    }


def _years(request: HttpRequest, person: Person) -> list[int]:
    """The open years, the one that is shown, and the closed ones for those who may correct on this page."""
    years = open_years(clock.today())
    closed = scored_years(years[0]) if corrects(request) and standing(person).has(CORRECTORS) else []
    return sorted({*years, year_of(request), *closed})


def _city() -> str:
    """The city's name, asked for once a minute: every page shows it."""
    return str(cache.get_or_set(CITY, _named_now, timeout=60))


def _named_now() -> str:
    named = UnitName.objects.on(clock.today()).filter(unit__parent__isnull=True).first()
    return named.short_name if named else ""
