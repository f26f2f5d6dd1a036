"""Figures worth a second look are questions to the office, found by the library's checks."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.actions.groups import place_units
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import RankingGroup, Unit
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.exchange import evidence
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.questions import questions
from kaoheng_web.progress.subjects import FIGURE
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.cast import SINCE
from tests.web.progress.scene import DAY, MAY, METHOD, edition_of


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


def city_says(scene, value, **told):
    """The bureau of statistics certifies the city's own figure of investment."""
    cell = scene.cell(unit=scene.cast.city, period="2026-02")
    return certify(scene.cast.certifier, scene.edition, {cell: value}, source="统计公报", as_of=DAY, **told)


def sums(scene):
    return [(units, seen) for check, units, seen in asked(scene) if check == "各县之和与全市数"]


def test_the_city_is_held_against_the_sum_of_its_counties(peers):
    with clock.at(MAY):
        assert sums(peers) == []
        city_says(peers, "100.5")  # 12 + 13 + 14 + 15 + 16 and 40 are 110
        ((units, seen),) = sums(peers)
        assert [len(units), seen.partition("：")[2]] == [1, f"6个单位合计110，{units[0]}为100.5，相差9.45%"]
        city_says(peers, "110.2", reason="公报更正")
        assert sums(peers) == []


def test_the_citys_own_figure_is_certified_with_its_source_and_recorded(peers):
    with clock.at(MAY):
        assert [city_says(peers, "100"), city_says(peers, "100")] == [1, 0]
        with pytest.raises(Refusal, match="reason"):
            city_says(peers, "101")
        row = Figure.objects.get(unit=peers.cast.city)
        assert [entry.action for entry in history(FIGURE.name, row.pk)] == ["progress.certify"]
        with pytest.raises(NotAllowed):
            report(peers.cast.liaison, peers.edition, {peers.cell(unit=peers.cast.city): "9"})
        rate = {peers.cell(item="gdp", unit=peers.cast.city): "6"}  # rates do not add up
        with pytest.raises(Refusal):
            certify(peers.cast.certifier, peers.edition, rate, source="统计公报", as_of=DAY)


def test_a_row_of_the_citys_own_stands_below_its_counties(peers, enter):
    with clock.at(MAY):
        city_says(peers, "100.5")
        page = enter("certifier").get("/progress/items/investment/").content.decode()
        assert page.count("（全市数）") > 0
        assert "（全市数）" not in enter("certifier").get("/progress/items/gdp/").content.decode()
        assert enter("certifier").get(f"/progress/cells/{peers.cast.city.pk}/investment/2026-02/").status_code == 200
        assert enter("liaison").get(f"/progress/cells/{peers.cast.city.pk}/investment/2026-02/").status_code == 404
        assert "各县之和与全市数" in enter("office").get("/progress/questions/").content.decode()


def test_the_citys_own_figure_scores_nobody(peers):
    with clock.at(MAY):
        before = evidence(peers.edition, MAY)
        city_says(peers, "100.5")
        assert evidence(peers.edition, MAY).digest == before.digest
