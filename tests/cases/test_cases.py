"""Case files: what they may say, how they fail, and that every failure names its line."""

import pytest

from kaoheng.cases.edition import pruned
from kaoheng.cases.load import read_cases
from kaoheng.cases.run import run_case
from kaoheng.engines.catalogue import ENGINES
from kaoheng.findings import Refused
from kaoheng.method.load import read
from kaoheng.text import Language

METHOD = """\
method: {id: demo, title: 演示办法, place: 演示市, year: 2022, full_marks: 10}
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: block, not_applicable: spread}
groups: {counties: {title: 县, units: [a, b, c]}}
ranking: {on: rounded, ties: competition, chain: [{kind: node, node: growth}, {kind: decide}]}
grades: {scale: [优, 差], thresholds: {优: ">= 6"}, ceilings: [{node: growth, when: actual < 0, at_most: 差, text: 负}]}
tree:
  - id: air
    title: 空气
    points: 6
    items:
      - id: pm25
        title: 细颗粒物
        points: 3
        direction: down
        target: {kind: point}
        rule: {kind: step, gap: absolute, size: 1, points_per_step: 0.5, partial_step: counts_whole, floor: 0}
      - {id: days, title: 优良天数, points: 3, direction: up, rule: {kind: as_given, scale: 100}}
  - {id: growth, title: 增速, points: 4, direction: up, rule: {kind: as_given, scale: 10}}
"""
CASE = """\
title: 微克
shows: 每差1微克扣0.5分
only: [pm25]
units: {counties: {a: 甲县, b: 乙县}}
common: {pm25: {target: 45}}
evidence:
  a: {pm25: 48}
  b: {pm25: {actual: 44}, growth: 7}
expect:
  a: {scores: {pm25: 1.50, total: 1.5}, rank: 2, says: {pm25: 差3}}
  b: {scores: {pm25: 3}, rank: 1, grade: 差, undecided: false}
"""


def outcome(*changes: tuple[str, str], language: Language = "en", case: str = CASE) -> list[str]:
    """How a changed case fails, on every engine alike."""
    for old, new in changes:
        assert old in case, old
        case = case.replace(old, new)
    said = [
        run_case(read(METHOD).method, read_cases(case, "c.yaml")[0], engine, language) for engine in ENGINES.values()
    ]
    assert all(each == said[0] for each in said)
    return said[0]


