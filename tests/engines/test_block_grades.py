"""Categories graded by themselves (分类评定等次): the same lines, quotas and ceilings, by the score of a block."""

from collections.abc import Mapping

import pytest

from kaoheng.cases.load import read_cases
from kaoheng.cases.run import run_case
from kaoheng.clauses.markdown import markdown
from kaoheng.clauses.rules import implementing_rules
from kaoheng.editions.changes import differences
from kaoheng.editions.labels import path_words
from kaoheng.engines.catalogue import ENGINES
from kaoheng.findings import Refused
from kaoheng.lint.lint import lint
from kaoheng.method.canonical import to_yaml
from kaoheng.method.load import read

METHOD = """\
method: {id: demo, title: 演示办法, place: 演示省, year: 2021, full_marks: 100}
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups:
  cities: {title: 市, units: [a, b, c, d]}
  guests: {title: 驻地单位, units: [g], honours_only: true}
ranking: {on: rounded, ties: competition, chain: []}
grades: {scale: [优秀, 其他], thresholds: {优秀: ">= 80"}}
vetoes: [{id: accident, title: 事故, legal_basis: 演示, effects: [{kind: at_most, grade: 其他}]}]
tree:
  - id: party
    title: 党建工作
    title_en: Party building
    points: 30
    grades:
      scale: [优秀, 良好, 一般]
      thresholds: {优秀: ">= 27", 良好: ">= 20"}
      quota:
        优秀: {share: 30%, rounding: half_up, hard_ceiling: false, ties: decide, barred_count_in_n: true, unused: lost}
      ceilings: [{node: study, when: score < 8, at_most: 一般, text: 学习不达标}]
    items:
      - {id: study, title: 学习, points: 10, direction: up, rule: {kind: as_given, scale: 10, least: 0, most: 10}}
      - {id: cadres, title: 队伍, points: 20, direction: up, rule: {kind: as_given, scale: 20, least: 0, most: 20}}
  - id: growth
    title: 高质量发展
    points: 70
    items: [{id: gdp, title: 增速, points: 70, direction: up, rule: {kind: as_given, scale: 70}}]
"""
YEAR = """\
title: 分类评定等次
shows: 党建工作按本类得分评定等次
units: {cities: {a: 甲市, b: 乙市, c: 丙市, d: 丁市}, guests: {g: 某局}}
evidence:
  a: {study: 9, cadres: 19, gdp: 40}
  b: {study: 9, cadres: 19, gdp: 60}
  c: {study: 10, cadres: 12, gdp: 69}
  d: {study: 7, cadres: 19, gdp: 65}
  g: {study: 10, cadres: 20, gdp: 70}
"""


def failing(expect: str, given: str = "") -> list[str]:
    """How a year fails what is expected of it, on every engine alike."""
    (case,) = read_cases(f"{YEAR}{given}expect:\n{expect}", "c.yaml")
    said = [run_case(read(METHOD).method, case, engine, "zh") for engine in ENGINES.values()]
    assert all(each == said[0] for each in said)
    return said[0]


def test_a_category_has_a_grade_of_its_own_beside_the_total() -> None:
    expected = """\
  c: {grade: 优秀, grades: {party: 良好}, says: {party: [“党建工作”得分22，达到20分，为良好, 本类等次：良好]}}
  d: {grade: 优秀, grades: {party: 一般}, says: {party: 学习不达标}}
  g: {grade: "", grades: {party: ""}}
"""
    assert failing(expected) == []


def test_a_tie_at_the_edge_of_a_category_awaits_the_leading_group() -> None:
    waiting = """\
  a: {grades: {party: 良好}, undecided: true, says: {party: “党建工作”优秀名额处并列}}
  b: {grades: {party: 良好}, undecided: true}
  c: {undecided: false}
"""
    assert failing(waiting) == []
    decided = 'decisions: {a: {"quota:party:优秀": in}, b: {"quota:party:优秀": out}}\n'
    settled = "  a: {grades: {party: 优秀}, undecided: false}\n  b: {grades: {party: 良好}, undecided: false}\n"
    assert failing(settled, decided) == []


def test_a_veto_limits_the_grade_of_the_total_and_leaves_the_category_alone() -> None:
    told = "proposed_by: 演示局, approved_by: 领导组, heard_on: 2021-11-20, document: 纪要1号, dated: 2021-12-01"
    vetoed = f"vetoes: {{c: {{accident: {{status: approved, {told}}}}}}}\n"
    assert failing("  c: {grade: 其他, grades: {party: 良好}}\n", vetoed) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('优秀: ">= 27"', '优秀: ">= 15"'), "lines_not_falling"),
        (("at_most: 一般", "at_most: 很差"), "unknown_grade"),
        (("node: study, when", "node: studies, when"), "unknown_node"),
        (('优秀: ">= 27"', "优秀: 27分"), "bad_line"),
    ],
)
def test_what_is_wrong_with_the_grades_of_a_category_is_said_where_it_stands(
    change: tuple[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        read(METHOD.replace(*change), "m.yaml")
    found = [finding for finding in refusal.value if finding.code == code]
    assert found
    assert (found[0].place.path or "").startswith("tree › party › grades")


def test_lint_says_of_a_category_what_it_says_of_the_total() -> None:
    found: Mapping[str, str] = {each.code: each.what.zh for each in lint(read(METHOD.replace(">= 27", ">= 31")))}
    assert found["grade_out_of_reach"] == "“优秀”要31分，而党建工作最高只能得30分"
    assert found["no_legal_basis"] == "“学习不达标”没有写法规依据"


def test_the_implementing_rules_have_a_section_for_the_grades_of_a_category() -> None:
    page = markdown(implementing_rules(read(METHOD).method))
    assert "党建工作等次" in page
    assert "“党建工作”按本类得分单独评定等次，分为优秀、良好、一般3个等次：" in page
    assert "得分在27分以上（含27分）的，为优秀" in page
    assert "“一票否决”对考核等次的限制不及于本类等次。" in page


def test_editions_differ_in_the_line_of_a_category_and_are_written_back_with_it() -> None:
    old, new = read(METHOD).method, read(METHOD.replace(">= 27", ">= 28")).method
    (change,) = differences(old, new)
    assert (change.node, change.before, change.after) == ("party", ">= 27", ">= 28")
    assert path_words(change.path).zh == "等次·分数线·优秀"
    assert read(to_yaml(new)).method == new
