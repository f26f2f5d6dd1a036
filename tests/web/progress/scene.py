"""A year with a small method, targets and deadlines, for tests of figures."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.lines import Cell
from kaoheng_web.targets.models.issued import Issue, Target
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

METHOD = """
method: {id: test_2026, title: 测试办法, place: 晋城市, year: 2026, full_marks: 100}
rounding: {items: 2, blocks: 2, total: 2, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups: {counties: {title: 县（市、区）}, economy: {title: 市直部门}}
tree:
  - id: investment
    title: 固定资产投资
    only: {groups: [counties]}
    points: 60
    direction: up
    data: {owner: 市统计局, unit: 亿元, over_periods: {combine: sum, incomplete: skip}}
    target: {kind: point}
    rule: {kind: proportional, cap: 1, floor: 0, zero_target: refuse}
  - id: gdp
    title: 地区生产总值增速
    only: {groups: [counties]}
    points: 20
    direction: up
    data: {owner: 市统计局, unit: "%", status: [provisional, final]}
    target: {kind: point, value: 6}
    rule: {kind: step, gap: absolute, size: 1, points_per_step: 1, partial_step: proportional, floor: 0}
  - id: accidents
    title: 生产安全事故
    only: {groups: [counties]}
    points: 20
    direction: down
    data: {owner: 市应急管理局, unit: 起}
    rule:
      kind: events
      classes:
        - {id: general, title: 一般事故, points_each: 0.5}
        - {id: larger, title: 较大事故, points_each: 2}
      base: full
      cap: null
      floor: 0
  - id: bulletins
    title: 统计服务
    only: {groups: [economy]}
    points: 100
    direction: up
    data: {owner: 市统计局, unit: 分, status: [certified, final]}
    rule: {kind: as_given, scale: 100, least: 0, most: 100}
ranking: {on: rounded, ties: competition}
"""
MAY = date(2026, 6, 8)
DAY = date(2026, 6, 5)


@dataclass(frozen=True)
class Scene:
    """What stands before figures come in."""

    cast: Cast
    edition: Edition
    emergency: Unit
    second: Person  # certifies for 市应急管理局

    def cell(self, item: str = "investment", period: str = "2026-05", unit: Unit | None = None, part: str = "") -> Cell:
        """A cell of the county, unless of another unit."""
        return Cell((unit or self.cast.county).pk, item, "actual", part, period)

    def report(self, value: str, item: str = "investment", period: str = "2026-05") -> int:
        """The county reports one value."""
        return report(self.cast.liaison, self.edition, {self.cell(item, period): value})

    def certify(self, value: str, item: str = "investment", period: str = "2026-05", **more: Any) -> int:
        """The bureau of statistics certifies one value."""
        told: dict[str, Any] = {"source": "统计快报", "as_of": DAY} | more
        return certify(self.cast.certifier, self.edition, {self.cell(item, period): value}, **told)


def edition_of(cast: Cast, text: str = METHOD, year: int = 2026) -> Edition:
    """An approved edition, as the methods leave it."""
    return in_force(cast, year, text, title="测试办法", at=datetime(year, 1, 5, tzinfo=UTC))


def assemble(cast: Cast) -> Scene:
    """The edition, the groups, the target of the county, and a second data department."""
    edition = edition_of(cast)
    emergency = create_unit(cast.office, Unit.Kind.GOVERNMENT, "市应急管理局", SINCE, parent=cast.city)
    for code, title, units in (
        ("counties", "县（市、区）", [cast.county]),
        ("economy", "市直部门", [cast.bureau, emergency]),
    ):
        place_units(cast.office, create_group(cast.office, code, title), units, 2026)
    second = register_person(cast.security, "T090", "演员九十")
    assign_role(cast.security, second, Role.DATA, emergency, SINCE)
    issue = Issue.objects.create(edition=edition, document="晋市发〔2026〕1号", at=edition.drafted_at, by=cast.office)
    Target.objects.create(
        issue=issue, edition=edition, unit=cast.county, item="investment", kind="point", value="120", source="责任书"
    )
    return Scene(cast, edition, emergency, second)
