"""Units: who they are, which group they are in, and whether they existed in the year."""

from tests.freeze.making import GROUPS, UNITS, evidence, frozen, method, refused, seen, spots, warned


def test_units_stand_in_the_methods_order_of_groups_then_in_evidence_order() -> None:
    facts = frozen(method(), evidence(units=[UNITS[2], UNITS[1], UNITS[0]]))
    assert [unit.id for unit in facts.units] == ["140521", "140502", "A01"]
    assert facts.groups == ("counties", "departments")
    assert facts.starts.tolist() == [0, 2]


def test_a_group_may_be_called_by_its_title_in_half_width_brackets_too() -> None:
    units = [{**UNITS[0], "group": "县(市、区)"}, {**UNITS[1], "group": "县（市、区）"}, UNITS[2]]
    assert [unit.group for unit in frozen(method(), evidence(units=units)).units][:2] == ["counties", "counties"]


def test_an_unknown_group_is_refused_with_the_one_that_may_be_meant() -> None:
    found = refused(method(), evidence(units=[*UNITS, {"unit_id": "A02", "title": "市教育局", "group": "departmens"}]))
    assert spots(found) == [("unknown_group", "units", 5, "group")]
    assert "是否应为“departments”" in found[0].sentence("zh")


def test_a_unit_without_a_group_is_refused_unless_the_method_lists_it() -> None:
    units = [{**UNITS[0], "group": ""}, *UNITS[1:]]
    assert spots(refused(method(), evidence(units=units))) == [("no_group", "units", 2, "group")]
    listed = GROUPS | {"counties": {"title": "县", "units": ["140502", "140521"]}}
    assert frozen(method(groups=listed), evidence(units=units)).units[0].group == "counties"


def test_a_unit_the_method_lists_under_another_group_is_refused() -> None:
    listed = GROUPS | {"departments": {"title": "市直部门", "units": ["A01", "140502"]}}
    assert spots(refused(method(groups=listed), evidence())) == [("other_group", "units", 2, "group")]


def test_a_unit_that_a_groups_list_does_not_hold_is_refused() -> None:
    listed = GROUPS | {"counties": {"title": "县", "units": ["140502"]}}
    assert spots(refused(method(groups=listed), evidence())) == [("not_in_group", "units", 3, "group")]


def test_a_unit_the_method_lists_must_be_there() -> None:
    listed = GROUPS | {"departments": {"title": "市直部门", "units": ["A01", "A09"]}}
    found = refused(method(groups=listed), evidence())
    assert spots(found) == [("listed_unit_absent", "units", None, "unit_id")]
    assert "A09" in found[0].what.zh


def test_a_unit_given_twice_is_refused_with_both_rows() -> None:
    found = refused(method(), evidence(units=[*UNITS, UNITS[0]]))
    assert spots(found) == [("duplicate_unit", "units", 5, "unit_id")]
    assert "第2行已有" in found[0].what.zh


def test_units_need_a_code_and_a_name() -> None:
    units = [*UNITS, {"unit_id": "", "title": "无码"}, {"unit_id": "A03", "title": "", "group": "departments"}]
    found = refused(method(), evidence(units=units))
    assert spots(found) == [("no_unit_id", "units", 5, "unit_id"), ("no_title", "units", 6, "title")]


def test_a_unit_that_did_not_exist_in_the_year_is_left_out_with_a_warning() -> None:
    units = [*UNITS, {"unit_id": "140522", "title": "旧县", "group": "counties", "valid_to": "2023年12月31日"}]
    result = warned(method(), evidence(units=units))
    assert "140522" not in {unit.id for unit in result.facts.units}
    assert spots(result.warnings) == [("unit_left_out", "units", 5, "valid_to")]


def test_a_unit_that_did_not_exist_in_the_year_is_refused_when_it_has_data() -> None:
    units = [*UNITS, {"unit_id": "140522", "title": "新县", "group": "counties", "valid_from": "2025-03-01"}]
    found = refused(method(), evidence(seen("1", "140522"), seen("2", "140522", period="1月"), units=units))
    assert spots(found) == [("unit_not_in_year", "observations", 2, "unit_id")]
    assert "共2行" in found[0].what.zh


def test_a_unit_abolished_during_the_year_takes_part() -> None:
    units = [*UNITS, {"unit_id": "140522", "title": "半年县", "group": "counties", "valid_to": "2024-06-30"}]
    assert len(frozen(method(), evidence(units=units)).units) == 4


def test_unreadable_and_reversed_dates_are_refused() -> None:
    units = [
        {**UNITS[0], "valid_from": "去年"},
        {**UNITS[1], "valid_from": "2024-05-01", "valid_to": "2024-04-01"},
        UNITS[2],
    ]
    found = refused(method(), evidence(units=units))
    assert spots(found) == [("unreadable_date", "units", 2, "valid_from"), ("dates_reversed", "units", 3, "valid_from")]


def test_an_unknown_successor_and_an_empty_group_are_warnings() -> None:
    units = [{**UNITS[0], "successor": "140599"}, UNITS[1]]
    result = warned(method(), evidence(units=units))
    assert {finding.code for finding in result.warnings} == {"unknown_successor", "empty_group"}
    assert result.facts.groups == ("counties",)


def test_tags_are_read_with_any_separator() -> None:
    units = [{**UNITS[0], "tags": "山区、生态，重点 老区"}, *UNITS[1:]]
    assert frozen(method(), evidence(units=units)).units[0].tags == {"山区", "生态", "重点", "老区"}


def test_no_usable_unit_at_all_still_names_every_problem() -> None:
    found = refused(method(), evidence(seen("x", "140502", "grwth"), units=[{"unit_id": "140502", "title": ""}]))
    assert {finding.code for finding in found} == {"no_title", "no_group", "unknown_item"}


def test_a_year_without_any_unit_is_refused() -> None:
    assert "no_units" in {finding.code for finding in refused(method(), evidence(units=[]))}
