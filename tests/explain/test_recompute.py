"""The document alone gives every score again, and an altered digit shows."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng.explain.document import reasons_of
from kaoheng.explain.recompute import recompute
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.rules.rule import Example
from tests.explain.scenarios import SCENARIOS, compared, own_targets
from tests.explain.workshop import explainer, facts, item, method

EXAMPLES = [
    pytest.param(example, id=f"{kind_of(rule)}-{i}") for rule in RULES for i, example in enumerate(rule.examples)
]
NUMBERS = ("score", "exact", "value", "full", "after", "stretch", "combined", "rank")


@cache
def document(at: int) -> dict[str, Any]:
    return reasons_of(SCENARIOS[at]())


@pytest.mark.parametrize("at", range(len(SCENARIOS)), ids=[scenario.__name__ for scenario in SCENARIOS])
def test_every_digit_is_had_again_from_the_document_alone(at: int) -> None:
    assert recompute(json.loads(json.dumps(document(at)))) == []


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("decimals", [4, "none"])
def test_every_rule_is_had_again_from_the_document_alone(example: Example, decimals: Any) -> None:
    units = [f"u{i}" for i in range(len(example.points))]
    rounding = dict(items=decimals, blocks=decimals, total=2, mode="half_up")
    data = dict(unit=example.unit)
    made = method([item("x", example.rule, example.full, direction=example.direction, data=data)], rounding=rounding)
    values: dict[str, Any] = {
        name: {"x": dict(zip(units, column, strict=True))} for name, column in example.columns.items()
    }
    for name, parts in example.parts.items():
        by_unit = {unit: {part: column[i] for part, column in parts.items()} for i, unit in enumerate(units)}
        whole = values.get(name, {"x": {}})["x"]
        values[name] = {"x": {u: by_unit[u] | ({"": whole[u]} if u in whole else {}) for u in units}}
    made_explainer = explainer(made, facts(made, values, dict.fromkeys(units, "county")))
    assert recompute(reasons_of(made_explainer)) == []
    assert all(made_explainer.item(unit, "x").state == "scored" for unit in units)


def test_very_small_and_very_long_values_are_had_again() -> None:
    values = {"甲": "0.00000005", "乙": "0.123456789012345678901234567890123", "丙": "32/109"}
    made = method(
        [item("x", dict(kind="as_given", scale="7"))], rounding=dict(items="none", blocks=2, total=2, mode="ceil")
    )
    kept = reasons_of(explainer(made, facts(made, {"actual": {"x": values}}, dict.fromkeys(values, "county"))))
    assert kept["units"]["甲"]["children"][0]["scoring"]["inputs"][0]["value"] == "0.00000005"
    assert recompute(kept) == []


def spots(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a unit's inputs and scores stand, and the values of its peers."""
    if isinstance(data, dict):
        for key, value in data.items():
            inside = "peers" in path and any(name in path for name in ("columns", "parts"))
            if isinstance(value, str) and (key in NUMBERS or inside) and any(sign.isdigit() for sign in value):
                yield (*path, key)
            yield from spots(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            if isinstance(value, str) and any(name in path for name in ("columns", "parts", "scores")):
                yield (*path, at)
            yield from spots(value, (*path, at))


@settings(derandomize=True, max_examples=100)
@given(st.data())
def test_one_altered_digit_of_any_input_or_score_is_noticed(data: st.DataObject) -> None:
    forged = copy.deepcopy(document(data.draw(st.integers(0, len(SCENARIOS) - 1))))
    *path, last = data.draw(st.sampled_from(list(spots(forged))))
    place = forged
    for key in path:
        place = place[key]
    text = place[last]
    at = data.draw(st.sampled_from([i for i, sign in enumerate(text) if sign.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[at]]))
    place[last] = text[:at] + other + text[at + 1 :]
    assert recompute(forged)


def test_a_difference_names_unit_node_and_both_values() -> None:
    forged = reasons_of(own_targets())
    forged["units"]["甲"]["children"][0]["score"] = "7.50"
    assert recompute(forged)[0] == "甲 gdp score: '7.50' in the document, '7.00' recomputed"


def test_a_score_that_is_forged_all_the_way_up_is_noticed_where_it_began() -> None:
    forged = reasons_of(own_targets())
    text = json.dumps(forged["units"]["甲"], ensure_ascii=False).replace("7.00", "8.00").replace("8.61", "9.61")
    forged["units"]["甲"] = json.loads(text)
    assert any(line.startswith("甲 gdp score: '8.00'") for line in recompute(forged))


def test_places_that_totals_do_not_allow_are_noticed() -> None:
    forged = reasons_of(own_targets())
    for unit, rank in (("甲", "1"), ("乙", "2")):
        forged["units"][unit]["standing"]["rank"] = rank
    assert "甲 standing.rank: 1 in the document, 2 by a total of 8.61" in recompute(forged)


def test_a_unit_that_left_the_document_is_missed_among_the_peers() -> None:
    forged = reasons_of(compared())
    del forged["units"]["丁"]
    found = recompute(forged)
    assert "丁 r: stands among the peers of county, but is not in the document" in found
    assert "甲 standing.size: 4 in the document, 3 units in it" in found


@pytest.mark.parametrize("spoil", ["rule", "peers", "aggregate"])
def test_a_document_that_cannot_be_read_is_a_difference_and_no_crash(spoil: str) -> None:
    forged = reasons_of(compared())
    item_reason = forged["units"]["甲"]["children"][0]["children"][0]
    if spoil == "rule":
        item_reason["scoring"]["rule"]["kind"] = "guess"
    elif spoil == "peers":
        forged["peers"]["r"] = {}
    else:
        forged["units"]["甲"]["combining"]["aggregate"] = {"kind": "weighted_mean"}
    assert recompute(forged)
