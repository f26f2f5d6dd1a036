"""Units are asked, give opinions, and every opinion is answered."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.methods.models import Edition, Opinion
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.methods.texts import approved, drafted

UNTIL = date(2026, 3, 10)


@pytest.fixture
def consultation(cast):
    return open_consultation(cast.office, drafted(cast), UNTIL, document="晋市考办〔2026〕1号")


def test_opinions_are_asked_until_a_day(cast, consultation):
    assert consultation.until == UNTIL
    assert history("methods.consultation", consultation.pk).get().action == "methods.open_consultation"


def test_others_may_not_ask(cast):
    edition = drafted(cast)
    with pytest.raises(NotAllowed):
        open_consultation(cast.leader, edition, UNTIL)


def test_opinions_are_asked_once_and_not_until_a_day_that_is_past(cast, consultation):
    with pytest.raises(Refusal) as refused:
        open_consultation(cast.office, consultation.edition, date(2026, 2, 1))
    assert len(refused.value.sentences) == 2


def test_a_draft_is_known_to_the_units_only_once_they_are_asked(cast):
    edition = drafted(cast)
    assert not Edition.objects.visible_to(cast.liaison).exists()
    assert Edition.objects.visible_to(cast.leader).get() == edition
    open_consultation(cast.office, edition, UNTIL)
    assert Edition.objects.visible_to(cast.liaison).get() == edition
    assert not Edition.objects.visible_to(cast.stranger).exists()


def test_what_is_approved_is_known_to_everybody(cast):
    edition = approved(cast)
    assert Edition.objects.visible_to(cast.stranger).get() == edition


def test_a_unit_gives_its_opinion_which_other_units_do_not_see(cast, consultation):
    given = give_opinion(cast.liaison, consultation, cast.county, "扣分过重。", about="地区生产总值增速")
    assert history("methods.opinion", given.pk).get().actor == cast.liaison.actor
    assert Opinion.objects.visible_to(cast.office).get() == given
    assert Opinion.objects.visible_to(cast.liaison).get() == given
    assert not Opinion.objects.visible_to(cast.colleague).exists()


@pytest.mark.parametrize("who", ["colleague", "office", "stranger"])
def test_nobody_speaks_for_another_unit(cast, consultation, who):
    with pytest.raises(NotAllowed):
        give_opinion(getattr(cast, who), consultation, cast.county, "同意。")
    assert not Opinion.objects.exists()


def test_the_same_opinion_is_not_given_twice(cast, consultation):
    give_opinion(cast.liaison, consultation, cast.county, "同意。")
    with pytest.raises(Refusal, match="this opinion already"):
        give_opinion(cast.liaison, consultation, cast.county, " 同意。 ")


def test_after_the_last_day_no_opinion_is_taken(cast, consultation):
    with clock.at(date(2026, 3, 11)), pytest.raises(Refusal, match="until 2026-03-10"):
        give_opinion(cast.liaison, consultation, cast.county, "同意。")


def test_the_office_answers_each_opinion_once_with_a_reason(cast, consultation):
    given = give_opinion(cast.liaison, consultation, cast.county, "扣分过重。")
    with pytest.raises(Refusal, match="why not"):
        answer_opinion(cast.office, given, " ", adopted=False)
    answered = answer_opinion(cast.office, given, "与上年一致，未采纳。", adopted=False)
    assert (answered.adopted, answered.answered_by) == (False, cast.office)
    with pytest.raises(Refusal, match="answered already"):
        answer_opinion(cast.office, given, "采纳。", adopted=True)


def test_others_may_not_answer(cast, consultation):
    given = give_opinion(cast.liaison, consultation, cast.county, "扣分过重。")
    with pytest.raises(NotAllowed):
        answer_opinion(cast.liaison, given, "采纳。", adopted=True)