def complaints(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_cases(text, "c.yaml")
    return [finding.sentence("en") for finding in caught.value]


def test_a_case_that_holds_has_no_differences() -> None:
    assert outcome() == []


def test_a_wrong_score_is_reported_with_its_line() -> None:
    line = "c.yaml, line 10, expect › a › scores › pm25: expected 1.51, found 1.50"
    assert outcome(("pm25: 1.50", "pm25: 1.51")) == [line]
    zh = "c.yaml · 第10行 · expect › a › scores › pm25：应为1.51，实为1.50"
    assert outcome(("pm25: 1.50", "pm25: 1.51"), language="zh") == [zh]


def test_a_wrong_rank_grade_or_pending_decision_is_reported() -> None:
    assert outcome(("rank: 2", "rank: 1")) == ["c.yaml, line 10, expect › a › rank: expected 1, found 2"]
    assert outcome(("grade: 差", "grade: 优")) == ["c.yaml, line 11, expect › b › grade: expected 优, found 差"]
    (line,) = outcome(("undecided: false", "undecided: true"))
    assert line.startswith("c.yaml, line 11, expect › b › undecided")


def test_a_phrase_that_is_not_said_is_shown_beside_what_is() -> None:
    (line,) = outcome(("差3", "差4"))
    assert line.startswith("c.yaml, line 10, expect › a › says › pm25: “差4” is not said; what is said: 目标45")


def test_unknown_units_and_nodes_are_reported_where_they_are_expected() -> None:
    assert outcome(("{scores: {pm25: 3}", "{scores: {pm26: 3}")) == [
        "c.yaml, line 11, expect › b › scores › pm26: there is no node pm26"
    ]
    assert outcome(("  b: {scores", "  z: {scores")) == ["c.yaml, line 11, expect › z: there is no unit z"]


def test_an_unknown_node_in_only_is_named_with_the_one_that_is_meant() -> None:
    (line,) = outcome(("only: [pm25]", "only: [pm26]"))
    assert line == "c.yaml, line 3, only › #1: there is no node pm26. Did you mean pm25?"


def test_evidence_that_cannot_be_scored_is_reported_with_its_line() -> None:
    (line,) = outcome(("a: {pm25: 48}", "a: {pm25: many}"))
    assert line.startswith("c.yaml, row 7, column value")
    (line,) = outcome(("a: {pm25: 48}", "a: {pm52: 48, pm25: 48}"))
    assert "pm52" in line
    assert line.startswith("c.yaml, row 7")


def test_a_refusal_may_be_what_is_expected() -> None:
    expects = CASE[: CASE.index("expect:")] + "refused: 不是数\n"
    unreadable = ("a: {pm25: 48}", "a: {pm25: many}")
    assert outcome(unreadable, case=expects) == []
    (line,) = outcome(unreadable, ("不是数", "太大"), case=expects)
    assert line.startswith("c.yaml, line 9, refused: “太大” is not said; what is said: c.yaml · 第7行")
    assert outcome(case=expects) == ["c.yaml, line 9, refused: it should be refused, and was scored"]


def test_nodes_that_are_left_out_take_their_ceilings_and_tie_keys_with_them() -> None:
    method = pruned(read(METHOD).method, ["days"])
    assert [node.id for node in method.nodes()] == ["air", "days"]
    assert [key.kind for key in method.ranking.chain] == ["decide"]
    assert method.grades is not None
    assert method.grades.ceilings == ()


def test_null_takes_away_what_all_units_have_and_not_applicable_replaces_it() -> None:
    base = CASE.replace("only: [pm25]", "only: [air]").replace("{pm25: {target: 45}}", "{pm25: {target: 45}, days: 90}")
    held = base[: base.index("expect:")] + "expect: {a: {scores: {pm25: 1.5, days: 2.7, air: 4.2}}}\n"
    assert outcome(case=held) == []
    spread = held.replace("pm25: 48", "pm25: 48, days: not_applicable").replace(
        "days: 2.7, air: 4.2", "days: null, air: 3"
    )
    assert outcome(case=spread) == []
    (line,) = outcome(case=held.replace("pm25: 48", "pm25: 48, days: null"))
    assert "no value" in line


def test_a_case_may_change_the_method_and_says_where_a_change_is_wrong() -> None:
    assert (
        outcome(("only: [pm25]", "only: [pm25]\nchange: {grades: {thresholds: {优: '>= 3'}}}"), ("差, und", "优, und"))
        == []
    )
    (line,) = outcome(("only: [pm25]", "only: [pm25]\nchange: {rounding: {mode: upwards}}"))
    assert line.startswith("c.yaml, line 4, change › rounding › mode: mode cannot be 'upwards'")
    (line,) = outcome(("only: [pm25]", "only: [pm25]\nchange: {grades: {thresholds: {良: '>= 3'}}}"))
    assert line.startswith("c.yaml, line 4, grades › thresholds › 良: there is no grade called 良")


def test_cases_of_one_file_share_what_stands_beside_them() -> None:
    shared = CASE[: CASE.index("expect:")].replace("shows: 每差1微克扣0.5分\n", "")
    text = shared + "cases:\n  - {title: 一, shows: 一, expect: {a: {scores: {pm25: 1.5}}}}\n"
    text += "  - {title: 二, shows: 二, evidence: {a: {pm25: 46}}, expect: {a: {scores: {pm25: 2.5}}}}\n"
    method = read(METHOD).method
    one, two = read_cases(text, "c.yaml")
    assert [run_case(method, case, ENGINES["reference"]) for case in (one, two)] == [[], []]


def test_what_is_wrong_with_the_form_is_said_line_by_line() -> None:
    assert complaints(CASE.replace("shows:", "show:")) == [
        "c.yaml, line 1, shows: shows is missing. Write text",
        "c.yaml, line 2, show: there is no field show here. Did you mean shows?",
    ]
    assert complaints(CASE.replace("rank: 2", "rang: 2")) == [
        "c.yaml, line 10, expect › a › rang: there is no field rang here. Did you mean rank?"
    ]
    assert complaints(CASE.replace("pm25: 1.50", "pm25: viel")) == [
        "c.yaml, line 10, expect › a › scores › pm25: pm25 cannot be “viel”. Write {node: score}, such as {pm25: 3.50}"
    ]
    assert complaints("{title: t, shows: s}") == ["c.yaml, line 1: nothing is expected. State expect or refused"]
    assert complaints("[1]")[0].startswith("c.yaml, line 1: the file is not a case")
    assert complaints("title: t\ntitle: u\nshows: s\nexpect: {a: {rank: 1}}")[0].startswith("c.yaml, line 2, title")


def test_a_calculated_node_that_is_kept_keeps_what_it_reads_whole_and_what_it_counts() -> None:
    calculated = """\
  - {id: again, title: 再扣, calculate: "-missed_count + min(air, growth)", counting: {missed: {tags: [t], when: score < full}}}
  - {id: tagged, title: 约束项, points: 1, tags: [t], direction: up, rule: {kind: as_given, scale: 1}}
  - {id: other, title: 其他, points: 1, direction: up, rule: {kind: as_given, scale: 1}}
"""  # noqa: E501
    method = read(METHOD + calculated).method
    assert [node.id for node in pruned(method, ["again", "pm25"]).nodes()] == [
        "air",
        "pm25",
        "days",
        "growth",
        "again",
        "tagged",
    ]
