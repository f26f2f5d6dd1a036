"""Bonuses and penalties on their way from the claim to recognition."""

from dataclasses import replace
from datetime import date

import pytest

from kaoheng.tables import CLAIM_COLUMNS
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.progress import storage
from kaoheng_web.progress.models import EvidenceFile
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results.actions.claims import (
    Filed,
    claim_bonus,
    decide_claim,
    notice_claims,
    register_penalty,
    review_claim,
    withdraw_claim,
)
from kaoheng_web.results.actions.proofs import add_proofs
from kaoheng_web.results.exchange.claims import rows
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.queries.claims import claims_of, preview, repeated, row_of, same_matter, tallies
from kaoheng_web.results.queries.waiting import claims_waiting
from kaoheng_web.results.rules.claims import State, state_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS

FIRST, LAST, AFTER = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 9)
AWARD = Filed(
    channel="honours",
    type="award",
    matter="“全国文明城市”复查",
    level="省级",
    document="晋文明〔2025〕3号",
    dated=date(2025, 11, 3),
    evidence="通报原件已上传",
)
CRITICISM = replace(AWARD, type="criticism", matter="信访积案督办", document="晋信〔2025〕8号")


@pytest.fixture
def claim(cast, edition):
    return claim_bonus(cast.liaison, edition, cast.county, AWARD)


def noticed(claim, reviewer):
    """A claim whose notice is over."""
    review_claim(reviewer, claim, passed=True, opinion="材料齐全")
    notice_claims(reviewer, [claim], FIRST, LAST)
    return claim


def recognised(claim, reviewer, decider):
    """A claim that was recognised."""
    noticed(claim, reviewer)
    with clock.at(AFTER):
        decide_claim(decider, claim, recognised=True, reason="公示无异议")
    return claim


def test_a_unit_claims_a_bonus_and_the_ledger_says_who(cast, claim):
    assert state_of(claim, clock.today()) == State.FILED
    entry = history("results.claim", claim.pk).get()
    assert (entry.actor, entry.action, entry.reason) == (cast.liaison.actor, "results.claim_bonus", AWARD.document)


