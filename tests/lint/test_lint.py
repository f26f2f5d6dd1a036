"""Lint says what deserves a second look, where it stands and how to mend it; and nothing about a sound method."""

from collections.abc import Sequence

import pytest

from kaoheng.findings import Finding
from kaoheng.lint.lint import CHECKS, lint
from kaoheng.method.load import read
from tests.method.demo import changed

SOUND = (
    ("data: {unit: 微克/立方米}", "clause: 第1条\n        data: {owner: 市生态环境局, unit: 微克/立方米}"),
    ("title: 地区生产总值增速\n", "title: 地区生产总值增速\n        clause: 第2条\n        data: {owner: 市统计局}\n"),
    ("title: 党建\n", "title: 党建\n    clause: 第3条\n    data: {owner: 市委组织部}\n"),
    ("text: 未达标的不得评为优秀", "text: 未达标的, legal_basis: 第4条"),
    ("share: 30%", "share: 40%"),
)
"""What the demo needs so that nothing is left to remark."""

STEP = "{kind: step, gap: absolute, size: 1, points_per_step: 0.5, partial_step: counts_whole, floor: 0}"
AS_GIVEN = "{kind: as_given, scale: 100}"


def linted(*changes: tuple[str, str]) -> list[Finding]:
    return lint(read(changed(*SOUND, *changes), "demo.yaml"))


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_sound_method_gives_nothing_to_remark() -> None:
    assert linted() == []


def tiers(*ranges: str) -> str:
    return (
        "{kind: tiers, tiers: ["
        + ", ".join(f"{{{each}, points: {9 - i}}}" for i, each in enumerate(ranges))
        + "], otherwise: 0}"
    )


PARTY = "    rule: {kind: as_given, scale: 100}\n"
COUNTED = """\
  - id: c
    title: 计算项
    calculate: party
    counting: {m: {nodes: [party], when: score < full}}
"""
BALLOT = (
    (
        "\ntree:\n",
        """
channels:
  vote:
    kind: ballot
    title: 民主测评
    scale: {优秀: 100, 较差: 0}
    classes: {A: {weight: 1}, B: {weight: 0}}
    empty_class: refuse
    dont_know: excluded
    abstain: excluded
    void: excluded
    more_returned_than_issued: void
    turnout: []
    own_vote: counts
    rounding: {classes: none, score: 2, mode: half_up}
    publish_at_least: null
tree:
""",
    ),
    ("{owner: 市委组织部}", "{owner: 市委组织部, channel: vote}"),
)


def veto(effects: str, *, legal_basis: str = "某法", approver: str = "领导组") -> tuple[tuple[str, str], ...]:
    said = f"id: v, title: 事故, proposer: 甲局, legal_basis: {legal_basis}, approver: {approver}, effects: [{effects}]"
    return (("\ntree:\n", f"\nvetoes: [{{{said}}}]\ntree:\n"),)


def consequence(when: str) -> tuple[tuple[str, str], ...]:
    measure = f"{{id: k, kind: summons, when: {when}, measure: 约谈, to: 考核办}}"
    return (("\ntree:\n", f"\nconsequences: [{measure}]\ntree:\n"),)


def treated(*steps: str) -> tuple[tuple[str, str], ...]:
    return (("unit: 微克/立方米}", f"unit: 微克/立方米, treat: [{', '.join(steps)}]}}"),)


