"""Editions are drafted, copied and revised."""

import pytest

from kaoheng.method.canonical import digest
from kaoheng_web.ledger.queries import history
from kaoheng_web.methods.actions.drafting import copy_edition, draft_edition, revise_edition
from kaoheng_web.methods.models import Edition
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from tests.web.methods.texts import BROKEN, METHOD, approved, drafted, submitted


def test_the_office_drafts_an_edition_pinned_by_what_it_says(cast):
    edition = drafted(cast)
    assert (edition.year, edition.title) == (2025, "晋城市2025年度目标责任考核（演示）")
    assert edition.hash == digest(edition.method)
    entry = history("methods.edition", edition.pk).get()
    assert (entry.actor, entry.action) == (cast.office.actor, "methods.draft_edition")


@pytest.mark.parametrize("who", ["leader", "liaison", "security", "stranger"])
def test_nobody_else_drafts(cast, who):
    with pytest.raises(NotAllowed):
        draft_edition(getattr(cast, who), METHOD)
    assert not Edition.objects.exists()


def test_every_problem_of_a_text_is_told_with_its_line_and_nothing_is_kept(cast):
    with pytest.raises(Refusal) as refused:
        draft_edition(cast.office, BROKEN)
    told = [text.zh for text in refused.value.fields["text"]]
    assert len(told) >= 2
    assert any("第25行" in each for each in told)
    assert any("第28行" in each for each in told)
    assert not Edition.objects.exists()


def test_a_copy_moves_year_title_and_dates_and_keeps_every_comment(cast):
    source = drafted(cast)
    copied = copy_edition(cast.office, source, 2026)
    assert copied.year == 2026
    assert copied.title == "晋城市2026年度目标责任考核（演示）"
    assert copied.text == METHOD.replace("2025", "2026")
    assert copied.copied_from == source


def test_others_may_not_copy(cast):
    source = drafted(cast)
    with pytest.raises(NotAllowed):
        copy_edition(cast.leader, source, 2026)


def test_a_draft_is_revised_with_the_reason_in_the_ledger(cast):
    edition = drafted(cast)
    revise_edition(cast.office, edition, METHOD.replace("0.3", "0.5"), seen=edition.hash, reason="加大扣分")
    edition.refresh_from_db()
    assert "0.5" in edition.text
    assert edition.revisions.get().hash == edition.hash == digest(edition.method)
    assert history("methods.edition", edition.pk).latest("sequence").reason == "加大扣分"


def test_others_may_not_revise(cast):
    edition = drafted(cast)
    with pytest.raises(NotAllowed):
        revise_edition(cast.leader, edition, METHOD, seen=edition.hash, reason="")


def test_the_second_of_two_who_revise_at_once_is_told_and_overwrites_nothing(cast):
    edition = drafted(cast)
    seen = edition.hash
    revise_edition(cast.office, edition, METHOD.replace("0.3", "0.5"), seen=seen, reason="一")
    with pytest.raises(Outdated):
        revise_edition(cast.office, edition, METHOD.replace("0.3", "0.4"), seen=seen, reason="二")
    edition.refresh_from_db()
    assert "0.5" in edition.text


def test_a_revision_does_not_change_the_year(cast):
    edition = drafted(cast)
    with pytest.raises(Refusal, match="edition of 2025"):
        revise_edition(cast.office, edition, METHOD.replace("2025", "2026"), seen=edition.hash, reason="")


@pytest.mark.parametrize("made", [submitted, approved])
def test_what_is_submitted_or_approved_is_not_revised(cast, made):
    edition = made(cast)
    with pytest.raises(Refusal):
        revise_edition(cast.office, edition, METHOD.replace("0.3", "0.5"), seen=edition.hash, reason="")
    edition.refresh_from_db()
    assert edition.text == METHOD
