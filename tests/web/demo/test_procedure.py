"""The procedure of both years, and what followed from the last one, stand in the demo city as recorded actions."""

from collections import Counter
from datetime import date

from kaoheng_web.consequences.models import Consequence
from kaoheng_web.consequences.queries import standings
from kaoheng_web.demo.city import seed
from kaoheng_web.demo.places import YEAR
from kaoheng_web.ledger.verification import verify
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.procedure.rules import State
from kaoheng_web.procedure.scope import visited
from kaoheng_web.publishing.models import Publication
from kaoheng_web.shared import clock
from kaoheng_web.subjects import SUBJECTS


def test_last_year_is_closed_step_by_step_put_to_use_and_published(db, client):
    seed()
    with clock.at(date(YEAR, 6, 12)):
        last, running = board(YEAR - 1), board(YEAR)
    assert [each.step.key for each in last if each.state == State.SKIPPED] == ["social_evaluation"]
    assert all(not each.blockers for each in last if each.state == State.CLOSED)
    papers = {"self_assessment", "meetings", "interviews", "evaluation"}
    assert papers <= {each.step.key for each in last if each.done}
    assert len(visited(YEAR - 1)) == 6
    assert not any(each.done for each in running)
    _put_to_use()
    _published(client)
    client.post("/demo/sign-in/", {"role": "office"})
    assert "10个环节已完成10个" in client.get(f"/?year={YEAR - 1}").content.decode()
    assert verify(SUBJECTS).damages == ()


def _put_to_use():
    rows = Consequence.objects.filter(edition__year=YEAR - 1).select_related("unit", "edition", "responsible")
    with clock.at(date(YEAR, 6, 12)):
        found = standings(rows.filter(kind="rectification"))
    assert {each.state for each in found} == {"close", "prove", "return", "progress", "made"}
    assert sum(bool(each.late) for each in found) == 3
    assert all(each.state == "issue" for each in standings(rows.filter(kind="commendation")))
    assert {each.state for each in standings(rows.filter(kind="admonition"))} == {"hold", "made"}


def _published(client):
    kinds = Counter(Publication.objects.values_list("kind", flat=True))
    assert kinds == {"minutes": 1, "bulletin": 1, "commendation": 1, "feedback": 61, "statement": 61}
    assert "按近三年完成情况测算" in client.get(f"/public/{YEAR - 1}/targets/").content.decode()
    assert client.get(f"/public/{YEAR - 1}/targets.csv").content.decode("utf-8-sig").count("\r\n") > 70
    code = Publication.objects.filter(kind="statement").latest("pk").code
    assert "考核办印发过这份文件" in client.get("/verify/", {"code": code}).content.decode()
