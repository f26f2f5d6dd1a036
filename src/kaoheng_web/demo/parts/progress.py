"""Figures of two years: reported, certified, one revised late, one sent back, one department certifying itself."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from zlib import crc32

from kaoheng.numbers import written
from kaoheng_web.demo.hands.figures import FigureHands
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import DATA, YEAR
from kaoheng_web.demo.year.figures import Place, asked, figures
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify
from kaoheng_web.progress.actions.returns import countersign, send_back
from kaoheng_web.progress.actions.settings import set_lights
from kaoheng_web.progress.lines import MONTHS, Cell, Line, month
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.pace import Aim
from kaoheng_web.progress.queries import Assessed, aims, due_month, lines, roster
from kaoheng_web.progress.wholes import whole
from kaoheng_web.shared import clock

GROUPS = ("counties", "zones")
RATES = frozenset(
    ("gdp", "revenue", "investment", "industry", "income", "energy", "pm25", "good_days", "retail", "zone_batches")
)
LEVELS = {"140502": 468, "140521": 312, "140522": 298, "140524": 92, "140525": 521, "140581": 365}
"""The GDP of last year by county; invented, as the fine particles of the year before and the city's mean."""
PRIOR = {"140502": "41", "140521": "39", "140522": "40", "140524": "38.5", "140525": "42", "140581": "40.5"}
MEAN = "5.6"
WITHOUT_TARGET = Aim(Fraction(5), Fraction(5))
SLOW, SELF = "陵川县", "市政府办公室"
UNFINISHED, LEFT_OUT = "泽州县", frozenset({"industry", "energy"})
"""A county that has not reported these items of the newest month yet."""
MET = "energy"  # the binding target that all but the slow county meet


def seed() -> None:
    """Last year to its end, this year up to the last month that is over."""
    for year in (YEAR - 1, YEAR):
        over = due_month(year)
        with FigureHands() as hands:
            edition = hands.edition(year)
            monthly = [item.id for item in edition.method.items if item.id in RATES]
            asked(hands, year, {at: monthly if at < MONTHS[-1] else () for at in MONTHS})
            set_lights(hands.office(), edition, 95, 85, "演示方案第21条（演示数据）")
            for first in range(1, over + 1, 3):
                _quarter(hands, edition, range(first, min(first + 2, over) + 1), over)
        _cases(edition)
    with clock.at(date(YEAR, 1, 8)):
        _certifies_itself()


def _quarter(hands: FigureHands, edition: Edition, months: Sequence[int], over: int) -> None:
    """What every unit reports of a quarter, and what the data departments make of it."""
    year, held, owner = edition.year, aims(edition), owners(edition)
    newest = month(year, over)
    left_out = {(item, newest) for item in LEFT_OUT}
    reported: dict[str, dict[Place, str]] = {}
    certified: dict[str, dict[Place, str]] = {}
    for at, who in enumerate(each for each in roster(edition) if each.group in GROUPS):
        own = _values(edition, who, months, held)
        if who.name == UNFINISHED and year == YEAR:
            own = {place: value for place, value in own.items() if (place.item, place.period) not in left_out}
        reported[who.name] = own
        for place, value in own.items():
            if owner[place.item] in DATA and not (year == YEAR and place.period == newest and at % 5 == 1):
                certified.setdefault(owner[place.item], {})[place] = value
    figures(hands, year, months[-1], reported, certified)


def owners(edition: Edition) -> dict[str, str]:
    """The department that answers for the figures of each item."""
    return {item.id: item.data.owner for item in edition.method.items}


def _values(
    edition: Edition, who: Assessed, months: Sequence[int], held: dict[tuple[int, str], Aim]
) -> dict[Place, str]:
    """Invented figures close to the targets; one county falls further behind month by month."""
    found = {}
    for one in lines(edition, who):
        if one.line.item not in RATES:
            continue
        aim = held.get((who.unit.pk, one.line.item), WITHOUT_TARGET)
        for number in months if one.line.column == "actual" else months[-1:]:
            beside = _beside(one.line.column, who, edition.year, number)
            value = beside or written(_reached(one.line, aim, who, edition.year, number), 1)
            period = month(edition.year, number)
            found[Place(who.name, one.line.item, period, one.line.column, one.line.part)] = value
    return found


