"""Vetoes, adjustments and earlier years: every fault at once, each in its place."""

from kaoheng.freeze.frozen import freeze
from kaoheng.tables import ADJUSTMENT_COLUMNS, HISTORY_COLUMNS, VETO_COLUMNS, Evidence
from tests.freeze.making import Row, evidence, item, method, refused, seen, sheet, spots

VETO = {
    "id": "safety",
    "title": "重大事故",
    "legal_basis": "《安全生产法》",
    "proposer": "市应急局",
    "approver": "领导组",
    "effects": [{"kind": "item_zero", "node": "growth"}],
}
GOOD = {
    "unit_id": "140502",
    "veto": "safety",
    "status": "approved",
    "proposed_by": "市应急局",
    "approved_by": "领导组",
    "document": "纪要〔2025〕1号",
    "dated": "2025-02-01",
    "heard_on": "2025-01-20",
}
GRADES = {"scale": ["优秀", "较差"], "thresholds": {"优秀": ">= 60"}}


def given(
    vetoes: tuple[Row, ...] = (), adjustments: tuple[Row, ...] = (), history: tuple[Row, ...] = (), units: object = None
) -> Evidence:
    plain = evidence(seen("8"), **({} if units is None else {"units": units}))  # type: ignore[arg-type]
    return Evidence(
        plain.units,
        plain.observations,
        vetoes=sheet("vetoes", VETO_COLUMNS, vetoes) if vetoes else None,
        adjustments=sheet("adjustments", ADJUSTMENT_COLUMNS, adjustments) if adjustments else None,
        history=sheet("history", HISTORY_COLUMNS, history) if history else None,
    )


def codes(*vetoes: Row, **veto: object) -> list[str]:
    return [code for code, *_ in spots(refused(method(vetoes=[VETO | veto]), given(vetoes)))]


def test_a_case_that_went_its_way_is_kept() -> None:
    facts = freeze(method(vetoes=[VETO]), given((GOOD,))).facts
    assert [(case.veto, case.year, str(case.heard_on)) for case in facts.vetoes] == [("safety", 2024, "2025-01-20")]


def test_an_approved_case_names_approver_document_days_and_law_all_at_once() -> None:
    bare = {"unit_id": "140502", "veto": "safety", "status": "approved", "proposed_by": "市应急局"}
    assert codes(bare, legal_basis="") == [
        "no_approved_by",
        "no_document",
        "no_dated",
        "no_heard_on",
        "veto_without_basis",
    ]


def test_who_proposes_does_not_approve_and_hearing_comes_before_approval() -> None:
    assert codes(GOOD | {"approved_by": "市应急局"}) == ["veto_approved_by_proposer"]
    assert codes(GOOD | {"approved_by": "市长办公会"}) == ["veto_wrong_approver"]
    assert codes(GOOD | {"proposed_by": "市公安局"}) == ["veto_wrong_proposer"]
    assert codes(GOOD | {"heard_on": "2025-03-01"}) == ["veto_heard_after_approval"]
    assert codes(GOOD | {"heard_on": "2023-03-01", "dated": "2023-05-01"}) == ["veto_before_its_year"]


def test_unknown_vetoes_units_statuses_and_days_are_named_together() -> None:
    bad = GOOD | {"unit_id": "140599", "veto": "safty", "status": "done", "dated": "soon"}
    found = refused(method(vetoes=[VETO]), given((bad,)))
    assert {code for code, *_ in spots(found)} == {
        "unknown_status",
        "unknown_unit",
        "unreadable_date",
        "unknown_veto",
    }
    assert any("safety" in finding.mend.zh for finding in found)


