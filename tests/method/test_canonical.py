"""One digest for each meaning: spelling, order of keys and comments do not change it, anything else does."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kaoheng.method.canonical import canonical, digest, to_yaml
from kaoheng.method.edition import Method
from kaoheng.method.plain import read_plain
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.rules.rule import Example
from tests.method.demo import DEMO, changed, loaded

SAME = {
    "a comment": ("tree:", "# 指标\ntree:"),
    "quotes": ("title: 党建", 'title: "党建"'),
    "a decimal for a percentage": ("share: 30%", "share: 0.30"),
    "a ratio for a percentage": ("share: 30%", "share: 3/10"),
    "an integer with decimals": ("points: 60", "points: 60.00"),
    "order of fields": ("{kind: as_given, scale: 100}", "{scale: 100, kind: as_given}"),
    "order of groups": (
        "  counties: {title: 县, units: [140502, 140521, 140522]}\n  zones: {title: 开发区, units: [z1, z2, z3]}\n",
        "  zones: {title: 开发区, units: [z1, z2, z3]}\n  counties: {title: 县, units: [140502, 140521, 140522]}\n",
    ),
    "a default written out": ("id: party", "id: party\n    data: {}\n    clause: ''"),
    "an aggregation as a word": ("points: 60", "points: 60\n    aggregate: sum"),
    "an aggregation as fields": ("points: 60", "points: 60\n    aggregate: {kind: sum}"),
    "a line with another sign": ('">= 90"', '"≥90"'),
    "lines as fields": ('">= 90"', "{at: 90, included: true}"),
    "two lines for one": ("{kind: ceiling}", "\n          kind: ceiling"),
}

OTHER = {
    "a number": ("points: 60", "points: 60.01"),
    "a title": ("title: 党建", "title: 党的建设"),
    "the order of grades": ("[优秀, 良好, 较差]", "[优秀, 良好, 差]"),
    "the order of units": ("[z1, z2, z3]", "[z2, z1, z3]"),
    "rounding off": ("items: 2", "items: none"),
    "a closed line": ('"> 80"', '">= 80"'),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_the_digest_stays_the_same_for(change: tuple[str, str]) -> None:
    assert changed(change) != DEMO
    assert canonical(loaded(change).method) == canonical(loaded().method)


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_the_digest_changes_for(change: tuple[str, str]) -> None:
    assert digest(loaded(change).method) != digest(loaded().method)


def test_the_canonical_text_is_exact_and_short() -> None:
    text = canonical(loaded(("share: 30%", "share: 1/3")).method)
    assert '"rounding":{"blocks":"none","items":2,"mode":"half_up","total":2}' in text
    assert '"share":"1/3"' in text
    assert '"thresholds":{"优秀":">= 90","良好":"> 80"}' in text
    assert '"title_en"' not in text


def test_the_digest_of_the_demo_never_changes() -> None:
    assert digest(loaded().method) == "67c0df776e452e7a5536881e387f47f96d1041ef9ff0dad8006a3e74807f5a78"


def test_a_method_written_back_reads_like_one() -> None:
    text = to_yaml(loaded(("points: 60", "points: 60\n    aggregate: weighted_mean"), *_WEIGHTS).method)
    assert "    aggregate: weighted_mean\n" in text
    assert "        rule: {kind: rank_points, form: linear, ties: competition, floor: 0}\n" in text
    assert "share: 0.3" in text
    assert "units: [140502, 140521, 140522]" in text


_WEIGHTS = [(f"id: {id}", f"id: {id}\n        weight: 1/2") for id in ("pm25", "gdp")]

EXAMPLES = [pytest.param(each, id=f"{kind_of(rule)}-{i}") for rule in RULES for i, each in enumerate(rule.examples)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_rule_survives_writing_and_reading(example: Example) -> None:
    method = _with({"rule": dict(example.rule)})
    assert _round_trip(method) == method


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FRACTIONS = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6)


@settings(max_examples=150)
@example("\x85 2024", ["true", "12", "~", "- a"], Fraction(1, 3), {"": Fraction(1)})
@given(TEXTS, st.lists(TEXTS, max_size=3), FRACTIONS, st.dictionaries(TEXTS, FRACTIONS, max_size=3))
def test_any_text_and_number_survives_writing_and_reading(
    title: str, tags: list[str], points: Fraction, codes: dict[str, Fraction]
) -> None:
    method = _with({"title": title, "tags": tags, "points": points, "data": {"codes": codes}})
    assert digest(_round_trip(method)) == digest(method)


def _with(fields: dict[str, object]) -> Method:
    """The demo, not checked, with other fields in its last item."""
    data = loaded().method.model_dump(mode="json", exclude_defaults=True)
    data["tree"][-1] |= {"target": {"kind": "point"}} | fields
    return Method.model_validate(data)


def _round_trip(method: Method) -> Method:
    plain = read_plain(to_yaml(method))
    assert plain.problems == ()
    return Method.model_validate(plain.data)
