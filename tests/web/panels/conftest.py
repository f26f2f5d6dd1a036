"""A method with a panel of two classes, three units to be rated, and people to rate them."""

import pytest

from kaoheng_web.channels.panels import subjects
from kaoheng_web.channels.panels.actions import appoint_rater, open_panel
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE
from tests.web.governing import in_force
from tests.web.panels import DUE

METHOD = """
method: {id: panel-2025, title: 评分办法, place: 晋城市, year: 2025, full_marks: 100}
rounding: {items: 2, blocks: 2, total: 2, mode: half_up}
policies: {missing: zero, not_applicable: refuse}
groups:
  departments: {title: 市直部门}
  counties: {title: 县市区}
channels:
  reform:
    kind: panel
    title: 改革创新评价
    values: {kind: scores, least: 0, most: 100}
    by: mean
    classes: {departments: {title: 考核责任单位, weight: 60%}, experts: {title: 专家, weight: 40%}}
    empty_class: spread
    normalise: none
    own_rating: dropped
    skipped: drop_rater
    equal: allowed
    raters_at_least: 1
    rounding: {classes: 2, score: 2, mode: half_up}
ranking: {on: rounded, ties: competition}
tree:
  - id: reform
    title: 改革创新
    points: 100
    direction: up
    only: {groups: [departments]}
    data: {owner: 市考核办, unit: 分, channel: reform}
    rule: {kind: as_given, scale: 100, least: 0, most: 100}
"""


@pytest.fixture
def units(cast):
    """The bureau and two more departments; the county stands in a group that the panel does not rate."""
    two = [create_unit(cast.office, "government", f"市{name}局", SINCE, parent=cast.city) for name in ("教育", "科技")]
    place_units(cast.office, create_group(cast.office, "departments", "市直部门"), [cast.bureau, *two], 2025)
    place_units(cast.office, create_group(cast.office, "counties", "县市区"), [cast.county], 2025)
    return [cast.bureau, *two]


@pytest.fixture
def edition(cast, units):
    """The approved method."""
    return in_force(cast, 2025, METHOD)


@pytest.fixture
def panel(cast, edition):
    """The panel, with reasons asked for at 60 and below, and at 95 and above."""
    return open_panel(cast.office, edition, "reform", DUE, reason_low="60", reason_high="95")


@pytest.fixture
def expert(cast):
    """Somebody who works for no assessed unit."""
    person = register_person(cast.security, "T401", "演员401")
    open_account(cast.security, person, "expert")
    assign_role(cast.security, person, Role.SCORING, cast.city, SINCE)
    return person


@pytest.fixture
def scorer(cast, units):
    """Somebody of the bureau who scores."""
    person = register_person(cast.security, "T402", "演员402")
    open_account(cast.security, person, "scorer")
    assign_role(cast.security, person, Role.SCORING, cast.bureau, SINCE)
    return person


@pytest.fixture
def own(cast, panel, scorer):
    """The sheet of the bureau's scorer."""
    return appoint_rater(cast.office, panel, scorer, "departments")


@pytest.fixture
def seen():
    """What a rater has before them when they look at a sheet."""
    return subjects.RATER.digest
