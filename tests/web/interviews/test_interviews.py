"""Interviews: recorded by the team of the unit, counted for the office, read by few and never unseen."""

from base64 import b64encode
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from kaoheng_web.channels.interviews import subjects
from kaoheng_web.channels.interviews.actions import Talk, correct_interview, read_notes, record_interview
from kaoheng_web.channels.interviews.models import Interview
from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.channels.interviews.sealing import Unreadable, opened, sealed
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.organisation.actions.teams import end_assignment
from kaoheng_web.organisation.models import TeamAssignment
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS

TALK = Talk(date(2026, 2, 20), "middle", "某科科长", "good", "谈话内容（虚构）：班子团结。")


@pytest.fixture
def interview(cast, member):
    return record_interview(member, cast.county, 2025, TALK)


def test_a_member_of_the_team_records_a_talk_and_the_ledger_says_so_without_its_content(cast, member, interview):
    entry = history("interviews.interview", interview.pk).get()
    assert (entry.actor, entry.action, entry.reason) == (member.actor, "interviews.record", "")
    assert verify(SUBJECTS).damages == ()


def test_nobody_else_does_nor_a_member_whose_assignment_ended(cast, member, outsider, authorised):
    for person in (outsider, authorised, cast.office, cast.leader, cast.liaison, cast.stranger):
        with pytest.raises(NotAllowed):
            record_interview(person, cast.county, 2025, TALK)
    with pytest.raises(NotAllowed):
        record_interview(member, cast.bureau, 2025, TALK)
    end_assignment(cast.office, TeamAssignment.objects.get(), date(2026, 3, 1), reason="换组")
    with clock.at(date(2026, 3, 2)), pytest.raises(NotAllowed):
        record_interview(member, cast.county, 2025, TALK)


def test_every_problem_stands_at_its_field(cast, member):
    with pytest.raises(Refusal) as refused:
        record_interview(member, cast.county, 2025, Talk(date(2026, 3, 2), "middle", " ", "good", ""))
    assert set(refused.value.fields) == {"held_on", "post", "notes"}
    with pytest.raises(Refusal) as refused:
        record_interview(member, cast.county, 2025, replace(TALK, held_on=date(2024, 12, 1)))
    assert set(refused.value.fields) == {"held_on"}
    with pytest.raises(Refusal, match="in no group of 2026"):
        record_interview(member, cast.county, 2026, TALK)


def test_the_database_holds_no_word_of_the_notes(interview):
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM interviews_interview")
        ((kept,),) = cursor.fetchall()
    assert "谈话" not in kept
    assert b64encode(TALK.notes.encode()).decode()[:12] not in kept
    assert opened(kept, str(interview.reference)) == TALK.notes


def test_sealed_notes_open_for_no_other_record_and_without_their_key_for_none(interview, settings):
    with pytest.raises(Unreadable):
        opened(interview.notes, "another record")
    settings.INTERVIEW_KEYS = ["44" * 32, *settings.INTERVIEW_KEYS]
    assert opened(interview.notes, str(interview.reference)) == TALK.notes
    assert opened(sealed("新", "x"), "x") == "新"
    settings.INTERVIEW_KEYS = ["44" * 32]
    with pytest.raises(Unreadable):
        opened(interview.notes, str(interview.reference))


def test_the_author_and_the_authorised_read_the_notes_and_every_reading_is_recorded(member, authorised, interview):
    for person in (member, authorised, authorised):
        assert read_notes(person, interview, origin="127.0.0.1") == TALK.notes
    entries = history("interviews.interview", interview.pk).filter(action="interviews.read_notes")
    assert [entry.actor for entry in entries] == [member.actor, authorised.actor, authorised.actor]
    assert {(entry.reason, entry.before == entry.after) for entry in entries} == {("127.0.0.1", True)}


def test_nobody_else_reads_them(cast, outsider, interview):
    count = Entry.objects.count()
    for person in (outsider, cast.office, cast.leader, cast.liaison, cast.security, cast.stranger):
        with pytest.raises(NotAllowed):
            read_notes(person, interview)
    assert Entry.objects.count() == count


def test_only_the_author_and_the_authorised_learn_of_a_single_talk(cast, member, outsider, authorised, interview):
    def sees(person):
        return Interview.objects.visible_to(person).exists()

    assert [sees(each) for each in (member, authorised)] == [True, True]
    others = (outsider, cast.office, cast.leader, cast.liaison, cast.security, cast.stranger)
    assert [sees(each) for each in others] == [False] * len(others)


