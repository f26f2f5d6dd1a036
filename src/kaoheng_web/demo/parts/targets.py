"""The targets of two years: proposed, balanced, issued, signed, one changed, one change waiting, some split."""

from collections.abc import Sequence
from datetime import date

from kaoheng_web.demo.hands.targets import TargetHands
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.targets import Balanced, Superior, targets
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.targets.actions.changes import approve_change, open_window, request_change, review_change
from kaoheng_web.targets.actions.splitting import file_plan, share
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import asked

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
SPLIT = (("高平市", True), ("阳城县", False), ("市财政局", False))
UNSIGNED = 7  # every seventh letter of the running year


def seed() -> None:
    """Both years, each on its own days."""
    with TargetHands() as hands:
        for year in (YEAR - 1, YEAR):
            proposals = _proposals(hands.edition(year))
            targets(hands, year, proposals, SUPERIOR, BALANCED, _signing(year, list(proposals)))
    for year in (YEAR - 1, YEAR):
        _split(hands.edition(year))
        _changed(hands.edition(year))


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


def _split(edition: Edition) -> None:
    due = date(edition.year, 11, 30)
    with clock.at(date(edition.year, 3, 24)):
        for name, whole in SPLIT:
            unit, by = holder(Role.LIAISON, name)
            head = holder(Role.HEAD, name)[1]
            post = head.terms.select_related("post").get().post
            for at, target in enumerate(_targets(edition, unit)):
                if at == 0:
                    share(by, target, "牵头落实，按月调度（演示数据）", due, post=post)
                elif whole or at % 2:
                    share(by, target, "承办并按月报送进度（演示数据）", due, person=by)
            if whole:
                file_plan(head, edition, unit)


def _changed(edition: Edition) -> None:
    office, year = person("office1"), edition.year
    with clock.at(date(year, 8, 25)):
        document = f"晋市考办〔{year}〕9号（演示）"
        open_window(office, year, date(year, 9, 1), date(year, 9, 30), document=document)
    unit, by = holder(Role.LIAISON, "沁水县" if year == YEAR else "阳城县")
    target = Target.objects.get(edition=edition, unit=unit, item="investment")
    with clock.at(date(year, 9, 8)):
        reason = "国家调整投资统计口径，两个在建项目不再纳入（演示数据）"
        change = request_change(by, target, "6.5", reason=reason)
    with clock.at(date(year, 9, 15)):
        review_change(office, change, opinion="情况属实，建议同意（演示数据）")
    if year < YEAR:
        with clock.at(date(year, 9, 22)):
            document = f"领导组会议纪要〔{year}〕7号（演示）"
            approve_change(person("leading_group1"), change, document=document)


def _targets(edition: Edition, unit: Unit) -> list[Target]:
    return list(Target.objects.filter(edition=edition, unit=unit).select_related("unit", "edition").order_by("pk"))
