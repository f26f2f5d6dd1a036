"""Reasons on demand: lazily, kept, and never of another score than the published one."""

from dataclasses import replace

import numpy as np
import pytest

from kaoheng.engines.reference.group import score_group
from kaoheng.explain.explainer import Disagreement, Explainer, nodes
from kaoheng.results import Published
from tests.explain.scenarios import SCENARIOS, compared, own_targets


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_every_node_explains_exactly_the_published_text(scenario) -> None:
    explainer = scenario()
    for at, unit in enumerate(explainer.facts.units):
        for node in nodes(explainer.unit(unit.id)):
            assert node.score == explainer.results.nodes[node.id].text(at)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_an_item_by_itself_explains_the_same_as_in_its_tree(scenario) -> None:
    explainer = scenario()
    for unit in explainer.facts.units:
        for node in nodes(explainer.unit(unit.id)):
            if node.kind == "item":
                assert explainer.item(unit.id, node.id) == node


def test_one_item_is_explained_without_scoring_the_others(monkeypatch) -> None:
    explainer = compared()
    monkeypatch.setattr("kaoheng.explain.group.score_group", lambda *_, **__: pytest.fail("the whole group was scored"))
    assert explainer.item("甲", "r").score == "40.00"


def test_a_group_is_scored_once_for_all_its_units(monkeypatch) -> None:
    calls = []

    def counted(plan, at, *, explain):
        calls.append(at)
        return score_group(plan, at, explain=explain)

    monkeypatch.setattr("kaoheng.explain.group.score_group", counted)
    explainer = compared()
    for unit in "甲乙丙丁":
        explainer.unit(unit)
    assert calls == [0]


def altered(explainer: Explainer, node: str) -> Explainer:
    published = explainer.results.nodes[node]
    values = published.values + np.array([1, 0])
    forged = {**explainer.results.nodes, node: Published(values, published.decimals, published.counts)}
    return Explainer(explainer.method, explainer.facts, replace(explainer.results, nodes=forged))


def test_another_score_than_the_published_one_is_never_explained() -> None:
    with pytest.raises(Disagreement, match=r"甲 gdp: explained 7\.00, published 7\.01"):
        altered(own_targets(), "gdp").item("甲", "gdp")
    with pytest.raises(AssertionError, match=r"甲 total: explained 8\.61, published 8\.62"):
        altered(own_targets(), "total").unit("甲")


def test_another_state_than_the_published_one_is_never_explained() -> None:
    explainer = own_targets()
    states = {**explainer.results.states, "gdp": np.array([1, 0], dtype=np.uint8)}
    forged = Explainer(explainer.method, explainer.facts, replace(explainer.results, states=states))
    with pytest.raises(Disagreement, match="甲 gdp: explained as scored"):
        forged.item("甲", "gdp")


@pytest.mark.parametrize("asked", [("戊", "gdp"), ("甲", "nothing"), ("甲", "total")])
def test_an_unknown_unit_or_item_is_a_key_error(asked: tuple[str, str]) -> None:
    with pytest.raises(KeyError):
        own_targets().item(*asked)
