"""What the year came to beside the monthly figures: reported by every unit in January, certified where they answer."""

from kaoheng_web.demo.hands.figures import FigureHands
from kaoheng_web.demo.parts.progress import GROUPS, RATES, owners
from kaoheng_web.demo.places import DATA, YEAR
from kaoheng_web.demo.year.figures import Place, figures
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import NOT_CONCERNED, Line, month
from kaoheng_web.progress.queries import Assessed, lines, roster

LAST = YEAR - 1

# By item, or by the part of one: the values of the counties or zones in the order of their codes; all invented.
PLACES = {
    "general": ("1", "2", "0", "3", "1", "0"),
    "larger": ("0", "0", "0", "0", "0", "0"),
    "accidents": ("1", "2", "0", "3", "1", "0"),
    "major_accidents": ("0", "0", "0", "1", "0", "0"),
    "major": ("0", "0", "0", "1", "0", "0"),
    "coal_share": ("1.4", "1.3", "1.5", NOT_CONCERNED, "1.6", "1.7"),
    "province_place": ("18", "45", "22", "63", "30", "15"),
    "firm_survey": ("92.5", "88.2", "93.1", "86.4", "91", "92.8"),
    "rural": ("良", "良", "优", "良", "优", "优"),
    "promotion": ("优", "良", "优", "中", "优", "良"),
    "epidemic": ("优", "优", "优", "良", "良", "优"),
    "peace": ("优", "良", "优", "良", "优", "优"),
    "petitions": ("中", "良", "优", "良", "良", "优"),
    "gas_wells": ("182",) * 6,
    "visitors": ("1260",) * 6,
    "coalbed_gas": ("61.4",) * 6,
    "park_output": ("405",) * 6,
    "good_fields": ("8.6",) * 6,
    "standard_land": ("86",) * 6,
    "farm_reports": ("1",) * 6,
    "zone_land": ("92", "84", "90"),
    "zone_party": ("93", "91.5", "92"),
}
DONE = frozenset({"plan", "street", "stations", "camps"})
OPEN = frozenset({"opening"})
BEST = {"society": 97.6, "party": 96.9, "stationed": 97.3}
"""The figure of the best department of each group; 98 where none is named."""
TIED = "economy"  # the unit on each side of its quota has the same figures
EDGE = 4


def seed() -> None:
    """Last year alone: the running year has no end yet."""
    with FigureHands() as hands:
        edition = hands.edition(LAST)
        owner, placed = owners(edition), places(edition)
        reported = {who.name: _values(edition, who, placed[who.unit.pk]) for who in roster(edition)}
        certified: dict[str, dict[Place, str]] = {}
        for unit, own in reported.items():
            for place, value in own.items():
                if owner[place.item] in DATA and owner[place.item] != unit:
                    certified.setdefault(owner[place.item], {})[place] = value
        figures(hands, LAST, 12, reported, certified)


def places(edition: Edition) -> dict[int, int]:
    """By the key of a unit the place that its figures are made from; those on both sides of the edge are made alike.

    Departments come in the order of the last characters of their names, which is not that of any list.
    """
    groups: dict[str, list[Assessed]] = {}
    for who in roster(edition):
        groups.setdefault(who.group, []).append(who)
    found = {}
    for code, members in groups.items():
        ordered = members if code in GROUPS else sorted(members, key=lambda who: who.name[::-1])
        for at, who in enumerate(ordered):
            found[who.unit.pk] = EDGE - 1 if code == TIED and at == EDGE else at
    return found


def _values(edition: Edition, who: Assessed, at: int) -> dict[Place, str]:
    asked = [one.line for one in lines(edition, who) if one.line.item not in RATES]
    values = {
        Place(who.name, line.item, month(LAST, 12), line.column, line.part): _value(line, who, at) for line in asked
    }
    return {place: value for place, value in values.items() if value}


def _value(line: Line, who: Assessed, at: int) -> str:
    name = line.part or line.item
    if name in PLACES:
        return PLACES[name][at]
    if name in DONE | OPEN:
        return "1" if name in DONE else "0"
    return _of_an_office(name, at, BEST.get(who.group, 98))


def _of_an_office(name: str, at: int, best: float) -> str:
    """What a department in this place comes to, a little less from one to the next."""
    return {
        "office_tasks": f"{best - at * 7 / 10:g}",
        "office_key_tasks": "100" if at < EDGE or at % 3 < 2 else "96",
        "office_party": f"{best - 1 - at * 6 / 10:g}",
        "office_reports": "0" if at < EDGE else str(at % 3),
        "city": str(at // 10),
        "province": "0",
    }.get(name, "")
