"""Documents are issued once, by the office, when the results have got far enough; and say what the database says."""

from hashlib import sha256
from itertools import islice

import pytest

from kaoheng.documents.blocks import Grid, Imprint, Watermark, loads
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes
from kaoheng.text import day
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.notices.models import Notice
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.publishing.actions import writing
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.actions.issuing import issue, order
from kaoheng_web.publishing.composing import draft
from kaoheng_web.publishing.jobs import write_letters
from kaoheng_web.publishing.models import Disclosure, Dispatch, Publication
from kaoheng_web.publishing.queries.outcome import outcome_of, own_of, owns
from kaoheng_web.publishing.queries.shelf import proposed_copies
from kaoheng_web.publishing.reports.bulletin import BULLETIN
from kaoheng_web.publishing.reports.catalogue import BY_KIND, REPORTS
from kaoheng_web.publishing.reports.feedback import FEEDBACK
from kaoheng_web.publishing.reports.minutes import MINUTES
from kaoheng_web.publishing.reports.statement import STATEMENT
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.publishing.stage import approved, finalised, issue_all, noticed

FOR_UNITS = [report.kind for report in REPORTS if report.per_unit]
MARK = "晋市考核"


@pytest.mark.parametrize("kind", list(BY_KIND))
def test_every_report_is_issued_once_from_final_results(stage, kind):
    run = finalised(stage)
    made = issue_all(stage, run, BY_KIND[kind], f" {MARK} ")
    assert [row.number for row in made] == [f"晋市考核〔2026〕{at}号" for at in range(1, len(made) + 1)]
    assert len(made) == (2 if kind in FOR_UNITS else 1)
    assert {history("publishing.publication", row.pk).get().action for row in made} == {"publishing.issue"}
    count = Entry.objects.count()
    with pytest.raises(Refusal, match="issued already"):
        issue_all(stage, run, BY_KIND[kind])
    assert (Entry.objects.count(), Publication.objects.count()) == (count, len(made))


@pytest.mark.parametrize("who", ["leader", "liaison", "colleague", "stranger"])
def test_nobody_but_the_office_issues_or_discloses(stage, who):
    run = finalised(stage)
    with pytest.raises(NotAllowed):
        issue(getattr(stage.cast, who), run, BULLETIN, MARK)
    with pytest.raises(NotAllowed):
        order(getattr(stage.cast, who), run, STATEMENT, MARK)
    with pytest.raises(NotAllowed):
        disclose(getattr(stage.cast, who), stage.edition, "totals")
    assert not Publication.objects.exists()
    assert not Dispatch.objects.exists()
    assert not Disclosure.objects.exists()


def test_letters_are_ordered_with_their_numbers_and_others_come_after_them(stage):
    run = finalised(stage)
    dispatch = order(stage.cast.office, run, FEEDBACK, MARK)
    assert str(dispatch) == "晋市考核〔2026〕1—2号"
    assert history("publishing.dispatch", dispatch.pk).get().action == "publishing.issue"
    assert issue(stage.cast.office, run, BULLETIN, MARK).number == "晋市考核〔2026〕3号"
    with pytest.raises(Refusal, match="issued already"):
        order(stage.cast.office, run, FEEDBACK, MARK)


def test_a_job_that_was_broken_off_goes_on_where_it_stopped(stage, monkeypatch):
    run = noticed(stage)
    dispatch = order(stage.cast.office, run, STATEMENT, MARK)
    monkeypatch.setattr(writing, "BATCH", 1)
    monkeypatch.setattr(writing, "owns", lambda run, outcome: islice(owns(run, outcome), 1))
    assert write_letters.call(dispatch.pk) == 1
    monkeypatch.undo()
    assert write_letters.call(dispatch.pk) == 1
    assert write_letters.call(dispatch.pk) == 0
    made = Publication.objects.order_by("sequence")
    assert [(row.sequence, row.unit) for row in made] == [(1, stage.cast.county), (2, stage.cast.bureau)]


def test_units_are_told_that_their_letter_is_there(stage):
    issue_all(stage, noticed(stage), BY_KIND["feedback"])
    told = Notice.objects.get(person=stage.cast.liaison)
    assert (told.what_zh, told.due) == ("2025年度反馈函已印发，请查阅", None)
    assert not Notice.objects.filter(person=stage.cast.office).exists()


def test_every_problem_is_told_at_once(stage):
    with pytest.raises(Refusal) as refused:
        issue(stage.cast.office, stage.run, BULLETIN, " ")
    assert refused.value.fields.keys() == {"mark"}
    assert "not approved" in refused.value.text.en


