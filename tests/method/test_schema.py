"""The JSON Schema for editors: every edition in the repository fits it, and typical slips do not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kaoheng.method.schema import schema
from kaoheng.rules.catalogue import RULES, kind_of
from tests.method.demo import DEMO, changed

METHODS = sorted((Path(__file__).parents[2] / "methods").rglob("method.yaml"))
VALIDATOR = Draft202012Validator(schema())


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true and false are booleans, numbers are numbers."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), list("tf"))


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Loader=_Editor)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", METHODS, ids=[str(path.parent.relative_to(path.parents[2])) for path in METHODS])
def test_an_edition_of_the_repository_fits(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(as_editors_read(path.read_text("utf-8")))] == []


def test_the_demo_fits() -> None:
    assert list(VALIDATOR.iter_errors(as_editors_read(DEMO))) == []


SLIPS = {
    "a misspelt field": ("size: 1", "sze: 1"),
    "a policy left open": ("partial_step: counts_whole, ", ""),
    "a word that is not allowed": ("mode: half_up", "mode: up"),
    "an unknown rule": ("kind: as_given", "kind: as_givn"),
    "a number that is none": ("full_marks: 100", "full_marks: lots"),
    "an id that is not ASCII": ("id: party", "id: 党建"),
    "a line without a sign": ('"> 80"', "80"),
    "an unknown aggregation": ("points: 60", "points: 60\n    aggregate: summ"),
    "an aggregation whose numbers are missing": ("points: 60", "points: 60\n    aggregate: trimmed_mean"),
    "no title": ("    title: 党建\n", ""),
}


@pytest.mark.parametrize("change", SLIPS.values(), ids=SLIPS)
def test_an_editor_marks(change: tuple[str, str]) -> None:
    assert list(VALIDATOR.iter_errors(as_editors_read(changed(change))))


def test_an_aggregation_may_be_a_word_or_fields() -> None:
    for aggregate in ("weighted_mean", "{kind: best, n: 2, then: mean}"):
        text = changed(("points: 60", f"points: 60\n    aggregate: {aggregate}"))
        assert list(VALIDATOR.iter_errors(as_editors_read(text))) == []


def test_the_way_of_a_panel_may_be_a_word_or_fields() -> None:
    sides = schema()["$defs"]["Panel"]["properties"]["by"]["anyOf"]
    assert sides[0]["enum"] == ["mean", "median"]
    assert "discriminator" in sides[1]


def test_every_rule_is_offered_with_a_description() -> None:
    made = schema()
    offered = made["$defs"]["Item"]["properties"]["rule"]["discriminator"]["mapping"]
    assert set(offered) == {kind_of(rule) for rule in RULES}
    for reference in offered.values():
        assert made["$defs"][reference.rpartition("/")[2]]["description"]
