"""A session runs from its preparation to its lock, or is void and repeated."""

from datetime import date

import pytest

from kaoheng_web.channels.ballots.actions import sessions
from kaoheng_web.channels.ballots.actions.casting import cast
from kaoheng_web.channels.ballots.actions.counting import enter_count
from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.box import opened, outcomes, problems
from kaoheng_web.channels.ballots.exchange import rows
from kaoheng_web.channels.ballots.models import Ballot, Code, Session, VoterClass
from kaoheng_web.channels.codes import hash_of
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS

NUMBERS = {"A": {"0": 9, "1": 2, "2": 1}, "B": {"0": 40, "1": 15, "2": 4, "3": 1}}
PAPER_C = {"优秀": 70, "良好": 30, "一般": 15, "较差": 5}


def vote(hall, session, numbers):
    """Codes for so many voters, and their ballots."""
    codes = issue_codes(hall.team, session, {name: sum(marks.values()) for name, marks in numbers.items()})
    for name, marks in numbers.items():
        left = iter(codes[name])
        for mark, number in marks.items():
            assert all(cast(hash_of(next(left)), mark) for _ in range(number))
    return codes


def count_paper(hall, session, *, issued=120, returned=120, marks=PAPER_C, seen=""):
    """The slips of class C as two people counted them."""
    own = VoterClass.objects.get(session=session, name="C")
    votes = {(hall.cast.county.pk, "", mark): number for mark, number in marks.items()}
    pair = hall.team, hall.cast.office
    return enter_count(hall.team, own, *pair, issued=issued, returned=returned, void=0, votes=votes, seen=seen)


def test_codes_and_paper_together_come_to_the_score_of_the_regulation(hall):
    session = hall.open()
    vote(hall, session, NUMBERS)
    session = sessions.close(hall.team, session)
    count_paper(hall, session)
    session = sessions.lock(hall.team, session)
    [outcome] = outcomes(opened(session))
    assert outcome.tally.values["score"] == pytest.approx(90.98)
    found = list(rows(hall.edition))
    assert ("appraisal", "140581", "", "C", "优秀", "70", "", "") in found
    assert ("appraisal", "140581", "", "A", "发出", "12", "", "") in found
    assert verify(SUBJECTS).damages == ()


def test_only_locked_sessions_are_evidence(hall):
    session = hall.open()
    vote(hall, session, NUMBERS)
    sessions.close(hall.team, session)
    assert list(rows(hall.edition)) == []


@pytest.mark.parametrize("who", ["liaison", "leader", "stranger", "certifier"])
def test_others_run_no_session(hall, who):
    with pytest.raises(NotAllowed):
        hall.prepared(by=getattr(hall.cast, who))


def test_a_team_runs_sessions_of_its_own_units_only(hall):
    with pytest.raises(NotAllowed):
        hall.prepared(by=hall.other_team)
    with pytest.raises(NotAllowed):
        sessions.close(hall.other_team, hall.open())


def test_the_office_does_not_count(hall):
    session = sessions.close(hall.team, hall.open())
    own = VoterClass.objects.get(session=session, name="A")
    pair = hall.team, hall.cast.office
    with pytest.raises(NotAllowed):
        enter_count(hall.cast.office, own, *pair, issued=1, returned=1, void=0, votes={})


def test_a_unit_is_voted_on_once(hall):
    hall.prepared()
    with pytest.raises(Refusal) as refused:
        hall.prepared()
    assert "units" in refused.value.fields


def test_every_problem_of_a_new_session_is_told_at_once(hall):
    with pytest.raises(Refusal) as refused:
        sessions.prepare(hall.team, hall.edition, "poll", " ", date(2026, 3, 1), [hall.cast.county])
    assert set(refused.value.fields) == {"channel", "title"}


