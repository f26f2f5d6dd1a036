"""Editions wait on the workbench of those whose turn it is, and of nobody else."""

from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from tests.web.methods.texts import approved, drafted, submitted

PHASE, YEAR = "考核办法", 2025  # the year of the text


def waiting(person):
    return [(task.what.zh, task.due) for task in tasks(person, YEAR) if task.phase.zh == PHASE]


def test_a_unit_is_asked_until_the_last_day_and_the_office_has_to_answer(cast):
    edition = drafted(cast)
    consultation = open_consultation(cast.office, edition, clock.today())
    assert waiting(cast.liaison) == [(f"对《{edition.title}》提出意见", clock.today())]
    given = give_opinion(cast.liaison, consultation, cast.county, "扣分过重。")
    assert waiting(cast.liaison) == []
    assert waiting(cast.office) == [("1条对考核办法的意见待答复", None)]
    answer_opinion(cast.office, given, "采纳。", adopted=True)
    assert waiting(cast.office) == []


def test_the_leading_group_has_to_decide_on_what_is_submitted(cast):
    edition = submitted(cast)
    assert waiting(cast.leader) == [(f"审定《{edition.title}》", None)]
    assert waiting(cast.stranger) == []


def test_nothing_waits_once_it_is_approved(cast):
    approved(cast)
    assert waiting(cast.leader) == waiting(cast.office) == []