def _beside(column: str, who: Assessed, year: int, number: int) -> str:
    """What an item reads beside the actual value, if it is that; what was before is what was reported then."""
    if column == "level":
        grown = Fraction(LEVELS[who.code]) * (1 if year < YEAR else Fraction(106, 100))
        return written(grown * number / 12, 1)
    if column == "prior" and year == YEAR:
        before = Figure.objects.filter(unit=who.unit, item="pm25", column="actual", period=month(year - 1, 12))
        return str(before.latest("pk").value)
    return {"prior": PRIOR.get(who.code, ""), "benchmark": MEAN}.get(column, "")


def _reached(line: Line, aim: Aim, who: Assessed, year: int, number: int) -> Fraction:
    """A share of the target between 97% and 105%, without a pattern and yet the same every time."""
    share = Fraction(970 + crc32(f"{who.name} {line.item} {year} {number}".encode()) % 80, 1000)
    if who.name == SLOW:
        share -= Fraction(2 * number, 100)
    elif line.item == MET:
        share = max(share, Fraction(1))
    down = line.item == "pm25"
    return aim.low / share if down else (aim.low + aim.high) / 2 * share


def _cases(edition: Edition) -> None:
    """A figure that was revised late, with its reason; one that went back to its unit."""
    year = edition.year
    if year == YEAR - 1:
        unit, _ = holder(Role.LIAISON, "阳城县")
        late = Figure.objects.filter(edition=edition, unit=unit, item="gdp", column="actual", kind="certified").latest(
            "pk"
        )
        cell = Cell(unit.pk, "gdp", "actual", "", late.period)
        with clock.at(day := date(YEAR, 4, 20)):
            _, by = holder(Role.DATA, "市统计局")
            told = "年报核实，剔除重复统计的两家企业（演示数据）"
            revised = written(Fraction(late.value) - Fraction(1, 2), 1)
            certify(by, edition, {cell: revised}, source="统计年报（演示数据）", as_of=day, final=True, reason=told)
    else:
        open_figures = Figure.objects.filter(edition=edition, kind="reported", column="actual", item="investment")
        for figure in open_figures.order_by("-pk")[:6]:
            taken = Figure.objects.filter(edition=edition, unit=figure.unit, item=figure.item, period=figure.period)
            if not taken.exclude(kind="reported").exists():
                send_back(person("office2"), figure, "与联网直报平台数据不一致，请核实（演示数据）")
                break
        _city_apart(edition)


def _city_apart(edition: Edition) -> None:
    """The city's own figure of its GDP lies below what the counties add up to, as it does where both are counted."""
    own, levels = whole(edition), Figure.objects.filter(edition=edition, item="gdp", column="level", kind="reported")
    newest = max(levels.values_list("period", flat=True), default="")
    if own is None or not newest:
        return
    together = sum((Fraction(row.value) for row in levels.filter(period=newest)), Fraction(0))
    cell = Cell(own.city.unit.pk, "gdp", "level", "", newest)
    with clock.at(day := date(edition.year, int(newest[5:]), 28)):
        _, by = holder(Role.DATA, "市统计局")
        figure = written(together * Fraction(39, 40), 1)
        certify(by, edition, {cell: figure}, source="全市生产总值统一核算结果（演示数据）", as_of=day)


def _certifies_itself() -> None:
    """A department certifies itself twice; a second department has certified only one of the two."""
    edition = governing(YEAR - 1)
    assert edition is not None, "seeded above"
    unit, by = holder(Role.LIAISON, SELF)
    assign_role(person("security_admin"), by, Role.DATA, unit, clock.today(), reason="演示数据")
    for at, item in enumerate(("office_tasks", "office_key_tasks")):
        cell = Cell(unit.pk, item, "actual", "", month(YEAR - 1, 12))
        certify(_fresh(by), edition, {cell: "98"}, source="本单位台账（演示数据）", as_of=clock.today())
        if at == 0:
            _, second = holder(Role.DATA, DATA[0])
            countersign(second, Figure.objects.get(edition=edition, unit=unit, item=item, kind="certified"))


def _fresh(by: Person) -> Person:
    """The same person with the roles that were just given."""
    return Person.objects.get(pk=by.pk)
