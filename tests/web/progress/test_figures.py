"""Units report, data departments certify; nothing is overwritten and nothing is half written."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import place_units
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import RankingGroup
from kaoheng_web.progress.actions.figures import certify, field_of, report
from kaoheng_web.progress.exchange import evidence
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.queries import current, figures
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.cast import SINCE
from tests.web.progress.scene import DAY, METHOD


def held(scene, *cell) -> Any:
    return current(figures(scene.edition))[scene.cell(*cell)]


def test_a_unit_reports_and_the_ledger_says_who(scene):
    assert scene.report("52.3") == 1
    figure = held(scene).reported
    assert (figure.value, figure.by) == ("52.3", scene.cast.liaison)
    entry = history("progress.figure", figure.pk).get()
    assert (entry.actor, entry.action) == (scene.cast.liaison.actor, "progress.report")


def test_saying_the_same_again_changes_nothing(scene):
    scene.report("52.3")
    count = Entry.objects.count()
    assert scene.report(" ５2.3 ") == 0
    assert Entry.objects.count() == count


def test_a_later_figure_supersedes_and_the_earlier_one_stays(scene):
    scene.report("52.3")
    scene.report("53")
    assert held(scene).reported.value == "53"
    assert list(Figure.objects.values_list("value", flat=True)) == ["52.3", "53"]


def test_certifying_figures_of_many_units_asks_as_often_as_of_one(scene):
    units = [create_unit(scene.cast.office, "county", name, SINCE, parent=scene.cast.city) for name in ("甲县", "乙县")]
    place_units(scene.cast.office, RankingGroup.objects.get(code="counties"), units, 2026)
    scene.certify("52.3")  # standing and rights are known from here on
    asked = []
    for these in (units[:1], units):
        values = {scene.cell(period=f"2026-0{len(these)}", unit=unit): "9" for unit in these}
        with CaptureQueriesContext(connection) as each:
            assert certify(scene.cast.certifier, scene.edition, values, source="统计快报", as_of=DAY) == len(these)
        asked.append(len(each))
    assert len(set(asked)) == 1


@pytest.mark.parametrize("who", ["office", "leader", "colleague", "certifier", "stranger"])
def test_nobody_reports_for_another_unit(scene, who):
    with pytest.raises(NotAllowed):
        report(getattr(scene.cast, who), scene.edition, {scene.cell(): "1"})
    assert not Figure.objects.exists()


def test_every_problem_of_every_cell_is_told_and_nothing_is_written(scene):
    wrong = {
        scene.cell(): "很多",
        scene.cell(period="2026-12"): "1",
        scene.cell(period="2025-05"): "1",
        scene.cell("bulletins"): "1",
        scene.cell("gdp"): "6.1",
    }
    with pytest.raises(Refusal) as refused:
        report(scene.cast.liaison, scene.edition, wrong)
    assert set(refused.value.fields) == {field_of(cell) for cell in list(wrong)[:4]}
    assert not Figure.objects.exists()


def test_the_second_of_two_people_is_told_that_the_cell_changed(scene):
    scene.report("52.3")
    seen = Figure.objects.latest("pk").pk
    scene.report("53")
    with pytest.raises(Outdated):
        report(scene.cast.liaison, scene.edition, {scene.cell(): "54"}, seen=seen)
    assert report(scene.cast.liaison, scene.edition, {scene.cell("gdp"): "6"}, seen=seen) == 1


def test_a_department_certifies_with_its_source_and_both_figures_stay(scene):
    scene.report("52.3")
    scene.certify("51.9")
    both = held(scene)
    assert (both.reported.value, both.certified.value, both.best.value) == ("52.3", "51.9", "51.9")
    assert both.certified.certifier == scene.cast.bureau


def test_certifying_without_source_or_day_is_refused_with_both_problems(scene):
    with pytest.raises(Refusal) as refused:
        scene.certify("51.9", source=" ", as_of=date(2026, 7, 1))
    assert set(refused.value.fields) == {"source", "as_of"}


@pytest.mark.parametrize("who", ["liaison", "office", "colleague"])
def test_only_the_department_of_the_item_certifies(scene, who):
    with pytest.raises(NotAllowed):
        certify(getattr(scene.cast, who), scene.edition, {scene.cell(): "1"}, source="快报", as_of=date(2026, 6, 1))
    with pytest.raises(NotAllowed):
        certify(scene.second, scene.edition, {scene.cell(): "1"}, source="快报", as_of=date(2026, 6, 1))


def test_a_final_figure_that_differs_from_the_certified_one_needs_a_reason(scene):
    scene.certify("51.9")
    with pytest.raises(Refusal) as refused:
        scene.certify("50.1", final=True)
    assert set(refused.value.fields) == {"reason"}
    scene.certify("50.1", final=True, reason="年报核实，剔除重复项目")
    figure = held(scene).best
    assert (figure.kind, figure.value, figure.reason) == ("final", "50.1", "年报核实，剔除重复项目")
    assert history("progress.figure", figure.pk).get().reason == "年报核实，剔除重复项目"


def test_what_was_known_on_a_day_can_still_be_read(scene):
    scene.report("52.3")
    with clock.at(date(2026, 6, 20)):
        scene.report("53")
    before = current(figures(scene.edition, date(2026, 6, 10)))
    assert str(before[scene.cell()].reported).endswith("52.3")


def test_every_row_is_watched(scene):
    scene.report("52.3")
    scene.certify("51.9")
    assert [each for each in verify(SUBJECTS).damages if "progress" in each] == []


def test_an_item_that_does_not_concern_the_unit_says_so_where_the_method_lets_it(scene):
    with pytest.raises(Refusal):
        scene.report("不涉及")
    Edition.objects.update(text=METHOD.replace("not_applicable: refuse", "not_applicable: full"))
    edition = Edition.objects.get()
    report(scene.cast.liaison, edition, {scene.cell(): "不涉及"})
    row = evidence(edition, clock.today()).observations.columns.to_pylist()[0]
    assert (row["item_id"], row["value"], row["status"]) == ("investment", "", "not_applicable")
