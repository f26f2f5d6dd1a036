"""Figures go back with a reason and are answered; a department never certifies its own figure alone."""

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.progress.actions.figures import certify
from kaoheng_web.progress.actions.returns import answer, countersign, send_back
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.queries import current, figures, open_returns, self_certified
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.progress.scene import DAY


@pytest.fixture
def reported(scene):
    scene.report("52.3")
    return Figure.objects.get()


@pytest.fixture
def own(scene):
    """The bureau certifies a figure about itself."""
    cell = scene.cell("bulletins", unit=scene.cast.bureau)
    certify(scene.cast.certifier, scene.edition, {cell: "98"}, source="自评", as_of=DAY)
    return current(figures(scene.edition))[cell]


@pytest.mark.parametrize("who", ["office", "certifier"])
def test_office_and_data_department_send_back_with_a_reason(scene, reported, who):
    row = send_back(getattr(scene.cast, who), reported, "与联网直报不一致")
    assert list(open_returns(scene.edition)) == [row]
    assert history("progress.return", row.pk).get().reason == "与联网直报不一致"


@pytest.mark.parametrize("who", ["liaison", "colleague", "leader", "stranger"])
def test_others_send_nothing_back(scene, reported, who):
    with pytest.raises(NotAllowed):
        send_back(getattr(scene.cast, who), reported, "不对")


def test_sending_back_without_a_reason_twice_or_after_certification_is_refused(scene, reported):
    with pytest.raises(Refusal, match="Give the reason"):
        send_back(scene.cast.office, reported, " ")
    send_back(scene.cast.office, reported, "不一致")
    with pytest.raises(Refusal, match="sent back already"):
        send_back(scene.cast.office, reported, "不一致")
    scene.certify("52.3")
    with pytest.raises(Refusal, match="certified already"):
        send_back(scene.cast.office, reported, "不一致")


def test_a_new_figure_answers_the_return(scene, reported):
    row = send_back(scene.cast.office, reported, "不一致")
    scene.report("51")
    row.refresh_from_db()
    assert row.answered_by == scene.cast.liaison
    assert not open_returns(scene.edition).exists()


def test_the_unit_answers_in_words_once(scene, reported):
    row = send_back(scene.cast.office, reported, "不一致")
    with pytest.raises(NotAllowed):
        answer(scene.cast.colleague, row, "无误")
    assert answer(scene.cast.liaison, row, "已与统计局核对，无误").answer.endswith("无误")
    with pytest.raises(Refusal, match="answered already"):
        answer(scene.cast.liaison, row, "无误")


def test_a_figure_that_a_department_certified_about_itself_does_not_count(scene, own):
    assert own.best is None
    assert self_certified(scene.edition) == [own.certified]


def test_it_counts_once_another_department_has_certified_it_too(scene, own):
    countersign(scene.second, own.certified)
    assert self_certified(scene.edition) == []
    again = current(figures(scene.edition))[scene.cell("bulletins", unit=scene.cast.bureau)]
    assert again.best == again.certified == own.certified
    with pytest.raises(Refusal, match="counts already"):
        countersign(scene.second, Figure.objects.get())


@pytest.mark.parametrize("who", ["certifier", "office", "liaison", "stranger"])
def test_nobody_else_may_be_the_second_certifier(scene, own, who):
    with pytest.raises(NotAllowed):
        countersign(getattr(scene.cast, who), own.certified)
