"""The targets of two years: proposed, balanced, issued, signed, one changed, one change waiting, some split."""

from collections.abc import Sequence

from kaoheng_web.demo.hands.changes import ChangeHands
from kaoheng_web.demo.hands.splitting import SplittingHands
from kaoheng_web.demo.hands.targets import TargetHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.changes import Wanted, change
from kaoheng_web.demo.year.splitting import LEADER, Part, splitting
from kaoheng_web.demo.year.targets import Balanced, Superior, targets
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import UnitName
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.queries import asked

LAST = YEAR - 1
# What the units propose, by item: the first unit's goal, and how the next ones differ from it; all invented.
GOALS = {
    "gdp": ("5.5", "0.2"),
    "investment": ("7.5", "0.5"),
    "energy": ("3.2", "0.1"),
    "pm25": ("37", "-1"),
    "good_days": ("76", "1"),
    "coal_share": ("1.2", "0.1"),
    "retail": ("6", "0"),
    "coalbed_gas": ("62", "0"),
    "visitors": ("1150", "60"),
    "park_output": ("410", "0"),
    "good_fields": ("8.5", "0"),
}
OTHERWISE = ("95", "1")
SUPERIOR = (Superior("gdp", "6.0", "mean"), Superior("energy", "3.4", "mean"), Superior("pm25", "36", "mean"))
BALANCED = (
    Balanced("泽州县", "gdp", "6.8", "补足省目标缺口，与工业投产进度衔接（演示数据）"),
    Balanced("泽州县", "pm25", "34", "按省大气办分解要求（演示数据）"),
)
SPLIT = {"高平市": True, "阳城县": False, "市财政局": False}
"""Who split all of its targets and filed the plan, and who some of them."""
TASK = "承办并按月报送进度（演示数据）"
CHANGED = {LAST: "阳城县", YEAR: "沁水县"}
REASON = "国家调整投资统计口径，两个在建项目不再纳入（演示数据）"
UNSIGNED = 7  # every seventh letter of the running year


class Hands(TargetHands, SplittingHands, ChangeHands):
    """All that is done with targets."""


def seed() -> None:
    """Both years, each on its own days; then what units made of their targets."""
    every: dict[int, dict[str, dict[str, str]]] = {}
    with Hands() as hands:
        for year in (LAST, YEAR):
            every[year] = _proposals(hands.edition(year))
            targets(hands, year, every[year], SUPERIOR, BALANCED, _signing(year, list(every[year])))
        for year, proposals in every.items():
            for unit, whole in SPLIT.items():
                splitting(hands, year, unit, _parts(list(proposals[unit]), whole=whole), filed=whole)
            change(hands, year, Wanted(CHANGED[year], "investment", "6.5", REASON), approved=year == LAST)


def _proposals(edition: Edition) -> dict[str, dict[str, str]]:
    named = dict(UnitName.objects.values_list("unit", "name"))
    every = enumerate(asked(edition).items())
    return {named[unit]: {each.id: _goal(each, at) for each in items} for at, (unit, items) in every}


def _goal(each: Asked, at: int) -> str:
    first, step = GOALS.get(each.id, OTHERWISE)
    tenths = round(float(first) * 10) + round(float(step) * 10) * (at % 4)
    return f"{tenths / 10:g}"


def _signing(year: int, units: Sequence[str]) -> list[str]:
    return [unit for at, unit in enumerate(units, 1) if year < YEAR or at % UNSIGNED]


def _parts(items: Sequence[str], *, whole: bool) -> list[Part]:
    """The first target is the leader's, of the others all are carried, or every second."""
    first, *others = items
    carried = others if whole else others[::2]
    return [Part(first, "牵头落实，按月调度（演示数据）", LEADER), *(Part(item, TASK) for item in carried)]
