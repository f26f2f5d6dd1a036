"""Calculated nodes: everything they name exists and can be read, and none waits for itself; all problems at once."""

from kaoheng.method.calculation import calculation_clause
from kaoheng.method.tree import Calculated, Counting
from kaoheng.text import Text
from tests.method.demo import loaded, sentences

PARTY = "  - id: party\n"


def with_node(node: str) -> tuple[str, str]:
    return PARTY, node + PARTY


def test_names_that_are_nowhere_are_named_with_what_was_meant() -> None:
    node = "  - {id: low, title: 取低, calculate: growht + party}\n"
    assert sentences(with_node(node)) == [
        "demo.yaml, line 28, tree › low › calculate: there is no node called growht. Did you mean growth?"
    ]


def test_all_problems_of_a_node_come_together() -> None:
    node = (
        "  - {id: low, title: 取低, calculate: a-b + missed_count,\n"
        "     counting: {missed: {tags: [约束], nodes: [pm26], when: score < mean(score)},\n"
        "                none: {when: score < full}}}\n"
        "  - {id: a-b, title: 甲, calculate: 1 + 1}\n"
    )
    found = " | ".join(sentences(with_node(node)))
    for said in (
        "a formula reads the hyphen of a-b as a minus. Rename the node a_b",
        "there is no node called pm26. Did you mean pm25?",
        "no node is tagged 约束",
        "the condition looks at the group",
        "the set names nothing to count",
    ):
        assert said in found


def test_nodes_that_wait_for_each_other_are_an_error() -> None:
    node = "  - {id: one, title: 甲, calculate: two + 1}\n  - {id: two, title: 乙, calculate: one + 1}\n"
    (said,) = sentences(with_node(node))
    assert "these nodes wait for each other: " in said
    assert "one → two" in said


def test_a_node_may_not_read_the_block_it_is_added_to_unless_it_stands_apart() -> None:
    inside = ("      - id: gdp\n", "      - {id: loop, title: 环, calculate: growth / 2}\n      - id: gdp\n")
    assert "wait for each other" in sentences(inside)[0]
    beside = ("calculate: growth / 2}", "calculate: growth / 2, apart: true}")
    assert loaded(inside, beside).method.order.index("growth") < loaded(inside, beside).method.order.index("loop")


def test_points_apart_are_not_added_up() -> None:
    node = "  - {id: extra, title: 单列, points: 30, apart: true, direction: up, rule: {kind: as_given, scale: 100}}\n"
    assert loaded(with_node(node)).warnings == loaded().warnings


def test_a_block_of_nothing_but_nodes_apart_is_an_error() -> None:
    party = (
        "    points: 40\n    direction: up\n    rule: {kind: as_given",
        "    points: 40\n    apart: true\n    direction: up\n    rule: {kind: as_given",
    )
    growth = ("    points: 60\n", "    points: 60\n    apart: true\n")
    assert any("stands apart. Let one of them count" in said for said in sentences(party, growth))


def test_the_clause_says_formula_sets_and_that_it_stands_apart() -> None:
    node = Calculated(
        id="again",
        title="再扣分",
        apart=True,
        calculate="-missed_points if missed_count == 2 else min(a, 0)",
        counting={"missed": Counting(tags=("约束性",), when="score < full")},
    )
    clause = calculation_clause(node, {"a": Text("甲", "A")})
    assert clause.zh == (
        "计算：若“missed”项数 = 2，为−“missed”分值；否则为最小值(“甲”得分，0)；"
        "“missed”指带“约束性”标签的各项中“得分低于分值”的；单列，不计入上级得分"
    )
    assert clause.en.endswith(
        "“missed” are those tagged 约束性 where score < points; stands apart, not counted in the score above"
    )


def test_the_clause_names_the_nodes_of_a_set_by_their_titles() -> None:
    node = Calculated(
        id="again",
        title="再扣分",
        calculate="-missed_points",
        counting={"missed": Counting(nodes=("a", "b"), when="score < full")},
    )
    clause = calculation_clause(node, {"a": Text("甲", "A"), "b": Text("乙", "B")})
    assert clause.zh.endswith("“missed”指甲、乙各项中“得分低于分值”的")
    assert clause.en.endswith("“missed” are those A, B where score < points")
