"""Units come, are renamed, merge and split."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.actions.units import create_unit, merge_units, rename_unit, split_unit
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import below, name_of, successors
from kaoheng_web.shared.errors import NotAllowed, Refusal

APRIL = date(2026, 4, 1)
CREDIT_CODE = "91350100M000100Y43"  # the example of GB 32100


def test_the_office_creates_a_unit_and_the_ledger_says_who(cast):
    unit = create_unit(cast.office, Unit.Kind.TOWNSHIP, "米山镇", APRIL, parent=cast.county, credit_code=CREDIT_CODE)
    assert unit in below(cast.city)
    entry = history("organisation.unit", unit.pk).get()
    assert (entry.actor, entry.action) == (cast.office.actor, "organisation.create_unit")


def test_units_stand_below_their_own_in_the_order_of_their_founding_however_many_digits_their_keys_have(cast):
    towns = [
        create_unit(cast.office, Unit.Kind.TOWNSHIP, f"演示{number}镇", APRIL, parent=cast.county)
        for number in range(101)
    ]
    assert list(below(cast.city).order_by("path")) == [cast.county, *towns, cast.bureau]


@pytest.mark.parametrize("who", ["liaison", "leader", "security", "stranger"])
def test_nobody_else_creates_units(cast, who):
    with pytest.raises(NotAllowed):
        create_unit(getattr(cast, who), Unit.Kind.TOWNSHIP, "米山镇", APRIL, parent=cast.county)
    assert not below(cast.county).exists()


def test_every_problem_of_a_new_unit_is_told_at_once(cast):
    with pytest.raises(Refusal) as refused:
        create_unit(cast.office, "zone", " ", APRIL, parent=cast.city, area_code="149999", credit_code=CREDIT_CODE[:-1])
    assert set(refused.value.fields) == {"area_code", "credit_code", "name"}


def test_a_credit_code_belongs_to_one_unit(cast):
    create_unit(cast.office, "zone", "甲区", APRIL, parent=cast.city, credit_code=CREDIT_CODE)
    with pytest.raises(Refusal, match="Another unit has this code"):
        create_unit(cast.office, "zone", "乙区", APRIL, parent=cast.city, credit_code=CREDIT_CODE)


def test_a_renamed_unit_keeps_its_old_name_for_the_days_before(cast):
    rename_unit(cast.office, cast.bureau, "市统计局（市社情民意调查中心）", APRIL, document="晋市编〔2026〕1号")
    assert name_of(cast.bureau, date(2026, 3, 31)) == "市统计局"
    assert name_of(cast.bureau, APRIL).endswith("调查中心）")


def test_a_name_cannot_begin_before_the_one_it_replaces(cast):
    with pytest.raises(Refusal, match="has to begin after"):
        rename_unit(cast.office, cast.bureau, "市调查局", date(2024, 1, 1), document="")


def test_merged_units_end_and_lead_to_their_heir(cast):
    heir = create_unit(cast.office, "government", "市数据和统计局", APRIL, parent=cast.city)
    merge_units(cast.office, [cast.bureau], heir, APRIL, document="晋市编〔2026〕2号")
    assert cast.bureau.valid_to == date(2026, 3, 31)
    assert successors(cast.bureau) == [heir]
    assert history("organisation.unit", cast.bureau.pk).latest("sequence").reason == "晋市编〔2026〕2号"


def test_a_split_unit_leads_to_all_its_heirs_and_to_theirs(cast):
    one, two, three = (create_unit(cast.office, "government", f"局{n}", APRIL, parent=cast.city) for n in range(3))
    split_unit(cast.office, cast.bureau, [one, two], APRIL, document="一")
    merge_units(cast.office, [two], three, date(2026, 5, 1), document="二")
    assert successors(cast.bureau) == [one, three]


def test_a_unit_does_not_end_twice(cast):
    heir = create_unit(cast.office, "government", "市数据局", APRIL, parent=cast.city)
    merge_units(cast.office, [cast.bureau], heir, APRIL, document="一")
    with pytest.raises(Refusal, match="ended on 2026-03-31"):
        merge_units(cast.office, [cast.bureau], heir, APRIL, document="一")


def test_a_unit_does_not_succeed_itself(cast):
    with pytest.raises(Refusal, match="cannot succeed itself"):
        split_unit(cast.office, cast.bureau, [cast.bureau], APRIL, document="")