def test_an_earlier_year_is_reached_only_by_a_retroactive_veto() -> None:
    earlier = GOOD | {"effective_year": "2023"}
    assert codes(earlier) == ["veto_not_retroactive"]
    assert freeze(method(vetoes=[VETO | {"retroactive": True}]), given((earlier,))).facts.vetoes[0].year == 2023
    assert freeze(method(vetoes=[VETO]), given((earlier | {"status": "applied"},))).facts.vetoes[0].status == "applied"
    assert codes(GOOD | {"status": "applied"}) == ["veto_not_closed"]
    assert codes(GOOD | {"effective_year": "2025"}) == ["veto_of_a_later_year"]
    assert codes(GOOD, GOOD) == ["duplicate_record"]


def test_adjustments_need_reason_document_and_a_value_of_their_matter() -> None:
    rows = (
        {"unit_id": "140502", "matter": "total", "before": "8", "after": "7.001", "reason": "", "document": ""},
        {"unit_id": "140502", "matter": "grade", "before": "较差", "after": "良", "reason": "r", "document": "d"},
        {"unit_id": "140502", "matter": "rank", "before": "1", "after": "0", "reason": "r", "document": "d"},
        {"unit_id": "140502", "matter": "points", "before": "1", "after": "1", "reason": "r", "document": "d"},
    )
    found = spots(refused(method(grades=GRADES), given(adjustments=rows)))
    assert [(code, row) for code, _, row, _ in found] == [
        ("too_many_decimals", 2),
        ("no_reason", 2),
        ("no_document", 2),
        ("unknown_grade", 3),
        ("out_of_range", 4),
        ("unknown_matter", 5),
        ("nothing_adjusted", 5),
    ]


def test_history_is_of_earlier_years_and_its_numbers_are_read() -> None:
    rows = (
        {"unit_id": "140502", "year": "2024", "rank": "1"},
        {"unit_id": "140502", "year": "去年"},
        {"unit_id": "140502", "year": "2022", "rank": "7", "members": "6"},
        {"unit_id": "140502", "year": "2021", "score": "高"},
        {"unit_id": "140502", "year": "2021"},
    )
    found = spots(refused(method(), given(history=rows)))
    assert [(code, row) for code, _, row, _ in found] == [
        ("history_not_past", 2),
        ("unreadable_year", 3),
        ("rank_beyond_members", 4),
        ("unreadable_number", 5),
        ("duplicate_record", 6),
    ]


UNITS = (
    {"unit_id": "140502", "title": "城区", "group": "counties"},
    {"unit_id": "140521", "title": "沁水县", "group": "counties"},
    {"unit_id": "old", "title": "旧区", "group": "counties", "valid_to": "2023-12-31", "successor": "140502、140521"},
)


def test_a_unit_that_was_split_hands_its_history_to_its_successors() -> None:
    frozen = freeze(method(), given(history=({"unit_id": "old", "year": "2023", "rank": "3"},), units=UNITS))
    assert frozen.facts.predecessors == {"140502": ("old",), "140521": ("old",)}
    assert [finding.code for finding in frozen.warnings] == ["unit_left_out", "empty_group"]


def test_rank_improvement_takes_its_prior_place_from_history_among_common_members() -> None:
    rule = {
        "kind": "rank_improvement",
        "previous": "history",
        "per_place": "0.1",
        "first_held": 0,
        "most": 1,
        "least": -1,
        "ties": "competition",
    }
    rows = tuple(
        {"unit_id": unit, "year": "2023", "node": "growth", "rank": rank}
        for unit, rank in (("140502", "3"), ("140521", "2"), ("A01", "1"))
    )
    plain = evidence(seen("8"), seen("7", "140521"), seen("6", "A01"))
    with_history = Evidence(plain.units, plain.observations, history=sheet("history", HISTORY_COLUMNS, rows))
    facts = freeze(method(item(rule=rule)), with_history).facts
    at = {unit.id: position for position, unit in enumerate(facts.units)}
    before = {unit: facts.cubes["prior_rank"].exact(0, 0, at[unit]) for unit in at}
    assert before == {"140502": 2, "140521": 1, "A01": 1}
