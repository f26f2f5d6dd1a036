"""The procedure of both years stands in the demo city, made of recorded actions."""

from datetime import date

from kaoheng_web.demo.city import seed
from kaoheng_web.demo.places import YEAR
from kaoheng_web.ledger.verification import verify
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.procedure.rules import State
from kaoheng_web.procedure.scope import visited
from kaoheng_web.shared import clock
from kaoheng_web.subjects import SUBJECTS


def test_last_years_steps_are_closed_where_nothing_is_in_the_way_and_one_is_skipped_by_decision(db):
    seed()
    with clock.at(date(YEAR, 6, 12)):
        last, running = board(YEAR - 1), board(YEAR)
    assert [each.step.key for each in last if each.state == State.SKIPPED] == ["social_evaluation"]
    assert all(not each.blockers for each in last if each.state == State.CLOSED)
    papers = {"self_assessment", "meetings", "interviews", "evaluation"}
    assert papers <= {each.step.key for each in last if each.done}
    assert len(visited(YEAR - 1)) == 6
    assert not any(each.done for each in running)
    assert [each for each in verify(SUBJECTS).damages if "procedure" in each] == []