def test_the_author_corrects_a_record_with_a_reason_and_keeps_notes_that_are_not_typed_anew(member, interview):
    mended = replace(TALK, grade="fair", notes="")
    correct_interview(member, interview, mended, seen=subjects.INTERVIEW.digest(interview), reason="等次误选")
    assert interview.grade == "fair"
    assert opened(interview.notes, str(interview.reference)) == TALK.notes
    assert history("interviews.interview", interview.pk).latest("sequence").reason == "等次误选"


def test_a_correction_is_the_authors_alone_needs_a_reason_and_never_overwrites_a_newer_one(
    member, authorised, interview
):
    seen = subjects.INTERVIEW.digest(interview)
    with pytest.raises(NotAllowed):
        correct_interview(authorised, interview, TALK, seen=seen, reason="改")
    with pytest.raises(Refusal) as refused:
        correct_interview(member, interview, TALK, seen=seen, reason=" ")
    assert set(refused.value.fields) == {"reason"}
    correct_interview(member, interview, replace(TALK, grade="fair"), seen=seen, reason="等次误选")
    with pytest.raises(Outdated):
        correct_interview(member, interview, TALK, seen=seen, reason="又改")


def test_a_summary_tells_grades_only_when_nobody_can_be_made_out(cast, member, interview):
    record_interview(member, cast.county, 2025, replace(TALK, grade="fair", partner="leader"))
    (found,) = summaries(2025)
    assert (found.talks, found.partners, found.grades) == (2, {"middle": 1, "leader": 1}, None)
    record_interview(member, cast.county, 2025, TALK)
    (found,) = summaries(2025)
    assert found.grades == {"good": 2, "fair": 1}
    assert summaries(2025, []) == []


def test_the_office_sees_counts_and_not_one_post_or_note(cast, member, interview, client):
    client.force_login(cast.account(cast.office))
    page = client.get("/interviews/?year=2025").content.decode()
    assert "高平市" in page
    assert TALK.post not in page
    assert client.get(f"/interviews/{interview.pk}/").status_code == 403
    assert client.post(f"/interviews/{interview.pk}/notes/").status_code == 403


def test_another_team_must_not_know_that_a_talk_exists(cast, outsider, interview, client):
    client.force_login(cast.account(outsider))
    assert "高平市" not in client.get("/interviews/?year=2025").content.decode()
    for address in ("", "correct/"):
        assert client.get(f"/interviews/{interview.pk}/{address}").status_code == 404
    assert client.post(f"/interviews/{interview.pk}/notes/").status_code == 404


def test_notes_are_shown_on_demand_never_kept_by_the_browser_and_on_record(cast, authorised, interview, client):
    client.force_login(cast.account(authorised))
    assert "班子团结" not in client.get(f"/interviews/{interview.pk}/").content.decode()
    assert client.get(f"/interviews/{interview.pk}/notes/").status_code == 405
    done = client.post(f"/interviews/{interview.pk}/notes/")
    assert "班子团结" in done.content.decode()
    assert "no-store" in done["Cache-Control"]
    assert history("interviews.interview", interview.pk).latest("sequence").action == "interviews.read_notes"


def test_a_member_records_and_corrects_with_the_forms(cast, member, client):
    client.force_login(cast.account(member))
    client.get("/?year=2025")
    typed = {"held_on": "2026-02-20", "partner": "middle", "post": "某科科长", "grade": "good", "notes": "所谈内容"}
    done = client.post("/interviews/new/", {**typed, "unit": cast.bureau.pk})
    assert done.status_code == 422
    done = client.post("/interviews/new/", {**typed, "unit": cast.county.pk})
    assert done.status_code == 302
    row = Interview.objects.get()
    page = client.get(f"/interviews/{row.pk}/correct/").content.decode()
    assert "所谈内容" not in page
    seen = {"version": subjects.INTERVIEW.digest(row), "reason": "误选"}
    done = client.post(f"/interviews/{row.pk}/correct/", {**typed, **seen, "grade": "poor", "notes": ""})
    assert done.status_code == 302
    row.refresh_from_db()
    assert row.grade == "poor"
