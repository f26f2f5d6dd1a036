"""A responsibility letter for every unit, drawn up at once, signed by its head, the same bytes every time."""

import hashlib

import pytest

from kaoheng.documents.blocks import loads
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.targets.actions.letters import draw_up, sign
from kaoheng_web.targets.models.letters import Letter
from tests.web.targets.stage import issued


@pytest.fixture
def letter(stage):
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    return Letter.objects.get(unit=stage.county)


def test_a_letter_names_every_target_of_the_unit(stage, letter):
    told = str(loads(letter.content))
    assert [
        words for words in ("城镇新增就业", "≥5000", "≤36", "13～15", "高平市", "PM2.5浓度*") if words not in told
    ] == []
    assert (Letter.objects.count(), letter.number) == (2, "晋市责〔2026〕1号")
    assert hashlib.sha256(letter.content.encode()).hexdigest() == letter.hash


def test_only_the_office_draws_up_and_nothing_is_drawn_up_twice(stage, letter):
    with pytest.raises(NotAllowed):
        draw_up(stage.cast.liaison, stage.edition, mark="晋市责")
    with pytest.raises(Refusal, match="No issued targets"):
        draw_up(stage.cast.office, stage.edition, mark="晋市责")


@pytest.mark.parametrize("who", ["liaison", "colleague", "office", "leader", "stranger"])
def test_nobody_signs_for_the_head(stage, letter, who):
    with pytest.raises(NotAllowed):
        sign(getattr(stage.cast, who), letter, seen=letter.hash)


def test_the_head_signs_what_was_read_once_and_the_day_is_kept(stage, letter):
    with pytest.raises(Refusal, match="not the one that you read"):
        sign(stage.head, letter, seen="0" * 64)
    sign(stage.head, letter, seen=letter.hash)
    letter.refresh_from_db()
    assert (letter.signed_by, letter.signed_at.date().isoformat()) == (stage.head, "2026-03-01")
    assert history("targets.letter", letter.pk).latest("sequence").action == "targets.sign"
    count = Entry.objects.count()
    with pytest.raises(Refusal, match="is signed"):
        sign(stage.head, letter, seen=letter.hash)
    assert Entry.objects.count() == count
