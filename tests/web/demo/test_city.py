"""The demo city stands after one call, made of recorded actions only; every test looks at the city founded once."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.channels.ballots import exchange as ballots
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.channels.panels.models import Panel, Rating
from kaoheng_web.channels.panels.queries import spreads
from kaoheng_web.channels.panels.queries import tallies as rated
from kaoheng_web.channels.surveys import exchange as surveys
from kaoheng_web.channels.surveys.box import estimates, opened
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.consequences.queries import standings
from kaoheng_web.demo.city import seed
from kaoheng_web.demo.parts.panels import SCORES
from kaoheng_web.demo.people import names
from kaoheng_web.demo.places import COUNTIES, SERIES, YEAR
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.reading import reading
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.models import Edition, Opinion
from kaoheng_web.methods.outline import outline
from kaoheng_web.methods.queries import governing, item_titles, names_by_code
from kaoheng_web.organisation.models import Account, RankingGroup, RoleAssignment, Unit
from kaoheng_web.organisation.queries import members
from kaoheng_web.organisation.roles import Role
from kaoheng_web.plans.models import Plan
from kaoheng_web.plans.queries import trajectories
from kaoheng_web.portal.tasks.waiting import by_the_facts
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
from kaoheng_web.subjects import SUBJECTS
from kaoheng_web.supervision.queries import open_warnings
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.splitting import SplitPlan
from kaoheng_web.targets.queries import in_force

COUNTY, FINED = "140581", "140524"  # 高平市, 陵川县


def edition_of(year: int) -> Edition:
    """The edition in force."""
    found = governing(year)
    assert found is not None
    return found


def test_the_city_has_its_groups_and_somebody_for_every_role(demo_city):
    sizes = {group.code: members(group.code, 2026).count() for group in RankingGroup.objects.all()}
    assert sizes == {"counties": 6, "zones": 3, "economy": 20, "society": 24, "party": 20, "stationed": 10}
    assert set(RoleAssignment.objects.values_list("role", flat=True)) == set(Role)
    assert Account.objects.filter(name="office1").exists()


def test_every_row_is_as_the_ledger_says(demo_city):
    assert verify(SUBJECTS).damages == ()


def test_seeding_again_changes_nothing(demo_city):
    count = Unit.objects.count()
    assert not seed()
    assert Unit.objects.count() == count


def test_no_two_invented_people_share_a_name():
    made = list(names())
    assert len(set(made)) == len(made)


# -- goals ---------------------------------------------------------------------------------------


def test_both_open_years_have_an_edition_for_every_ranking_group(demo_city):
    for year in (YEAR - 1, YEAR):
        edition = edition_of(year)
        assert set(edition.method.groups) == {series.code for series in SERIES}
        assert outline(edition.loaded, names_by_code()).count == 0
    assert edition_of(YEAR).copied_from == edition_of(YEAR - 1)
    assert edition_of(YEAR).revisions.get().by.name
    assert set(Opinion.objects.values_list("adopted", flat=True)) == {True, False}


def test_every_owner_of_data_is_a_unit_of_the_city(demo_city):
    units = {name for series in SERIES for name in series.units}
    assert {item.data.owner for item in edition_of(YEAR).method.items} <= units


def test_the_plan_has_goals_of_every_way_with_every_word_of_progress(demo_city):
    plan = Plan.objects.get()
    assert set(plan.goals.values_list("way", flat=True)) == {"growth", "doubling", "level", "staged"}
    words = {stage.band.word for path in trajectories(plan).values() for stage in path.stages if stage.band}
    assert words == {"正常", "偏慢", "滞后"}


def test_both_years_have_their_targets_letters_changes_and_splits(demo_city):
    for year, unsigned, approved in ((YEAR - 1, 0, 1), (YEAR, 11, 0)):
        edition = edition_of(year)
        assert Target.objects.filter(edition=edition).count() == len(list(in_force(edition))) > 70
        assert Letter.objects.filter(edition=edition, signed_at=None).count() == unsigned
        assert Change.objects.filter(target__edition=edition, approved_at__isnull=False).count() == approved
        assert [plan.unit.area_code for plan in SplitPlan.objects.filter(edition=edition)] == ["140581"]
    assert Change.objects.get(approved_at=None).reviewed_at


# -- voices --------------------------------------------------------------------------------------


def test_the_counties_were_voted_on_and_one_box_was_void(demo_city):
    bad = Session.objects.get(voided_at__isnull=False)
    assert "收回的票数多于发出的票数" in bad.reason
    assert Session.objects.get(repeats=bad).locked_at is not None
    assert {row[1] for row in ballots.rows(edition_of(YEAR - 1))} >= set(COUNTIES)
    running = Session.objects.get(edition__year=YEAR)
    assert (running.closed_at, running.held_on) == (None, clock.today())


def test_four_hundred_people_a_county_were_asked(demo_city):
    survey = Survey.objects.get()
    asked = Counter(row[1] for row in surveys.rows(survey.edition))
    assert {asked[code] for code in COUNTIES} == {400}
    assert all(each.tally.refused is None for each in estimates(opened(survey)))
    assert any(each.near for each in estimates(opened(survey)))


def test_a_visitor_draws_a_slip_of_each_class(demo_city, client):
    client.post("/demo/sign-in/", {"role": "office"})
    assert "/b/" in client.post("/demo/slips/").content.decode()
    assert client.get("/demo/slips/").content.decode().count("<code>") == 0


# -- judgement -----------------------------------------------------------------------------------


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


# -- doors ---------------------------------------------------------------------------------------


def test_what_one_person_of_a_role_has_done_others_come_in_to_check(demo_city, client):
    for asked, account in (({}, "office1"), ({"turn": "second"}, "office2"), ({"turn": "fourth"}, "office4")):
        client.post("/demo/sign-in/", {"role": "office", **asked})
        assert client.get("/").wsgi_request.user.name == account
    assert client.post("/demo/sign-in/", {"role": "security_admin", "turn": "second"}).status_code == 404


def test_one_click_comes_in_as_every_role_and_sees_a_home_page(demo_city, client):
    for role in Role:
        done = client.post("/demo/sign-in/", {"role": role.value})
        assert (done.status_code, done["Location"]) == (302, "/")
        page = client.get("/").content.decode()
        assert str(role.label) in page
        assert "我要做什么" in page
    assert Entry.objects.filter(reason__startswith="演示一键进入").count() == len(Role)


def test_items_of_one_name_are_told_apart_by_their_block(demo_city):
    titles = [title.zh for title in item_titles(edition_of(YEAR)).values()]
    assert "党建 · 考核目标（开发区）" in titles
    assert len(set(titles)) == len(titles)


def addresses():
    """The lists that a whole city fills, and its longest single pages."""
    yield from ("/", "/units/", "/groups/", "/people/", "/roles/", "/steps/", "/documents/", "/self-assessments/")
    yield from ("/progress/", "/targets/balance/", "/targets/issued/", "/projects/", "/orders/", "/results/")
    yield from ("/consequences/", "/ballots/", "/surveys/", "/panels/")
    yield from (f"/ballots/{row.pk}/" for row in Session.objects.filter(closed_at__isnull=False)[:1])
    yield from (f"/surveys/{row.pk}/" for row in Survey.objects.filter(closed_at__isnull=False)[:1])
    yield from (f"/panels/{row.pk}/" for row in Panel.objects.all())
    county = Unit.objects.get(area_code=COUNTY).pk
    yield from (f"/units/{county}/", f"/targets/split/{county}/", f"/targets/proposals/{county}/")


def test_pages_of_a_whole_city_need_no_more_queries_than_those_of_a_village(demo_city, client):
    client.post("/demo/sign-in/", {"role": "office"})
    for address in addresses():
        client.get(address)  # what everybody reads is asked by whoever comes first
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 10, address + "\n".join(query["sql"][:150] for query in asked)


def test_what_waits_for_everybody_is_read_from_recorded_tables_and_about_the_city_once(demo_city):
    people = [account.person for account in Account.objects.select_related("person")]
    recorded = {Entry._meta.db_table} | {subject.model._meta.db_table for subject in SUBJECTS}
    with CaptureQueriesContext(connection) as asked, reading():
        for person in people:
            by_the_facts(person, YEAR)
    counted = Counter(query["sql"] for query in asked)
    assert {table for sql in counted for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)} <= recorded
    (sql, times), *_ = counted.most_common()
    assert times < len(people) / 4, sql[:150]
