"""How the demo city judged last year, what followed, and what is under way this year."""

import re
from collections import Counter
from datetime import date

import pytest

from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.channels.panels.models import Panel, Rating
from kaoheng_web.channels.panels.queries import spreads
from kaoheng_web.channels.panels.queries import tallies as rated
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.consequences.queries import standings
from kaoheng_web.demo.parts.panels import SCORES
from kaoheng_web.demo.places import COUNTIES, SERIES, YEAR
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.procedure.rules import State
from kaoheng_web.procedure.scope import visited
from kaoheng_web.progress import board as progress
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.questions import questions
from kaoheng_web.publishing.models import Publication
from kaoheng_web.results.exchange import claims, vetoes
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.claims import claims_of, row_of, tallies
from kaoheng_web.results.queries.compared import differences
from kaoheng_web.results.queries.robustness import firmnesses
from kaoheng_web.results.queries.rulings import open_matters, rulings_of
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.queries.shown import group_tables
from kaoheng_web.shared import clock
from kaoheng_web.supervision.queries import open_warnings
from tests.web.demo.editions import edition_of

COUNTY = "140581"  # 高平市
FINED = "140524"  # 陵川县


def test_leaders_and_departments_rated_party_building_with_reasons_and_not_everybody_alike(demo_city):
    panel = Panel.objects.get(edition__year=YEAR - 1)
    assert {unit.area_code: float(tally.values["score"]) for unit, tally in rated(panel)} == SCORES
    assert not panel.raters.filter(submitted_at=None).exists()
    assert not Rating.objects.filter(reason="").exists()
    assert not any(each.all_equal for each in spreads(panel))


@pytest.mark.parametrize("role", ["leading_group", "scoring"])
def test_this_years_panel_waits_for_those_who_rate_in_it(demo_city, client, role):
    client.post("/demo/sign-in/", {"role": role})
    assert "请评分：党建述职评议" in client.get("/").content.decode()
    assert "去评分" in client.get(f"/panels/?year={YEAR}").content.decode()
    last = client.get(f"/panels/?year={YEAR - 1}").content.decode()
    assert "7 / 7" in last
    (sheet,) = re.findall(r"/panels/sheets/\d+/", last)
    assert "演示数据" in client.get(sheet).content.decode()


def test_claims_vetoes_and_interviews_of_last_year_stand_decided(demo_city):
    edition = edition_of(YEAR - 1)
    found = tallies(edition, "honours", map(row_of, claims_of(edition)))
    assert "同一事项就高，不重复计" in found[COUNTY].sentence.zh
    assert found[FINED].values["penalty"] == 1
    assert {row[-2] for row in claims.rows(edition)} == {"admitted", "rejected"}
    assert sorted(row[2] for row in vetoes.rows(edition)) == ["approved", "rejected"]
    assert [each.talks for each in summaries(YEAR - 1)] == [3] * 6


def test_a_tie_was_decided_and_an_upheld_appeal_corrected_before_last_year_was_final(demo_city):
    run = final(YEAR - 1)
    assert run is not None
    assert run.corrects is not None
    assert not run.results.filter(undecided=True).exists()
    assert [row.matter for row in rulings_of(run.edition)] == ["rank", "rank"]
    upheld, rejected, withdrawn = Appeal.objects.filter(run=run.corrects).order_by("pk")
    assert upheld.upheld
    assert rejected.review_rejected_at
    assert withdrawn.withdrawn_at
    assert [each.name for each in differences(run, run.corrects)] == ["沁水县"]
    assert open_matters(run) == []


def test_every_rank_lies_in_its_own_interval_even_where_a_decision_told_equals_apart(demo_city):
    run = final(YEAR - 1)
    assert run is not None
    every = [each.unit for group in firmnesses(run).groups for each in group.lines]
    assert [each.title for each in every if not each.low <= each.rank <= each.high] == []


def test_those_of_this_year_are_under_way(demo_city):
    edition = edition_of(YEAR)
    assert {row[-2] for row in claims.rows(edition)} == {"pending"}
    assert {row[2] for row in vetoes.rows(edition)} == {"applied", "proposed"}


def test_last_years_steps_are_closed_with_nothing_in_the_way_and_none_is_skipped(demo_city):
    with clock.at(date(YEAR, 6, 12)):
        last, running = board(YEAR - 1), board(YEAR)
    assert {each.state for each in last} == {State.CLOSED}
    assert not any(each.blockers for each in last)
    assert len(visited(YEAR - 1)) == 6
    assert not any(each.done for each in running)


