"""Targets are split to posts, people and departments; the plan is filed when nobody is left out."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.targets.actions.splitting import file_plan, share, take_back
from kaoheng_web.targets.coverage import coverage, tasks_of
from kaoheng_web.targets.models.splitting import Share, SplitPlan
from tests.web.targets.stage import issued

DUE = date(2026, 10, 31)


@pytest.fixture
def target(stage):
    issued(stage)
    return stage.target()


def test_a_post_carries_a_part_and_whoever_holds_it_finds_it(stage, target):
    row = share(stage.cast.liaison, target, "牵头抓就业", DUE, measure="5000人", post=stage.post)
    assert tasks_of(stage.head, 2026) == [row]
    assert tasks_of(stage.head, 2025) == []
    assert history("targets.share", row.pk).get().actor == stage.cast.liaison.actor


def test_a_person_of_the_unit_carries_a_part(stage, target):
    share(stage.head, target, "每月报送", DUE, person=stage.cast.liaison)
    assert [row.task for row in tasks_of(stage.cast.liaison, 2026)] == ["每月报送"]


@pytest.mark.parametrize("who", ["colleague", "office", "leader", "stranger"])
def test_nobody_else_splits_the_targets_of_the_county(stage, target, who):
    with pytest.raises(NotAllowed):
        share(getattr(stage.cast, who), target, "替别人分", DUE, department="科室")


def test_every_problem_of_a_part_is_told_at_once(stage, target):
    with pytest.raises(Refusal) as refused:
        share(stage.head, target, " ", date(2027, 1, 1), post=stage.post, department="就业科")
    assert set(refused.value.fields) == {"task", "due", "carrier"}
    with pytest.raises(Refusal, match="not of this unit"):
        share(stage.head, target, "外单位", DUE, person=stage.cast.colleague)


def test_a_part_taken_back_leaves_its_trace(stage, target):
    row = share(stage.head, target, "写错了", DUE, department="就业科")
    key = row.pk
    take_back(stage.cast.liaison, row)
    assert not Share.objects.exists()
    assert [entry.reason for entry in history("targets.share", key)] == ["", "写错了"]


def test_the_plan_is_filed_when_every_target_and_everybody_is_covered(stage, target):
    found = coverage(stage.edition, stage.county)
    assert (len(found.untaken), [person.name for person in found.idle]) == (3, ["负责人1"])
    with pytest.raises(Refusal, match=r"Targets without a carrier.*People without a task"):
        file_plan(stage.head, stage.edition, stage.county)
    share(stage.head, target, "牵头", DUE, post=stage.post)
    for item in ("pm25", "revenue"):
        share(stage.head, stage.target(item), "承办", DUE, department="综合科")
    with pytest.raises(NotAllowed):
        file_plan(stage.cast.office, stage.edition, stage.county)
    file_plan(stage.head, stage.edition, stage.county)
    with pytest.raises(Refusal, match="plan is filed"):
        file_plan(stage.head, stage.edition, stage.county)
    assert SplitPlan.objects.count() == 1
