"""A year with a small method, two units of a group, and somebody who heads the county."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import begin_term, create_post, register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person, Post, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.targets.actions.balancing import approve_sheet, set_superior, submit_sheet
from kaoheng_web.targets.actions.issuing import issue
from kaoheng_web.targets.actions.proposing import propose, submit
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.models.issued import Issue, Target
from kaoheng_web.targets.written import Line
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

METHOD = """
method: {id: small, title: 小城考核办法（演示）, place: 晋城市, year: 2026, full_marks: 100}
rounding: {items: 2, blocks: 2, total: 2, mode: half_up}
policies: {missing: zero, not_applicable: refuse}
groups: {counties: {title: 县（市、区）}}
tree:
  - {id: jobs, title: 城镇新增就业, points: 30, direction: up, data: {owner: 市统计局, unit: 人},
     target: {kind: floor}, rule: {kind: proportional, cap: 1, floor: 0, zero_target: refuse}}
  - {id: pm25, title: PM2.5浓度, points: 30, direction: down, data: {owner: 市生态环境局, unit: 微克/立方米},
     target: {kind: binding},
     rule: {kind: step, gap: absolute, size: 1, points_per_step: 1, partial_step: proportional, floor: 0}}
  - {id: revenue, title: 财政收入增速, points: 20, direction: band, data: {owner: 市财政局, unit: "%"},
     target: {kind: range}, only: {units: ["140581"]},
     rule: {kind: band, outside: {gap: absolute, size: 1, points: 1, partial_step: proportional, most: null},
            above_is_full: true, floor: 0}}
  - {id: fixed, title: 办法定的目标, points: 10, direction: up, data: {unit: 个}, target: {kind: point, value: 3},
     rule: {kind: proportional, cap: 1, floor: 0, zero_target: refuse}}
  - {id: place, title: 位次, points: 10, direction: up, target: {kind: rank},
     rule: {kind: rank_points, form: points_per_place, ties: competition, per_place: 1, floor: 0}}
ranking: {on: rounded, ties: competition, chain: [{kind: decide}]}
"""
GOOD = {"jobs": Line("5,000", "按上年增长3%"), "pm25": Line("36"), "revenue": Line("13～15", "与预算一致")}
APRIL = date(2026, 4, 1)


@dataclass(frozen=True)
class Stage:
    """The cast with its year."""

    cast: Cast
    edition: Edition
    head: Person  # of the county
    post: Post  # that the head holds
    other_leader: Person

    @property
    def county(self) -> Unit:
        """高平市."""
        return self.cast.county

    def target(self, item: str = "jobs") -> Target:
        """An issued target of the county."""
        return Target.objects.get(edition=self.edition, unit=self.county, item=item)


def stand(cast: Cast) -> Stage:
    """The method is approved, the county and the bureau stand in its group."""
    edition = in_force(cast, 2026, METHOD, title="2026年度考核办法（演示）", document="晋市考〔2026〕1号")
    group = create_group(cast.office, "counties", "县（市、区）")
    place_units(cast.office, group, [cast.county, cast.bureau], 2026)
    head, other = (register_person(cast.security, f"S{n}", f"负责人{n}") for n in (1, 2))
    assign_role(cast.security, head, Role.HEAD, cast.county, SINCE)
    assign_role(cast.security, other, Role.LEADING_GROUP, cast.city, SINCE)
    post = create_post(cast.office, cast.county, "主要负责人", SINCE, leads=True)
    begin_term(cast.office, head, post, SINCE)
    return Stage(cast, edition, head, post, other)


def hand_in(stage: Stage) -> None:
    """Both units propose and hand in."""
    for by, unit in ((stage.cast.liaison, stage.county), (stage.cast.colleague, stage.cast.bureau)):
        lines = GOOD if unit == stage.county else {item: GOOD[item] for item in ("jobs", "pm25")}
        propose(by, stage.edition, unit, lines)
        submit(by, stage.edition, unit)


def approved(stage: Stage) -> None:
    """The superior's target is met and the table approved."""
    hand_in(stage)
    told: dict[str, Any] = {"together": "sum", "document": "晋政发〔2026〕2号", "weights": {}}
    set_superior(stage.cast.office, stage.edition, "jobs", "9000", **told)
    sheet = submit_sheet(stage.cast.office, stage.edition)
    approve_sheet(stage.cast.leader, sheet, document="会议纪要〔2026〕3号")


def issued(stage: Stage) -> Issue:
    """Everything is issued."""
    approved(stage)
    return issue(stage.cast.office, BalanceSheet.objects.get(), "晋市考〔2026〕5号")
