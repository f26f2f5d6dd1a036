"""Plans are drafted with goals, approved, and followed by what the years bring."""

from dataclasses import replace

import pytest

from kaoheng.analysis.trajectory.sentences import said
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.plans.actions.deciding import approve_plan, return_plan, submit_plan, withdraw_plan
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan, remove_goal
from kaoheng_web.plans.actions.recording import record_actual
from kaoheng_web.plans.actions.revising import revise_goal
from kaoheng_web.plans.models import Actual, Plan, PlanGoal, Stage
from kaoheng_web.plans.queries import followed, goals_in_force, trajectories, year_value
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.plans.goals import DOCUMENT, DOUBLED, FALLING, GROWING, STAGED, approved, drafted

NAMES = ("地区生产总值", "居民人均可支配收入", "PM2.5年均浓度", "城镇化率")


def test_the_office_drafts_a_plan_with_goals_and_the_ledger_says_so(cast):
    plan = drafted(cast)
    assert tuple(plan.goals.order_by("pk").values_list("name", flat=True)) == NAMES
    assert Stage.objects.count() == 5
    assert history("plans.plan", plan.pk).get().action == "plans.draft_plan"
    assert verify(SUBJECTS).damages == ()


@pytest.mark.parametrize("who", ["leader", "liaison", "certifier", "stranger"])
def test_nobody_else_drafts_or_adds_goals(cast, who):
    person, plan = getattr(cast, who), drafted(cast)
    with pytest.raises(NotAllowed):
        draft_plan(person, "规划", 2026, 2030, on_course_at="98%", slow_at="90%")
    with pytest.raises(NotAllowed):
        add_goals(person, plan, [replace(DOUBLED, name="其他", item="")])


def test_everything_wrong_with_a_plan_is_told_at_once(cast):
    with pytest.raises(Refusal) as refused:
        draft_plan(cast.office, "规划", 2026, 2025, on_course_at="很好", slow_at="0")
    assert set(refused.value.fields) == {"last", "on_course_at", "slow_at"}


def test_the_line_of_slow_is_below_that_of_on_course(cast):
    with pytest.raises(Refusal) as refused:
        draft_plan(cast.office, "规划", 2026, 2030, on_course_at="90%", slow_at="98%")
    assert set(refused.value.fields) == {"slow_at"}


@pytest.mark.parametrize(
    ("terms", "fields"),
    [
        (replace(DOUBLED, base_value="很多", aim="-2"), {"base_value", "aim"}),
        (replace(DOUBLED, base_year=2030), {"base_year"}),
        (replace(DOUBLED, direction="down"), {"direction"}),
        (replace(FALLING, aim="50"), {"direction"}),
        (replace(GROWING, aim="-100"), {"direction", "aim"}),
        (replace(STAGED, stages={2026: "61"}), {"stage_2027", "stage_2028", "stage_2029", "stage_2030"}),
        (replace(STAGED, aim="71"), {"aim"}),
    ],
)
def test_a_goal_that_cannot_be_is_refused_at_its_fields_and_nothing_is_kept(cast, terms, fields):
    plan = draft_plan(cast.office, "规划", 2026, 2030, on_course_at="98%", slow_at="90%")
    with pytest.raises(Refusal) as refused:
        add_goals(cast.office, plan, [replace(DOUBLED, name="先行", item=""), terms])
    assert set(refused.value.fields) == fields
    assert not PlanGoal.objects.exists()


def test_a_goal_stands_in_a_plan_once(cast):
    with pytest.raises(Refusal) as refused:
        add_goals(cast.office, drafted(cast), [DOUBLED])
    assert set(refused.value.fields) == {"name", "item"}


def test_a_goal_is_taken_out_of_a_draft_with_its_stages(cast):
    plan = drafted(cast)
    goal = plan.goals.get(name="城镇化率")
    with pytest.raises(NotAllowed):
        remove_goal(cast.leader, goal)
    remove_goal(cast.office, goal)
    assert not Stage.objects.exists()
    assert verify(SUBJECTS).damages == ()


def test_a_goal_of_a_draft_is_revised_in_place_with_its_stages(cast):
    plan = drafted(cast)
    goal = plan.goals.get(name="城镇化率")
    kept = {stage.year: stage.pk for stage in goal.stages.all()}
    revise_goal(cast.office, goal, replace(STAGED, aim="72", stages={**STAGED.stages, 2030: "72"}))
    assert history("plans.plangoal", goal.pk).latest("sequence").action == "plans.revise_goal"
    assert history("plans.stage", kept[2030]).latest("sequence").action == "plans.revise_goal"
    assert {stage.year: stage.pk for stage in goal.stages.all()} == kept
    assert goal.stages.get(year=2030).value == "72"
    revise_goal(cast.office, goal, replace(STAGED, way="level", stages={}))
    assert not goal.stages.exists()
    revise_goal(cast.office, goal, STAGED)
    assert goal.stages.count() == 5
    assert verify(SUBJECTS).damages == ()


