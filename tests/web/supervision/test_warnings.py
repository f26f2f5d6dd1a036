"""Warnings follow from the figures, cite their rule, and are replied to once."""

from datetime import date

import pytest

from kaoheng_web.progress.actions.figures import report
from kaoheng_web.progress.actions.settings import Days, set_deadlines, set_lights
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.supervision.actions import acknowledge
from kaoheng_web.supervision.queries import open_warnings
from kaoheng_web.supervision.warnings import RULES


@pytest.fixture
def slow(scene):
    """The county falls behind month after month."""
    values = {scene.cell(period=f"2026-0{at}"): value for at, value in enumerate(("9.6", "9", "7", "6", "5"), 1)}
    report(scene.cast.liaison, scene.edition, values)
    set_lights(scene.cast.office, scene.edition, 95, 85, "办法第二十一条")
    return scene


def told(scene, rule):
    return [warned for warned, _ in open_warnings(scene.edition) if warned.rule == rule]


def test_red_in_two_periods_running_is_a_warning(slow):
    (warned,) = told(slow, "red_running")
    assert (warned.item, warned.period) == ("investment", "2026-05")
    assert warned.words.zh == "固定资产投资连续2期红灯：4月79%、5月73%。"


def test_one_red_light_is_none(slow):
    slow.report("14", period="2026-04")
    assert told(slow, "red_running") == []


def test_falling_three_times_running_is_a_warning(slow):
    (warned,) = told(slow, "falling")
    assert warned.words.zh == "综合进度连续3期下降：93%→85%→79%→73%。"


def test_a_year_that_will_fall_short_is_a_warning_by_the_forecast_of_the_library(slow):
    (warned,) = told(slow, "forecast_short")
    assert "预计全年" in warned.words.zh
    assert warned.period == "2026-05"


def test_whoever_has_not_reported_all_by_the_deadline_is_warned(scene):
    set_deadlines(scene.cast.office, scene.edition, {"2026-05": Days(date(2026, 6, 7), date(2026, 6, 12))})
    late = told(scene, "not_reported")
    assert {warned.unit for warned in late} == {scene.cast.county.pk, scene.cast.bureau.pk, scene.emergency.pk}
    scene.report("3")
    assert "5月的数据应于2026年6月7日前填报，逾期1天还有2项未报（共3项）。" in {
        warned.words.zh for warned in told(scene, "not_reported")
    }
    scene.certify("5", "gdp")
    parts = {scene.cell("accidents", part=part): "0" for part in ("general", "larger")}
    report(scene.cast.liaison, scene.edition, parts)
    assert scene.cast.county.pk not in {warned.unit for warned in told(scene, "not_reported")}
    with clock.at(date(2026, 6, 7)):
        assert told(scene, "not_reported") == []


def test_nobody_is_late_with_what_was_not_asked(scene):
    days = Days(date(2026, 6, 7), date(2026, 6, 12), ["investment", "gdp"])
    set_deadlines(scene.cast.office, scene.edition, {"2026-05": days})
    assert {warned.unit for warned in told(scene, "not_reported")} == {scene.cast.county.pk}


def test_every_rule_has_words_and_a_name_of_its_own():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.words.zh and rule.words.en for rule in RULES)


def test_the_unit_replies_once(slow):
    (warned,) = told(slow, "red_running")
    with pytest.raises(NotAllowed):
        acknowledge(slow.cast.colleague, slow.edition, warned, "收到")
    with pytest.raises(Refusal, match="Fill it in"):
        acknowledge(slow.cast.liaison, slow.edition, warned, " ")
    row = acknowledge(slow.cast.liaison, slow.edition, warned, "项目6月集中开工，预计赶上")
    assert dict(open_warnings(slow.edition))[warned] == row
    with pytest.raises(Refusal, match="replied to it already"):
        acknowledge(slow.cast.liaison, slow.edition, warned, "再次回复")