def test_the_files_behind_a_claim_are_recorded_with_their_hashes_and_kept_once(cast, edition, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    twice = [Upload("通报.pdf", b"%PDF-1.7 x"), Upload("通报（副本）.pdf", b"%PDF-1.7 x")]
    for matter in ("文明城市", "卫生城市"):
        claim_bonus(cast.liaison, edition, cast.county, replace(AWARD, matter=matter, proofs=twice))
    file = EvidenceFile.objects.get()
    assert storage.read(file.sha256) == b"%PDF-1.7 x"
    assert history("progress.evidencefile", file.pk).get().action == "results.claim_bonus"
    assert [row.file for claim in Claim.objects.all() for row in claim.shown] == [file, file]
    assert verify(SUBJECTS).damages == ()


SCAN = Upload("表彰决定.pdf", b"%PDF-1.7 y")


@pytest.fixture
def folder(settings, tmp_path):
    """Where the files of this test stand."""
    settings.DATA_FOLDER = tmp_path


def test_its_unit_adds_files_to_a_claim_until_it_is_decided(cast, claim, second, third, folder):
    assert add_proofs(cast.liaison, claim, [SCAN, SCAN]) == 1
    (row,) = claim.shown
    assert history("results.claimfile", row.pk).get().action == "results.add_proofs"
    with pytest.raises(Refusal) as refused:
        add_proofs(cast.liaison, claim, [SCAN])
    assert set(refused.value.fields) == {"proofs"}
    noticed(claim, second)
    assert add_proofs(cast.liaison, claim, [Upload("通报.pdf", b"%PDF-1.7 z")]) == 1
    with clock.at(AFTER):
        decide_claim(third, claim, recognised=True, reason="公示无异议")
        with pytest.raises(Outdated):
            add_proofs(cast.liaison, claim, [Upload("补.pdf", b"%PDF-1.7 w")])
    assert verify(SUBJECTS).damages == ()


@pytest.mark.parametrize("who", ["colleague", "office", "leader", "stranger"])
def test_nobody_else_adds_files_to_a_claim_of_a_unit(cast, claim, who):
    with pytest.raises(NotAllowed):
        add_proofs(getattr(cast, who), claim, [SCAN])


def test_files_are_added_as_many_as_a_claim_may_have_and_of_the_kinds_it_may(cast, claim, folder):
    for files in ([], [Upload("x.exe", b"MZ")], [Upload(f"{at}.pdf", b"%PDF-1.7 " + bytes([at])) for at in range(31)]):
        with pytest.raises(Refusal) as refused:
            add_proofs(cast.liaison, claim, files)
        assert set(refused.value.fields) == {"proofs"}
    assert not claim.files.exists()


@pytest.mark.parametrize("who", ["colleague", "office", "leader", "stranger"])
def test_nobody_else_claims_for_a_unit(cast, edition, who):
    with pytest.raises(NotAllowed):
        claim_bonus(getattr(cast, who), edition, cast.county, AWARD)


def test_only_the_office_registers_penalties(cast, edition):
    for person in (cast.liaison, cast.leader, cast.stranger):
        with pytest.raises(NotAllowed):
            register_penalty(person, edition, cast.county, CRITICISM)
    assert register_penalty(cast.office, edition, cast.county, CRITICISM).sign == "penalty"


def test_a_unit_does_not_claim_a_penalty_nor_the_office_register_a_bonus(cast, edition):
    with pytest.raises(Refusal) as refused:
        claim_bonus(cast.liaison, edition, cast.county, CRITICISM)
    assert set(refused.value.fields) == {"type"}
    with pytest.raises(Refusal):
        register_penalty(cast.office, edition, cast.county, AWARD)


def test_every_problem_of_a_claim_stands_at_its_field(cast, edition):
    wrong = Filed("honours", "award", " ", level="区级", points="两分", role="主演", dated=date(2026, 1, 2))
    with pytest.raises(Refusal) as refused:
        claim_bonus(cast.liaison, edition, cast.county, wrong)
    assert set(refused.value.fields) == {"matter", "level", "points", "role", "document", "dated", "evidence"}
    assert not Claim.objects.exists()


def test_the_same_claim_is_not_made_twice(cast, edition, claim):
    with pytest.raises(Refusal, match="has this claim already"):
        claim_bonus(cast.liaison, edition, cast.county, AWARD)


def test_the_same_matter_is_written_alike_and_flagged_within_a_unit_and_across_units(cast, edition, claim):
    other = replace(AWARD, matter="全国文明城市 复查", document="晋文明〔2025〕4号")
    own = claim_bonus(cast.liaison, edition, cast.county, replace(other, level="国家级"))
    theirs = claim_bonus(cast.colleague, edition, cast.bureau, other)
    assert own.matter == theirs.matter == claim.matter
    assert same_matter(claim) == [own, theirs]
    assert repeated(claims_of(edition)) == {claim.pk, own.pk, theirs.pk}


def test_a_claim_is_reviewed_noticed_and_recognised(cast, edition, claim, second, third):
    recognised(claim, second, third)
    assert state_of(claim, AFTER) == State.RECOGNISED
    actions = [entry.action for entry in history("results.claim", claim.pk)]
    assert actions == [
        "results.claim_bonus",
        "results.review_claim",
        "results.notice_claims",
        "results.decide_claim",
    ]
    assert verify(SUBJECTS).damages == ()


def test_who_reviewed_a_claim_does_not_decide_on_it(cast, claim, second):
    noticed(claim, second)
    with clock.at(AFTER), pytest.raises(NotAllowed):
        decide_claim(second, claim, recognised=True, reason="同意")


def test_who_registered_a_penalty_does_not_review_it(cast, edition):
    penalty = register_penalty(cast.office, edition, cast.county, CRITICISM)
    with pytest.raises(NotAllowed):
        review_claim(cast.office, penalty, passed=True, opinion="属实")


def test_a_penalty_waits_for_somebody_else_than_who_registered_it_and_its_page_says_so(cast, edition, second, client):
    penalty = register_penalty(cast.office, edition, cast.county, CRITICISM)
    waits = {who: [state for state, _ in claims_waiting(who, edition.year)] for who in (cast.office, second)}
    assert waits == {cast.office: [], second: [State.FILED]}
    client.force_login(cast.account(cast.office))
    assert "由考核办另一人初审" in client.get(f"/claims/{penalty.pk}/").content.decode()


def test_the_leading_group_decides_on_penalties_and_the_office_does_not(cast, edition, second, third):
    penalty = noticed(register_penalty(cast.office, edition, cast.county, CRITICISM), second)
    with clock.at(AFTER):
        with pytest.raises(NotAllowed):
            decide_claim(third, penalty, recognised=True, reason="属实")
        decide_claim(cast.leader, penalty, recognised=True, reason="属实")
    assert row_of(penalty).status == "admitted"


def test_nothing_is_decided_while_it_is_on_notice(cast, claim, second, third):
    noticed(claim, second)
    with clock.at(LAST), pytest.raises(Refusal, match="on notice until 2026-03-06"):
        decide_claim(third, claim, recognised=True, reason="同意")


def test_a_rejection_needs_its_reason_at_the_review_and_at_the_decision(cast, claim, second, third):
    with pytest.raises(Refusal) as refused:
        review_claim(second, claim, passed=False, opinion=" ")
    assert set(refused.value.fields) == {"opinion"}
    noticed(claim, second)
    with clock.at(AFTER), pytest.raises(Refusal) as refused:
        decide_claim(third, claim, recognised=False, reason="")
    assert set(refused.value.fields) == {"reason"}


def test_a_claim_that_fails_the_review_is_rejected(cast, edition, claim, second):
    review_claim(second, claim, passed=False, opinion="不属考核期内工作")
    assert state_of(claim, clock.today()) == State.REJECTED
    assert [row[-2:] for row in rows(edition)] == [("rejected", "不属考核期内工作")]


def test_the_second_reviewer_is_told_that_somebody_was_faster(cast, claim, second, third):
    seen_before = Claim.objects.get(pk=claim.pk)
    review_claim(second, claim, passed=True, opinion="材料齐全")
    with pytest.raises(Outdated):
        review_claim(third, seen_before, passed=False, opinion="重复")
    assert Claim.objects.get(pk=claim.pk).reviewed_by == second


def test_a_claim_is_withdrawn_by_its_unit_before_the_notice_and_counts_no_more(cast, edition, claim, second):
    with pytest.raises(NotAllowed):
        withdraw_claim(cast.colleague, claim, reason="")
    withdraw_claim(cast.liaison, claim, reason="重复申报")
    assert list(rows(edition)) == []
    with pytest.raises(Outdated):
        withdraw_claim(cast.liaison, claim, reason="重复申报")


def test_a_notice_does_not_begin_in_the_past_nor_end_before_it_begins(cast, claim, second):
    review_claim(second, claim, passed=True, opinion="材料齐全")
    with pytest.raises(Refusal) as refused:
        notice_claims(second, [claim], date(2026, 2, 1), date(2026, 1, 1))
    assert len(refused.value.fields["last"]) == 2


def test_of_one_matter_the_highest_counts_as_the_library_has_it(cast, edition, claim, second, third):
    higher = claim_bonus(cast.liaison, edition, cast.county, replace(AWARD, level="国家级", document="国文明1号"))
    for each in (claim, higher):
        recognised(each, second, third)
    tally = tallies(edition, "honours", map(row_of, claims_of(edition)))["140581"]
    assert tally.values["score"] == 3 / 2
    assert "同一事项就高，不重复计" in tally.sentence.zh


def test_the_preview_says_what_recognising_it_would_change(cast, claim):
    found = preview(claim)
    assert found is not None
    assert [found.now.values["score"], found.then.values["score"]] == [0, 1]


def test_rows_of_evidence_have_the_columns_of_the_library(cast, edition, claim):
    (row,) = rows(edition)
    assert dict(zip(CLAIM_COLUMNS, row, strict=True)) == {
        "channel": "honours",
        "unit_id": "140581",
        "type": "award",
        "level": "省级",
        "matter": AWARD.matter,
        "points": "",
        "count": "",
        "role": "",
        "document": AWARD.document,
        "dated": "2025-11-03",
        "status": "pending",
        "reason": "",
    }


def test_claims_are_seen_by_their_unit_and_by_everybody_with_a_role_once_on_notice(cast, claim, second):
    def sees(person):
        return Claim.objects.visible_to(person).filter(pk=claim.pk).exists()

    assert [sees(each) for each in (cast.liaison, cast.office, cast.leader)] == [True] * 3
    assert [sees(each) for each in (cast.colleague, cast.security, cast.stranger)] == [False] * 3
    noticed(claim, second)
    with clock.at(FIRST):
        assert [sees(each) for each in (cast.colleague, cast.stranger)] == [True, False]