def test_counties_differ_in_size_and_departments_are_not_ranked_as_they_are_listed(demo_city):
    run = final(YEAR - 1)
    assert run is not None
    sizes = Figure.objects.filter(item="gdp", column="level", period=f"{YEAR - 1}-12", kind="reported")
    assert len(set(sizes.values_list("value", flat=True))) == len(COUNTIES)
    rows = UnitResult.objects.filter(run=run).order_by("unit_id")
    for group in ("economy", "society", "party", "stationed"):
        ranks = [int(rank) for rank in rows.filter(group=group).values_list("rank", flat=True)]
        assert sorted(ranks) == list(range(1, len(ranks) + 1)) != ranks


def test_departments_are_not_late_with_months_that_ask_nothing_of_them(demo_city):
    edition = edition_of(YEAR)
    late = [warned for warned, _ in open_warnings(edition) if warned.rule == "not_reported"]
    lights = progress.board(edition)
    asked = {who.name for who in lights.people if lights.spot(who.unit.pk, 10).of.asked}
    assert [warned.words.zh[-12:] for warned in late] == ["还有2项未报（共8项）。"]  # of one county
    assert asked == {*COUNTIES.values(), *next(each.units for each in SERIES if each.code == "zones")}


def test_a_figure_that_was_corrected_late_is_a_question_to_the_office(demo_city):
    rows = questions(edition_of(YEAR - 1), date(YEAR, 6, 12)).rows
    assert ("自报与核定相差", ["阳城县"]) in [(row.check.zh, [who.name for who in row.units]) for row in rows]


def test_the_counties_add_up_to_more_than_the_city_which_is_a_question_too(demo_city, day):
    rows = questions(edition_of(YEAR), day).rows
    (seen,) = [row.seen.zh for row in rows if row.check.zh == "各县之和与全市数"]
    assert seen.startswith("地区生产总值增速（总量）")
    assert "6个单位合计" in seen


def test_two_categories_of_the_counties_are_graded_by_themselves(demo_city):
    run = final(YEAR - 1)
    assert run is not None
    (counties,) = [table for table in group_tables(run) if table.id == "counties"]
    graded = {cell.column.zh: cell.grade for cell in counties.lines[0].by_column if cell.grade}
    assert graded == {"高质量发展": "优秀", "专项工作": "优秀"}
    letter = Publication.objects.get(run=run, kind="feedback", unit=counties.lines[0].result.unit).content
    assert "“高质量发展”评为优秀，“专项工作”评为优秀" in letter


def test_what_followed_from_last_years_results_is_at_every_stage(demo_city):
    rows = Consequence.objects.filter(edition__year=YEAR - 1).select_related("unit", "edition", "responsible")
    with clock.at(date(YEAR, 6, 12)):
        found = standings(rows.filter(kind="rectification"))
    assert {each.state for each in found} == {"close", "prove", "return", "progress", "made"}
    assert sum(bool(each.late) for each in found) == 3
    assert all(each.state == "issue" for each in standings(rows.filter(kind="commendation")))
    assert {each.state for each in standings(rows.filter(kind="admonition"))} == {"hold", "made"}
    (proposal,) = standings(rows.filter(kind="reshuffle"))
    assert proposal.state == "propose"
    assert proposal.row.reason_zh == f"{YEAR - 2}、{YEAR - 1}年连续2年等次为较差"


def test_last_years_papers_are_issued_and_its_targets_are_public(demo_city, client):
    kinds = Counter(Publication.objects.values_list("kind", flat=True))
    units = sum(len(series.units) for series in SERIES)
    assert kinds == {"minutes": 1, "bulletin": 1, "commendation": 1, "feedback": units, "statement": units}
    assert "按近三年完成情况测算" in client.get(f"/public/{YEAR - 1}/targets/").content.decode()
    assert client.get(f"/public/{YEAR - 1}/targets.csv").content.decode("utf-8-sig").count("\r\n") > 70
    code = Publication.objects.filter(kind="statement").latest("pk").code
    assert "考核办印发过这份文件" in client.get("/verify/", {"code": code}).content.decode()


def test_the_workbench_says_that_last_year_is_done(demo_city, client):
    client.post("/demo/sign-in/", {"role": "office"})
    assert "10个环节已完成10个" in client.get(f"/?year={YEAR - 1}").content.decode()