def test_a_goal_is_not_revised_by_others_nor_into_another_one_nor_once_submitted(cast):
    plan = drafted(cast)
    goal = plan.goals.get(name="城镇化率")
    with pytest.raises(NotAllowed):
        revise_goal(cast.leader, goal, replace(STAGED, measure="％"))
    with pytest.raises(Refusal) as refused:
        revise_goal(cast.office, goal, replace(STAGED, name="地区生产总值", item="gdp", base_value="零"))
    assert set(refused.value.fields) == {"name", "item", "base_value"}
    with pytest.raises(Refusal, match="Nothing was changed"):
        revise_goal(cast.office, goal, STAGED)
    submit_plan(cast.office, plan)
    with pytest.raises(Refusal, match="withdraw it first"):
        revise_goal(cast.office, goal, replace(STAGED, measure="％"))


def test_an_approved_plan_keeps_its_goals(cast):
    plan = approved(cast)
    with pytest.raises(Refusal, match="do not change"):
        add_goals(cast.office, plan, [replace(DOUBLED, name="其他", item="")])
    with pytest.raises(Refusal, match="do not change"):
        remove_goal(cast.office, plan.goals.get(name="城镇化率"))


def test_the_leading_group_decides_and_may_send_back(cast):
    plan = submit_plan(cast.office, drafted(cast))
    with pytest.raises(NotAllowed):
        approve_plan(cast.office, plan, document=DOCUMENT)
    with pytest.raises(Refusal):
        return_plan(cast.leader, plan, reason=" ")
    assert return_plan(cast.leader, plan, reason="民生目标偏少").submitted_at is None
    assert history("plans.plan", plan.pk).latest("sequence").reason == "民生目标偏少"
    with pytest.raises(Refusal):
        approve_plan(cast.leader, plan, document=DOCUMENT)
    submit_plan(cast.office, plan)
    assert withdraw_plan(cast.office, plan).submitted_at is None
    submit_plan(cast.office, plan)
    assert approve_plan(cast.leader, plan, document=DOCUMENT).document == DOCUMENT


def test_an_empty_plan_is_not_submitted(cast):
    plan = draft_plan(cast.office, "规划", 2026, 2030, on_course_at="98%", slow_at="90%")
    with pytest.raises(Refusal, match="no goals"):
        submit_plan(cast.office, plan)


def test_a_draft_is_seen_by_office_and_leading_group_alone(cast):
    plan = drafted(cast)
    assert Plan.objects.visible_to(cast.leader).get() == plan
    assert not Plan.objects.visible_to(cast.liaison).exists()
    approve_plan(cast.leader, submit_plan(cast.office, plan), document=DOCUMENT)
    assert Plan.objects.visible_to(cast.liaison).exists()


def test_a_year_asks_for_what_the_path_says(cast):
    goals = {goal.name: goal for goal in approved(cast).goals.all()}
    assert [year_value(goals["地区生产总值"], year) for year in (2025, 2026, 2030)] == ["", "1148.7", "2000.0"]
    assert year_value(goals["居民人均可支配收入"], 2026) == "33000"
    assert year_value(goals["PM2.5年均浓度"], 2027) == "36.0"
    assert year_value(goals["城镇化率"], 2028) == "66.0"
    assert {goal.name for goal in goals_in_force(2028)} == set(NAMES)
    assert goals_in_force(2031) == []


def test_what_a_year_brought_gives_the_word_and_what_the_rest_must_bring(cast):
    plan = approved(cast)
    goal = plan.goals.get(name="居民人均可支配收入")
    record_actual(cast.certifier, goal, 2026, "31000", source="市统计局年报（演示数据）")
    path = followed([goal])[goal.pk]
    assert [stage.band.word for stage in path.stages if stage.band] == ["偏慢"]
    assert "余下四年年均需增长12%" in said(path).zh
    assert len(trajectories(plan)) == 4


def test_a_figure_is_corrected_with_a_reason_and_the_old_one_is_kept(cast):
    goal = approved(cast).goals.get(name="PM2.5年均浓度")
    record_actual(cast.office, goal, 2026, "39", source="市生态环境局")
    with pytest.raises(Refusal) as refused:
        record_actual(cast.office, goal, 2026, "38", source="")
    assert set(refused.value.fields) == {"source", "reason"}
    record_actual(cast.office, goal, 2026, "38", source="市生态环境局", reason="终审数")
    assert [row.value for row in Actual.objects.order_by("pk")] == ["39", "38"]
    assert Actual.objects.get(replaced_at__isnull=True).value == "38"
    assert verify(SUBJECTS).damages == ()


def test_a_figure_of_a_draft_or_of_a_year_to_come_is_refused(cast):
    plan = drafted(cast)
    goal = plan.goals.get(name="城镇化率")
    with pytest.raises(Refusal, match="once the plan is approved"):
        record_actual(cast.office, goal, 2026, "61", source="市统计局")
    approve_plan(cast.leader, submit_plan(cast.office, plan), document=DOCUMENT)
    for year in (2027, 2024):
        with pytest.raises(Refusal):
            record_actual(cast.office, goal, year, "61", source="市统计局")
    with pytest.raises(NotAllowed):
        record_actual(cast.liaison, goal, 2026, "61", source="市统计局")
