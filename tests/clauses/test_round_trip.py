"""What the rules in writing say is what the data say: every number, no other, and a changed parameter is seen."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import ValidationError

from kaoheng.clauses.model import Article
from kaoheng.clauses.rules import implementing_rules
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.method.tree import Block, Item, TreeNode
from kaoheng.numbers import parse
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.rule import About, Data, Example, Rule
from tests.clauses.numbers_of import held, stated
from tests.engines.generated import method_and_facts

ROOT = Path(__file__).parents[2]
GALLERY = sorted(ROOT.glob("methods/**/method.yaml"))
SPOKEN = {Fraction(0), Fraction(1), Fraction(100)}
"""Numbers that belong to a phrase: 每降低1位, 第1名, 指数=实际值/目标值×100."""


def allowed(node: TreeNode, full: Fraction) -> set[Fraction]:
    """What an article may state: the data, shares of the item's points, and how many parts there are."""
    own = node.model_copy(update={"items": ()}) if isinstance(node, Block) else node
    numbers = set(held(own)) | {full}
    if isinstance(node, Block):
        return numbers | {Fraction(len(node.combined))} | set(held([child.title for child in node.items])) | SPOKEN
    overrides = node.overrides if isinstance(node, Item) else ()
    points = {full, *(o.points for o in overrides if o.points is not None)}
    shares = {number * of for number in numbers for of in points}
    parts = {number * share for number in numbers for share in shares}
    percents = {number * 100 for number in numbers} | {number / 100 for number in numbers}
    return numbers | shares | parts | percents | SPOKEN


def articles(method: Method) -> Iterator[tuple[TreeNode, Article]]:
    nodes = {node.id: node for node in method.nodes()}
    for article in implementing_rules(method).articles():
        if article.id in nodes:
            yield nodes[article.id], article


def generated(seed: int) -> Method:
    return method_and_facts(Random(seed))[0]


METHODS = [pytest.param(load(path).method, id=path.relative_to(ROOT).parent.as_posix()) for path in GALLERY]
METHODS += [pytest.param(generated(seed), id=f"generated-{seed}") for seed in range(40)]


@pytest.mark.parametrize("method", METHODS)
def test_an_article_states_the_numbers_of_its_item_and_no_other(method: Method) -> None:
    for node, article in articles(method):
        full = node.points if node.points is not None else method.method.full_marks
        said = {number for text in article.texts() for number in stated(text.zh)}
        titles = set(held(list(method.groups.values()))) | set(held([n.title for n in method.nodes()]))
        unknown = said - allowed(node, full) - titles
        assert not unknown, (node.id, unknown, [text.zh for text in article.texts()])


@pytest.mark.parametrize("method", METHODS)
def test_every_node_has_its_article_and_nothing_is_approximate(method: Method) -> None:
    assert [node.id for node, _ in articles(method)] == [node.id for node in method.nodes()]
    for article in implementing_rules(method).articles():
        for text in article.texts():
            assert "≈" not in text.zh + text.en


CASES = [
    pytest.param(rule, example, id=f"{rule.__name__}-{i}") for rule in RULES for i, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_a_changed_parameter_changes_the_clause(kind: type[Rule], example: Example) -> None:
    rule = kind.model_validate(dict(example.rule))
    about = About(parse(example.full), "试验", example.unit, example.direction)
    before = rule.clause(about)
    for path, data in variants(rule):
        try:
            other = kind.model_validate(data)
        except (ValidationError, ValueError):
            continue
        assert other == rule or other.clause(about).zh != before.zh or (kind.__name__, path) in SILENT, path


SILENT = {
    ("AllOrNothing", "comparator"),  # by_direction is at_least or at_most
    ("BaselineBands", "loss_counts"),  # no effect where no points are added
    ("RankPoints", "per_place"),  # not read by every form
}


def variants(rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rule with one number, policy or truth changed, field by field."""
    for path, value, words in leaves(rule, ()):
        changes: list[Any] = []
        if isinstance(value, bool):
            changes = [not value]
        elif isinstance(value, Fraction):
            changes = [str(value + 1), str(value * Fraction(7, 10) + Fraction(1, 97)), str(value / 3)]
        elif isinstance(value, int):
            changes = [value + 1]
        elif words and path[-1] != "kind":
            changes = [word for word in words if word != value]
        for change in changes:
            data = rule.model_dump(mode="json")
            inside: Any = data
            for part in path[:-1]:
                inside = inside[part]
            inside[path[-1]] = change
            yield str(path[-1]), data


def leaves(data: Data, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any, tuple[Any, ...]]]:
    for name, field in type(data).model_fields.items():
        value = getattr(data, name)
        if isinstance(value, Data):
            yield from leaves(value, (*path, name))
        elif isinstance(value, tuple) and any(isinstance(each, Data) for each in value):
            for i, each in enumerate(value):
                yield from leaves(each, (*path, name, i))
        else:
            words = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
            yield (*path, name), value, words
