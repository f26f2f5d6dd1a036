"""How a value was derived stands in the reasons, can be made again from the document, and an altered digit shows."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng.engines.catalogue import ENGINES
from kaoheng.explain.document import reasons_of
from kaoheng.explain.explainer import Explainer
from kaoheng.explain.recompute import recompute
from kaoheng.explain.sentences import render
from tests.derive.making import MEAN, PER, edition, facts


def explainer() -> Explainer:
    known, made = facts(edition(MEAN, PER)), edition(MEAN, PER)
    return Explainer(made, known, ENGINES["local"](made, known, None))


@cache
def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(reasons_of(explainer())))
    return read


def test_everything_is_derived_again_from_the_document_alone() -> None:
    assert recompute(document()) == []


def test_the_sentence_of_an_item_says_what_was_done_to_its_value() -> None:
    said = explainer().item("140521", "gdp").sentence.zh
    assert "数据处理：没有数据，按全部有数据的2个单位的平均值插补为15；除以指标pop：15÷4=3.75。" in said
    assert "国家级“另一事项”认定2分，超出单类上限1分不计，加1分。" in explainer().item("140502", "add").sentence.zh
    assert "处理前：10" in render(explainer().unit("140502"))


def test_rows_of_a_channel_stand_once_a_group_and_not_with_every_unit() -> None:
    rows = document()["tallied"]["bonus"]["counties"]["table"]["rows"]
    assert len(rows) == 3
    assert "matter" not in json.dumps(document()["units"])


def spots(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where text with a digit stands."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(value, str) and any(sign in "0123456789" for sign in value):
                yield (*path, key)
            yield from spots(value, (*path, key))


SECTIONS = [(section, *spot) for section in ("tallied", "treated", "derived") for spot in spots(document()[section])]


@settings(derandomize=True, max_examples=60)
@given(st.sampled_from(SECTIONS), st.data())
def test_one_altered_digit_of_what_values_were_made_from_is_noticed(spot: tuple[Any, ...], data: st.DataObject) -> None:
    forged = copy.deepcopy(document())
    *path, last = spot
    place = forged
    for key in path:
        place = place[key]
    at = data.draw(st.sampled_from([i for i, sign in enumerate(place[last]) if sign in "0123456789"]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != place[last][at]]))
    place[last] = place[last][:at] + other + place[last][at + 1 :]
    assert recompute(forged)


@pytest.mark.parametrize("field", ["before", "steps"])
def test_a_derivation_that_was_rewritten_is_noticed(field: str) -> None:
    forged = copy.deepcopy(document())
    gdp = forged["units"]["140502"]["children"][0]["scoring"]["inputs"][0]
    gdp["derived"][field] = "11" if field == "before" else []
    assert any("made otherwise" in line for line in recompute(forged))


@pytest.mark.parametrize("section", ["derived", "tallied", "treated"])
def test_a_document_that_lost_what_values_were_made_from_is_noticed(section: str) -> None:
    forged = copy.deepcopy(document())
    del forged[section]
    assert recompute(forged)
