"""The lights, in the time plan and in words; evidence and the score to date."""

from datetime import date
from fractions import Fraction

import pytest

from kaoheng.freeze.columns import column
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.actions.returns import countersign
from kaoheng_web.progress.actions.settings import Days, set_deadlines, set_lights
from kaoheng_web.progress.board import board
from kaoheng_web.progress.exchange import evidence
from kaoheng_web.progress.lines import NOT_CONCERNED
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.pace import Aim, number, pace
from kaoheng_web.progress.scoring import to_date
from kaoheng_web.shared import clock
from tests.web.progress.scene import DAY, MAY, METHOD


@pytest.fixture
def year(scene):
    """Five months of ten each against 120, in May only five."""
    months = {scene.cell(period=f"2026-0{month}"): "5" if month == 5 else "10" for month in range(1, 6)}
    report(scene.cast.liaison, scene.edition, months)
    set_lights(scene.cast.office, scene.edition, 95, 85, "办法第二十一条")
    return scene


def shares(made, unit, item=""):
    return [(spot.percent, spot.light) for spot in (made.spot(unit.pk, month, item) for month in range(1, 8))]


def test_sums_are_held_against_the_share_of_the_year(year):
    made = board(year.edition)
    seen = shares(made, year.cast.county, "investment")
    assert seen == [(100, "g"), (100, "g"), (100, "g"), (100, "g"), (90, "y"), (None, "n"), (None, "n")]


def test_the_light_is_also_said_in_words(year):
    made = board(year.edition)
    item = made.items["investment"]
    found = made.pace(year.cast.county.pk, item, 5)
    assert found is not None
    told = found.sentence(item, made.light(found.ratio))
    assert told.zh == "实际45亿元，序时应达50亿元，为90%，偏慢。"
    assert "due by now 50" in told.en


def test_levels_are_held_against_the_whole_target(year):
    year.certify("5.1", "gdp")
    assert board(year.edition).spot(year.cast.county.pk, 5, "gdp").percent == 85


@pytest.mark.parametrize(
    ("direction", "low", "high", "value", "share"),
    [
        ("down", 40, 40, "38", Fraction(40, 38)),
        ("down", 40, 40, "50", Fraction(40, 50)),
        ("down", 0, 0, "0", 1),
        ("down", 0, 0, "1", 0),
        ("band", 13, 15, "14", Fraction(14, 13)),
        ("band", 13, 15, "20", Fraction(15, 20)),
        ("band", 13, 15, "6.5", Fraction(1, 2)),
        ("up", 0, 0, "1", 1),
        ("up", 5, 5, "-1", 0),
    ],
)
def test_a_share_is_of_what_was_asked_or_allowed(scene, direction, low, high, value, share):
    item = scene.edition.method.node("gdp").model_copy(update={"direction": direction})
    found = pace(item, Aim(Fraction(low), Fraction(high)), {3: number(item, value) or Fraction(0)}, 5)
    assert found is not None
    assert found.ratio == share


def test_without_a_scale_there_are_shares_but_no_lights(scene):
    scene.report("10", period="2026-01")
    assert board(scene.edition).spot(scene.cast.county.pk, 1).light == "n"
    assert board(scene.edition).spot(scene.cast.county.pk, 1).percent == 100


def observed(scene):
    sheet = evidence(scene.edition, MAY).observations
    names = ("item_id", "period", "value", "status")
    return {tuple(column(sheet, name)[row] for name in names) for row in range(sheet.columns.num_rows)}


def test_evidence_has_the_strongest_figure_that_may_be_scored(year):
    year.report("6.3", "gdp")
    year.certify("9.5", period="2026-04")
    year.certify("6.1", "gdp", period="2026-04")
    assert observed(year) == {
        *(("investment", f"2026-0{month}", "10", "reported") for month in (1, 2, 3)),
        ("investment", "2026-04", "9.5", "certified"),
        ("investment", "2026-05", "5", "reported"),
        ("gdp", "", "6.1", "provisional"),
    }


def test_evidence_leaves_out_what_a_department_certified_about_itself_alone(scene):
    cell = scene.cell("bulletins", unit=scene.cast.bureau)
    certify(scene.cast.certifier, scene.edition, {cell: "98"}, source="自评", as_of=DAY)
    assert observed(scene) == set()
    countersign(scene.second, Figure.objects.get())
    assert observed(scene) == {("bulletins", "", "98", "certified")}


def test_evidence_of_an_earlier_day_is_what_was_known_then(year):
    assert evidence(year.edition, date(2026, 6, 1)).observations.columns.num_rows == 0


def test_the_score_to_date_counts_what_is_known_and_names_what_is_missing(year):
    year.certify("5", "gdp")
    for part in ("general", "larger"):
        report(year.cast.liaison, year.edition, {year.cell("accidents", part=part): "1"})
    made = {each.title: each for each in to_date(year.edition, MAY).standings}
    county = made["高平市"]
    assert county.score == "59.00"  # 60 × 45/120, 20 − 1, 20 − 0.5 − 2 and nothing for what is missing
    assert county.missing == ()
    assert [title.zh for title in made["市统计局"].missing] == ["统计服务"]


def test_who_has_no_figures_yet_has_no_score_and_no_rank(year):
    made = {each.title: (each.score, each.rank) for each in to_date(year.edition, MAY).standings}
    assert made == {"高平市": ("22.50", "1"), "市统计局": ("", ""), "市应急管理局": ("", "")}


def test_only_who_is_asked_for_figures_has_to_report(scene):
    county, bureau = scene.cast.county.pk, scene.cast.bureau.pk
    days = Days(date(2026, 6, 9), date(2026, 6, 12), ["investment"])
    set_deadlines(scene.cast.office, scene.edition, {"2026-05": days})
    with clock.at(MAY):
        made = board(scene.edition)
    asked = [made.spot(unit, month).of.asked for unit in (county, bureau) for month in (4, 5)]
    assert asked == [0, 1, 0, 0]
    assert [made.spot(county, 5, item).of.asked for item in ("investment", "gdp")] == [1, 0]


def test_one_figure_is_not_all_and_the_figure_of_the_year_answers_for_december(scene):
    county, days = scene.cast.county.pk, Days(date(2027, 1, 9), date(2027, 1, 12))
    set_deadlines(scene.cast.office, scene.edition, {"2026-12": days})
    with clock.at(date(2027, 1, 8)):
        report(scene.cast.liaison, scene.edition, {scene.cell(period="2026"): "120"})
        of = board(scene.edition).spot(county, 12).of
    assert ([item.id for item in of.missing], of.asked) == (["gdp", "accidents"], 3)


def test_what_does_not_concern_a_unit_is_not_asked_of_it_again(scene):
    text = METHOD.replace("not_applicable: refuse", "not_applicable: spread")
    Edition.objects.filter(pk=scene.edition.pk).update(text=text)
    edition = Edition.objects.get(pk=scene.edition.pk)
    days = {f"2026-0{at}": Days(date(2026, 6, 9), date(2026, 6, 12), ["gdp"]) for at in (3, 4, 5)}
    set_deadlines(scene.cast.office, edition, days)
    report(scene.cast.liaison, edition, {scene.cell("gdp", "2026-04"): NOT_CONCERNED})
    made = board(edition)
    assert [made.spot(scene.cast.county.pk, at).of.asked for at in (3, 4, 5)] == [1, 0, 0]


def test_a_year_that_cannot_be_scored_says_why(scene):
    scene.edition.issues.get().targets.all().delete()
    scene.report("10")
    made = to_date(scene.edition, MAY)
    assert made.standings == ()
    assert "固定资产投资" in str(made.refused)
