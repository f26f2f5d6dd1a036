"""Editions are submitted, withdrawn, approved, sent back and repealed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.actions.consulting import give_opinion, open_consultation
from kaoheng_web.methods.actions.deciding import approve_edition, return_edition, submit_edition, withdraw_edition
from kaoheng_web.methods.actions.drafting import copy_edition
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.methods.texts import DOCUMENT, METHOD, approved, drafted, submitted


def test_everything_in_the_way_of_submitting_is_told_at_once(cast):
    edition = drafted(cast, METHOD.replace("  counties:", "  villages:"))
    consultation = open_consultation(cast.office, edition, date(2026, 3, 10))
    give_opinion(cast.liaison, consultation, cast.county, "扣分过重。")
    with pytest.raises(Refusal) as refused:
        submit_edition(cast.office, edition)
    assert len(refused.value.sentences) == 3
    assert "villages" in refused.value.text.en


def test_a_draft_that_nobody_was_asked_about_is_not_submitted(cast):
    with pytest.raises(Refusal, match="No opinions were asked"):
        submit_edition(cast.office, drafted(cast))


def test_a_submitted_edition_may_be_withdrawn_and_submitted_again(cast):
    edition = submitted(cast)
    assert withdraw_edition(cast.office, edition).submitted_at is None
    assert submit_edition(cast.office, edition).submitted_by == cast.office


@pytest.mark.parametrize("action", [submit_edition, withdraw_edition])
@pytest.mark.parametrize("who", ["leader", "liaison"])
def test_others_neither_submit_nor_withdraw(cast, action, who):
    edition = submitted(cast)
    with pytest.raises(NotAllowed):
        action(getattr(cast, who), edition)


def test_an_approved_edition_governs_its_year_and_the_ledger_says_by_which_document(cast):
    edition = approved(cast)
    assert governing(2025) == edition
    assert governing(2026) is None
    entry = history("methods.edition", edition.pk).latest("sequence")
    assert (entry.actor, entry.action, entry.reason) == (cast.leader.actor, "methods.approve_edition", DOCUMENT)
    assert verify(SUBJECTS).damages == ()


@pytest.mark.parametrize("who", ["office", "liaison", "stranger"])
def test_only_the_leading_group_decides(cast, who):
    edition = submitted(cast)
    with pytest.raises(NotAllowed):
        approve_edition(getattr(cast, who), edition, seen=edition.hash, document=DOCUMENT)
    with pytest.raises(NotAllowed):
        return_edition(getattr(cast, who), edition, reason="不妥")


def test_nobody_approves_what_they_drafted_before_they_joined_the_leading_group(cast):
    edition = submitted(cast)
    Edition.objects.filter(pk=edition.pk).update(drafted_by=cast.leader)
    with pytest.raises(NotAllowed):
        approve_edition(cast.leader, edition, seen=edition.hash, document=DOCUMENT)


def test_what_changed_since_it_was_read_is_not_approved(cast):
    with pytest.raises(Outdated):
        approve_edition(cast.leader, submitted(cast), seen="0" * 64, document=DOCUMENT)


def test_an_edition_is_approved_once_and_under_a_document(cast):
    edition = submitted(cast)
    with pytest.raises(Refusal, match="number of the document"):
        approve_edition(cast.leader, edition, seen=edition.hash, document=" ")
    approve_edition(cast.leader, edition, seen=edition.hash, document=DOCUMENT)
    with pytest.raises(Refusal, match="approved already"):
        approve_edition(cast.leader, edition, seen=edition.hash, document=DOCUMENT)


def test_an_edition_is_sent_back_with_a_reason_and_may_be_submitted_again(cast):
    edition = submitted(cast)
    with pytest.raises(Refusal, match="reason"):
        return_edition(cast.leader, edition, reason="")
    row = return_edition(cast.leader, edition, reason="民生指标偏少")
    assert (row.submitted_by, row.by) == (cast.office, cast.leader)
    assert submit_edition(cast.office, edition).submitted_at
    with pytest.raises(Refusal, match="not submitted"):
        return_edition(cast.leader, drafted(cast), reason="民生指标偏少")


def test_a_later_edition_repeals_the_one_in_force(cast):
    first = approved(cast)
    with clock.at(date(2026, 4, 1)):
        second = copy_edition(cast.office, first, 2025)
        open_consultation(cast.office, second, date(2026, 4, 2))
    with clock.at(date(2026, 4, 3)):
        submit_edition(cast.office, second)
        approve_edition(cast.leader, second, seen=second.hash, document="晋市考领〔2026〕2号")
    first.refresh_from_db()
    assert governing(2025) == second
    assert first.repealed_by == second
    assert verify(SUBJECTS).damages == ()


def test_the_database_lets_only_one_edition_govern_a_year(cast):
    edition = approved(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            year=2025,
            title="另一版",
            text=METHOD,
            hash=edition.hash,
            drafted_at=clock.now(),
            drafted_by=cast.office,
            submitted_at=clock.now(),
            submitted_by=cast.office,
            approved_at=clock.now(),
            approved_by=cast.leader,
        )


def test_a_member_of_the_leading_group_who_sent_it_back_may_approve_it_later(cast):
    edition = submitted(cast)
    return_edition(cast.leader, edition, reason="民生指标偏少")
    again = submit_edition(cast.office, edition)
    assert approve_edition(cast.leader, again, seen=again.hash, document=DOCUMENT).approved_by == cast.leader