def test_letters_wait_for_the_notice_and_bulletins_for_the_end(stage):
    run = approved(stage)
    assert issue(stage.cast.office, run, MINUTES, MARK).number == "晋市考核〔2026〕1号"
    waits = {"feedback": "not under public notice", "statement": "not under public notice", "bulletin": "not final"}
    for kind, why in waits.items():
        with pytest.raises(Refusal, match=why):
            issue_all(stage, run, BY_KIND[kind])


@pytest.mark.parametrize("kind", FOR_UNITS)
def test_what_is_sent_to_a_unit_says_what_the_database_says(stage, kind):
    run, units = noticed(stage), {unit.pk: unit for unit in (stage.cast.county, stage.cast.bureau)}
    for row in issue_all(stage, run, BY_KIND[kind]):
        result = UnitResult.objects.get(run=run, unit=row.unit)
        told = str(loads(row.content))
        assert [words for words in (result.total, result.grade, name_of(units[row.unit_id])) if words not in told] == []


def test_a_statement_has_every_item_with_points_that_add_up(stage):
    run = noticed(stage)
    row = issue_all(stage, run, BY_KIND["statement"])[0]
    items = [block for block in loads(row.content) if isinstance(block, Grid)][1]
    assert [line[:4] for line in items.rows] == [
        ("城镇新增就业", "60", "58.80", "1.20"),
        ("招商项目", "40", "38.00", "2.00"),
    ]
    assert UnitResult.objects.get(run=run, unit=row.unit).total == "96.80"


def test_the_files_of_an_issued_document_have_the_hashes_that_were_kept(stage):
    row = issue_all(stage, noticed(stage), BY_KIND["statement"])[0]
    blocks = loads(row.content)
    assert sha256(word_bytes("计分单", blocks)).hexdigest() == row.word_hash
    assert sha256(pdf_bytes("计分单", blocks)).hexdigest() == row.pdf_hash


@pytest.mark.parametrize("kind", list(BY_KIND))
def test_a_draft_is_marked_on_every_page_and_has_neither_number_nor_code(stage, kind):
    outcome, report = outcome_of(stage.run, clock.today()), BY_KIND[kind]
    own = own_of(stage.run, outcome, stage.cast.county) if report.per_unit else None
    blocks = draft(report, outcome, own, "市统计局", demo=True)
    assert blocks[0] == Watermark("草稿")
    assert "演示数据" in str(blocks[1])
    assert "验证码" not in str(blocks)
    assert word_bytes("草稿", blocks)[:2] == b"PK"


@pytest.mark.parametrize("kind", list(BY_KIND))
def test_a_paper_says_at_its_end_who_got_copies_and_who_issued_it_when(stage, kind):
    run, report = noticed(stage) if kind in FOR_UNITS else finalised(stage), BY_KIND[kind]
    row = issue_all(stage, run, report, copied=" 市委办公室，市政府办公室。")[0]
    said = "市委办公室，市政府办公室"
    paper, letter = Imprint(said, "晋城市考核办", f"{day(clock.today()).zh}印发"), Imprint(said, "", "")
    ends = {"feedback": [letter], "statement": []}.get(kind, [paper])
    assert [block for block in loads(row.content) if isinstance(block, Imprint)] == ends
    assert row.copied == said


def test_who_got_copies_last_is_proposed_and_without_copies_a_letter_has_no_imprint(stage):
    run = noticed(stage)
    assert proposed_copies(run, MINUTES) == "晋城市考核领导组成员单位"
    assert [proposed_copies(run, report) for report in (FEEDBACK, STATEMENT)] == ["晋城市考核领导组", ""]
    letter, minutes = issue_all(stage, run, FEEDBACK)[0], issue(stage.cast.office, run, MINUTES, MARK, "市统计局")
    assert not [block for block in loads(letter.content) if isinstance(block, Imprint)]
    assert (proposed_copies(run, FEEDBACK), proposed_copies(run, MINUTES)) == ("", minutes.copied)


def test_what_the_public_sees_is_set_with_an_entry_and_not_twice(stage):
    row = disclose(stage.cast.office, stage.edition, "grades")
    assert history("publishing.disclosure", row.pk).get().action == "publishing.disclose"
    with pytest.raises(Refusal, match="that much already"):
        disclose(stage.cast.office, stage.edition, "grades")
    assert disclose(stage.cast.office, stage.edition, "totals").extent == "totals"
