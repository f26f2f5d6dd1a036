"""Deadlines and lights are data of a year, set by the office."""

from datetime import date

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.progress.actions.settings import Days, set_deadlines, set_lights
from kaoheng_web.progress.models import Deadline
from kaoheng_web.progress.pace import Scale
from kaoheng_web.progress.queries import scale_of
from kaoheng_web.shared.errors import NotAllowed, Refusal

DAYS = {"2026-05": Days(date(2026, 6, 5), date(2026, 6, 10))}


def test_the_office_sets_deadlines_once(scene):
    assert set_deadlines(scene.cast.office, scene.edition, DAYS) == 1
    assert set_deadlines(scene.cast.office, scene.edition, DAYS) == 0
    later = {"2026-05": Days(date(2026, 6, 6), date(2026, 6, 10))}
    assert set_deadlines(scene.cast.office, scene.edition, later) == 1
    assert Deadline.objects.get().report_by == date(2026, 6, 6)


def test_the_office_says_which_items_are_due(scene):
    asked = DAYS["2026-05"]._replace(items=["gdp", "investment"])
    assert set_deadlines(scene.cast.office, scene.edition, {"2026-05": asked}) == 1
    assert set_deadlines(scene.cast.office, scene.edition, {"2026-05": asked}) == 0
    assert Deadline.objects.get().items == ["gdp", "investment"]
    with pytest.raises(Refusal, match="No unit reports the items gnp"):
        set_deadlines(scene.cast.office, scene.edition, {"2026-05": asked._replace(items=["gnp"])})


def test_deadlines_in_the_wrong_order_or_year_are_refused(scene):
    wrong = {"2026-05": Days(date(2026, 6, 10), date(2026, 6, 5)), "2025-05": DAYS["2026-05"]}
    with pytest.raises(Refusal) as refused:
        set_deadlines(scene.cast.office, scene.edition, wrong)
    assert set(refused.value.fields) == set(wrong)


def test_the_scale_of_lights_cites_its_clause(scene):
    assert scale_of(scene.edition) is None
    set_lights(scene.cast.office, scene.edition, 95, 85, "办法第二十一条")
    set_lights(scene.cast.office, scene.edition, 90, 80, "办法第二十一条（修订）")
    assert scale_of(scene.edition) == Scale(90, 80, "办法第二十一条（修订）")
    assert Entry.objects.filter(action="progress.set_lights").count() == 2
    with pytest.raises(Refusal) as refused:
        set_lights(scene.cast.office, scene.edition, 80, 90, "")
    assert set(refused.value.fields) == {"green", "basis"}


@pytest.mark.parametrize("who", ["leader", "liaison", "certifier"])
def test_others_set_nothing(scene, who):
    with pytest.raises(NotAllowed):
        set_deadlines(getattr(scene.cast, who), scene.edition, DAYS)
    with pytest.raises(NotAllowed):
        set_lights(getattr(scene.cast, who), scene.edition, 95, 85, "x")