def test_more_returned_than_issued_is_void_and_repeated(hall):
    session = sessions.close(hall.team, hall.open())
    count_paper(hall, session, issued=118)
    with pytest.raises(Refusal, match="void, to be repeated"):
        sessions.lock(hall.team, session)
    session = sessions.void(hall.team, session, reason="C票收回多于发出")
    again = sessions.repeat(hall.team, session, held_on=date(2026, 3, 8))
    assert again.repeats == session
    assert history("ballots.session", session.pk).latest("sequence").reason == "C票收回多于发出"
    with pytest.raises(Refusal, match="repeated already"):
        sessions.repeat(hall.team, session, held_on=date(2026, 3, 8))


def test_a_session_is_not_void_without_a_reason(hall):
    session = hall.open()
    with pytest.raises(Refusal) as refused:
        sessions.void(hall.team, session, reason=" ")
    assert "reason" in refused.value.fields
    assert Session.objects.get(pk=session.pk).voided_at is None


def test_who_comes_second_is_told(hall):
    session = hall.open()
    with pytest.raises(Outdated):
        sessions.open_voting(hall.team, session)


def test_a_count_that_somebody_mended_meanwhile_is_not_overwritten(hall):
    session = sessions.close(hall.team, hall.open())
    count_paper(hall, session)
    with pytest.raises(Outdated):
        count_paper(hall, session, marks={"优秀": 1})


def test_a_count_that_contradicts_itself_is_refused_with_every_reason(hall):
    session = sessions.close(hall.team, hall.open())
    own = VoterClass.objects.get(session=session, name="A")
    votes = {(hall.cast.county.pk, "", "极好"): 9}
    with pytest.raises(Refusal) as refused:
        enter_count(hall.team, own, hall.team, hall.team, issued=5, returned=5, void=6, votes=votes)
    assert len(refused.value.sentences) == 3
    assert "checker" in refused.value.fields


def test_closing_shuffles_the_box_and_seals_it(hall):
    session = hall.open()
    vote(hall, session, NUMBERS)
    codes, ballots = (set(model.objects.values_list("pk", flat=True)) for model in (Code, Ballot))
    session = sessions.close(hall.team, session)
    assert codes.isdisjoint(Code.objects.values_list("pk", flat=True))
    assert ballots.isdisjoint(Ballot.objects.values_list("pk", flat=True))
    assert Ballot.objects.count() == 72
    assert problems(opened(session)) == []


@pytest.mark.parametrize("harm", ["changed", "added", "spent"])
def test_a_box_that_was_tampered_with_is_no_evidence(hall, harm):
    session = hall.open()
    vote(hall, session, NUMBERS)
    session = sessions.close(hall.team, session)
    ballot = Ballot.objects.filter(voter_class__name="B", marks="0")[0]
    if harm == "changed":
        Ballot.objects.filter(pk=ballot.pk).update(marks="3")
    elif harm == "added":
        Ballot.objects.create(voter_class=ballot.voter_class, marks="3")
    else:
        Code.objects.create(voter_class=ballot.voter_class, hash="0" * 64, spent=True)
    assert problems(opened(session))
    with pytest.raises(Refusal):
        sessions.lock(hall.team, session)


def test_the_ledger_tells_opening_closing_and_counts_but_never_a_ballot(hall):
    session = hall.open()
    vote(hall, session, {"A": {"0": 6}})
    sessions.close(hall.team, session)
    told = Entry.objects.filter(action__startswith="ballots.")
    assert list(told.filter(subject_type="ballots.session").values_list("action", flat=True)) == [
        "ballots.prepare",
        "ballots.open",
        "ballots.close",
    ]
    assert not told.filter(subject_type__in=("ballots.ballot", "ballots.code")).exists()


def test_classes_with_few_votes_are_not_told(hall):
    session = hall.open()
    vote(hall, session, {"A": {"0": 4}, "B": {"0": 6}, "C": {"0": 6}})
    [outcome] = outcomes(opened(sessions.close(hall.team, session)))
    assert outcome.tally.refused is None
    assert outcome.classes == ()
