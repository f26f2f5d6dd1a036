"""The targets of two years: proposed, balanced, issued, signed, one changed, one change waiting, some split."""

from datetime import date, timedelta

from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Person, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.targets.actions.balancing import approve_sheet, balance, set_superior, submit_sheet
from kaoheng_web.targets.actions.changes import approve_change, open_window, request_change, review_change
from kaoheng_web.targets.actions.issuing import issue
from kaoheng_web.targets.actions.letters import draw_up, sign
from kaoheng_web.targets.actions.proposing import propose_and_submit
from kaoheng_web.targets.actions.splitting import file_plan, share
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import asked
from kaoheng_web.targets.written import Line

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
SUPERIOR = (("gdp", "6.0", "mean"), ("energy", "3.4", "mean"), ("pm25", "36", "mean"))
REASON = "按近三年完成情况测算（演示数据）"
SPLIT = (("高平市", True), ("阳城县", False), ("市财政局", False))
UNSIGNED = 7  # every seventh letter of the running year


def seed() -> None:
    """Both years, each on its own days."""
    for year in (YEAR - 1, YEAR):
        edition = governing(year)
        assert edition is not None, "the part of the methods stands before this one"
        _handed_in(edition)
        _issued(edition)
        _signed(edition)
        _split(edition)
        _changed(edition)


def _handed_in(edition: Edition) -> None:
    liaisons = _holders(Role.LIAISON)
    with clock.at(date(edition.year, 2, 18)):
        for at, (unit, items) in enumerate(asked(edition).items()):
            row, by = liaisons[unit]
            propose_and_submit(by, edition, row, {each.id: Line(_goal(each, at), REASON) for each in items})


def _goal(each: Asked, at: int) -> str:
    first, step = GOALS.get(each.id, OTHERWISE)
    tenths = round(float(first) * 10) + round(float(step) * 10) * (at % 4)
    return f"{tenths / 10:g}"


def _issued(edition: Edition) -> None:
    office, year = person("office1"), edition.year
    with clock.at(date(year, 2, 26)):
        for item, goal, together in SUPERIOR:
            document = f"晋考办函〔{year}〕2号（演示）"
            set_superior(office, edition, item, goal, together=together, document=document, weights={})
        county, _ = holder(Role.LIAISON, "泽州县")
        balance(office, edition, county, "gdp", "6.8", reason="补足省目标缺口，与工业投产进度衔接（演示数据）")
        balance(office, edition, county, "pm25", "34", reason="按省大气办分解要求（演示数据）")
        sheet = submit_sheet(office, edition, explanation="缺口由市级统筹项目补足（演示数据）")
    with clock.at(date(year, 3, 4)):
        approve_sheet(person("leading_group1"), sheet, document=f"领导组会议纪要〔{year}〕2号（演示）")
    with clock.at(date(year, 3, 6)):
        issue(office, sheet, f"晋市考领〔{year}〕3号（演示）")


def _signed(edition: Edition) -> None:
    with clock.at(date(edition.year, 3, 10)):
        letters = draw_up(person("office1"), edition, mark="晋市责")
    heads = _holders(Role.HEAD)
    for at, letter in enumerate(letters):
        if edition.year == YEAR and at % UNSIGNED == UNSIGNED - 1:
            continue
        with clock.at(date(edition.year, 3, 12) + timedelta(days=at % 9)):
            sign(heads[letter.unit_id][1], letter, seen=letter.hash)


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


def _holders(role: Role) -> dict[int, tuple[Unit, Person]]:
    rows = RoleAssignment.objects.filter(role=role).select_related("unit", "person")
    return {row.unit_id: (row.unit, row.person) for row in rows}