CASES: dict[str, tuple[tuple[str, str], ...]] = {
    "no_owner": (("owner: 市统计局", "unit: 亿元"),),
    "no_clause": (("clause: 第3条", "title_en: Party"),),
    "same_title": (("title: 地区生产总值增速", "title: 细颗粒物年均浓度"),),
    "own_figure": (("owner: 市统计局", 'owner: "140502"'),),
    "percent_twice": (
        ("unit: 微克/立方米", 'unit: "%"'),
        ("target: {kind: ceiling}", "target: {kind: ceiling, value: 7%}"),
    ),
    "percent_without_unit": (
        (", unit: 微克/立方米", ""),
        ("target: {kind: ceiling}", "target: {kind: ceiling, by_unit: {140502: 7%}}"),
    ),
    "target_against_direction": (("target: {kind: ceiling}", "target: {kind: floor}"),),
    "target_not_read": (("target: {kind: ceiling}", "target: {kind: benchmark}"),),
    "ratio_of_nothing": (
        (STEP, "{kind: proportional, cap: 1, floor: 0, zero_target: refuse}"),
        ("target: {kind: ceiling}", "target: {kind: ceiling, by_unit: {140521: -1}}"),
    ),
    "ratio_of_change": (
        (STEP, "{kind: proportional, cap: 1, floor: 0, zero_target: refuse}"),
        ("title: 细颗粒物年均浓度", "title: 工业利润"),
    ),
    "tiers_gap": ((AS_GIVEN, tiers("at_least: 90", "at_least: 60, below: 80")),),
    "tiers_overlap": ((AS_GIVEN, tiers("at_least: 80, at_most: 90", "at_least: 60, at_most: 80", "below: 60")),),
    "tier_unreachable": ((AS_GIVEN, tiers("at_least: 60", "at_least: 90")),),
    "ladder_rises": (
        (
            STEP,
            "{kind: completion_ladder, over: null, zero_target: full, "
            "rungs: [{completion: 1, rate: 0.8}, {completion: 0.9, rate: 0.9}]}",
        ),
    ),
    "places_left_out": (
        (
            AS_GIVEN,
            "{kind: position_table, position: published, otherwise: 0, "
            "places: [{first: 1, points: 40}, {first: 3, points: 20}]}",
        ),
    ),
    "table_too_long": (
        (
            AS_GIVEN,
            "{kind: position_table, position: own_group, ties: dense, otherwise: 0, "
            "places: [{first: 1, last: 5, points: 40}]}",
        ),
    ),
    "places_overlap": (
        (
            AS_GIVEN,
            "{kind: position_table, position: own_group, ties: dense, otherwise: 0, "
            "places: [{first: 1, last: 2, points: 40}, {first: 1, last: 2, from_end: true, points: 1}]}",
        ),
    ),
    "bonus_without_cap": ((AS_GIVEN, "{kind: count_capped, per_event: 1, counted: 次, cap: null}"),),
    "deduction_without_floor": (
        (
            AS_GIVEN,
            "{kind: events, classes: [{id: a, title: 事故, points_each: 1}], base: full, cap: null, floor: null}",
        ),
    ),
    "grade_out_of_reach": (
        ("full_marks: 100", "full_marks: 100"),
        ('优秀: ">= 90"', '优秀: "> 100"'),
        (AS_GIVEN, "{kind: as_given, scale: 100, least: 0, most: 100}"),
    ),
    "grade_never_missed": (
        ('良好: "> 80"', '良好: "> -5"'),
        (AS_GIVEN, "{kind: as_given, scale: 100, least: 0, most: 100}"),
    ),
    "quota_gives_no_place": (("share: 40%", "share: 30%"),),
    "quota_of_one": (("units: [z1, z2, z3]", "units: [z1]"),),
    "more_places_than_units": (("share: 40%", "places: {counties: 9, zones: 1}"),),
    "no_legal_basis": ((", legal_basis: 第4条", ""),),
    "condition_constant": (("when: actual > target", "when: 1 > 2"),),
    "ceiling_without_effect": (("at_most: 良好", "at_most: 优秀"),),
    "veto_without_basis": veto("{kind: at_most, grade: 良好}", legal_basis='""'),
    "veto_without_approver": veto("{kind: at_most, grade: 良好}", approver='""'),
    "veto_by_one_body": veto("{kind: at_most, grade: 良好}", approver="甲局"),
    "effect_without_effect": veto("{kind: grade, to: 较差}, {kind: at_most, grade: 良好}"),
    "condition_unreachable": consequence("{rank_at_least: 9}"),
    "condition_for_all": consequence("{grade: [优秀, 良好, 较差]}"),
    "no_deadline": consequence("{last_in_group: true}, document: 整改报告"),
    "no_turnout": BALLOT,
    "class_without_weight": BALLOT,
    "calculation_constant": ((PARTY, f"{PARTY}  - {{id: c, title: 计算项, calculate: 1 + 1}}\n"),),
    "set_not_read": ((PARTY, f"{PARTY}{COUNTED}"),),
    "converted_to_another_unit": treated("{kind: convert, from_unit: 毫克/立方米, to_unit: 克, factor: 1000}"),
    "converts_nothing": treated("{kind: convert, from_unit: 毫克/立方米, to_unit: 微克/立方米, factor: 1}"),
    "imputed_twice": treated(*["{kind: impute, by: group_mean, over: group}"] * 2),
}


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_found_with_its_line_and_how_to_mend_it(code: str) -> None:
    found = [finding for finding in linted(*CASES[code]) if finding.code == code]
    assert found
    for finding in found:
        assert finding.place.line is not None
        assert finding.what.zh
        assert finding.what.en
        assert finding.mend.zh
        assert finding.mend.en


@pytest.mark.parametrize(
    "code",
    [
        "own_figure",
        "percent_twice",
        "tier_unreachable",
        "grade_out_of_reach",
        "condition_constant",
        "condition_unreachable",
    ],
)
def test_what_can_never_be_right_is_an_error(code: str) -> None:
    assert {finding.severity for finding in linted(*CASES[code]) if finding.code == code} == {"error"}


def test_a_measure_that_asks_for_an_answer_needs_a_day_by_its_kind() -> None:
    talk = consequence("{last_in_group: true}")
    report = tuple((old, new.replace("kind: summons", "kind: written_report")) for old, new in talk)
    assert "no_deadline" not in codes(linted(*talk))
    assert "no_deadline" in codes(linted(*report))


def test_one_remark_is_enough_where_no_item_has_an_owner() -> None:
    everywhere = [("owner: 市生态环境局, ", ""), ("{owner: 市统计局}", "{}"), ("{owner: 市委组织部}", "{}")]
    assert codes(linted(*everywhere)) == ["no_owner"]


def test_falling_lower_bounds_are_neither_gaps_nor_overlaps() -> None:
    falling = tiers("at_least: 90", "at_least: 80", "at_least: 60")
    assert not {code for code in codes(linted((AS_GIVEN, falling))) if code.startswith("tier")}


def test_english_for_a_word_that_is_not_used_is_remarked_on() -> None:
    found = linted(("\ntree:\n", "\nenglish: {优秀: excellent, 优异: superb}\ntree:\n"))
    assert [(finding.code, "优异" in finding.sentence("en")) for finding in found] == [("english_unused", True)]


def test_the_file_of_every_check_is_in_the_list() -> None:
    from pathlib import Path

    import kaoheng.lint

    shared = {"__init__", "lint", "subject", "bounds"}
    files = {path.stem for path in Path(kaoheng.lint.__path__[0]).glob("*.py")} - shared
    assert files == {check.__module__.rpartition(".")[2] for check in CHECKS}
