"""Figures worth a second look are questions to the office, found by the library's checks."""

from datetime import date

import pytest

from kaoheng_web.organisation.actions.groups import place_units
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import RankingGroup, Unit
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.questions import questions
from kaoheng_web.shared import clock
from tests.web.cast import SINCE
from tests.web.progress.scene import MAY, METHOD, edition_of


def asked(scene, on=MAY):
    return [(row.check.zh, [who.name for who in row.units], row.seen.zh) for row in questions(scene.edition, on).rows]


def test_a_reported_figure_far_from_the_certified_one_is_asked_about(scene):
    with clock.at(MAY):
        scene.report("12")
        assert asked(scene) == []
        scene.certify("10")
        ((check, units, seen),) = asked(scene)
    assert (check, units) == ("自报与核定相差", ["高平市"])
    assert seen == "高平市固定资产投资自报12，核定10，自报偏好20.00%"
    assert asked(scene, date(2026, 6, 1)) == []


@pytest.fixture
def peers(scene):
    """Six counties that all invest a little more than last year, but for one."""
    others = [
        create_unit(scene.cast.office, Unit.Kind.COUNTY, f"演示{number}县", SINCE, parent=scene.cast.city)
        for number in range(5)
    ]
    place_units(scene.cast.office, RankingGroup.objects.get(code="counties"), others, 2026)
    before = edition_of(scene.cast, METHOD.replace("2026", "2025"), 2025)
    with clock.at(MAY):
        for at, unit in enumerate([*others, scene.cast.county]):
            for month in (1, 2):
                value = 40 if unit == scene.cast.county else 10 + at + month
                said(before, unit, f"2025-{month:02}", str(10 + month), scene)
                said(scene.edition, unit, f"2026-{month:02}", str(value), scene)
            said(before, unit, "2025-03", "900", scene)
    return scene


def said(edition, unit, period, value, scene):
    Figure.objects.create(
        edition=edition,
        unit=unit,
        item="investment",
        period=period,
        kind="reported",
        value=value,
        at=clock.now(),
        by=scene.cast.liaison,
    )


def test_the_year_so_far_is_held_against_the_same_months_of_the_year_before(peers):
    jumps = [row for row in asked(peers) if row[0] == "与上年同期相比突变"]
    assert [(units, seen.partition("，")[0]) for _, units, seen in jumps] == [
        (["高平市"], "高平市固定资产投资由23到80")
    ]


def test_the_office_reads_the_questions_and_nobody_is_accused(scene, enter):
    with clock.at(MAY):
        scene.report("12")
        scene.certify("10")
        page = enter("office").get("/progress/questions/").content.decode()
    assert ["自报12，核定10" in page, "只提问题，不下结论" in page] == [True, True]
    assert enter("liaison").get("/progress/questions/").status_code == 403
    assert "/progress/questions/" in enter("office").get("/progress/").content.decode()
    assert "/progress/questions/" not in enter("leader").get("/progress/").content.decode()
