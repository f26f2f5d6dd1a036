"""Nothing is scored on a silent guess: every engine refuses the same cells, all at once."""

import numpy as np
import pytest

from kaoheng.engines.catalogue import ENGINES
from kaoheng.facts import Facts, cube_from
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.tables import Unit

PROPORTIONAL = {"kind": "proportional", "cap": 1, "floor": 0, "zero_target": "refuse"}


def method(missing: object) -> Method:
    item = {"id": "i", "title": "指标", "points": 10, "direction": "up", "rule": PROPORTIONAL, "missing": missing}
    return Method.model_validate(
        {
            "method": {"id": "m", "title": "办法", "place": "某市", "year": 2022, "full_marks": 10},
            "rounding": {"items": 2, "blocks": "none", "total": 2, "mode": "half_up"},
            "policies": {"not_applicable": "refuse"},
            "groups": {"g": {"title": "县区"}},
            "tree": [item],
            "ranking": {"on": "rounded", "ties": "competition"},
        }
    )


def facts(actual: list[float], target: list[float]) -> Facts:
    units = tuple(Unit(f"u{at}", f"单位{at}", "g") for at in range(len(actual)))
    cubes = {"actual": cube_from(np.array([actual])), "target": cube_from(np.array([target]))}
    return Facts(units, ("i",), ("g",), np.array([0]), cubes)


def refused(engine: str, edition: Method, evidence: Facts) -> list[str]:
    with pytest.raises(Refused) as caught:
        ENGINES[engine](edition, evidence, None)
    return [finding.sentence("zh") for finding in caught.value]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_missing_value_under_block_stops_the_run_and_names_the_unit(engine: str) -> None:
    found = refused(engine, method("block"), facts([np.nan, 5, np.nan], [10, 10, 10]))
    assert [line.split("：")[0] for line in found] == ["单位0 · i 指标", "单位2 · i 指标"]
    assert all("没有可用于计分的数据" in line for line in found)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_group_average_of_nobody_stops_the_run(engine: str) -> None:
    assert len(refused(engine, method("group_average"), facts([np.nan, np.nan], [10, 10]))) == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_to_carry_forward_stops_the_run(engine: str) -> None:
    assert len(refused(engine, method("carry_forward"), facts([np.nan, 4], [10, 10]))) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_a_zero_target_under_a_ratio_stops_the_run_and_says_how_to_mend_it(engine: str) -> None:
    (line,) = refused(engine, method("zero"), facts([3, 5], [0, 10]))
    assert line.startswith("单位0 · i 指标：目标值为零或负数")


@pytest.mark.parametrize("engine", ENGINES)
def test_monthly_and_yearly_items_may_stand_in_one_cube(engine: str) -> None:
    edition = method("block")
    values = np.array([[[np.nan, np.nan], [4.0, 5.0], [3.0, 5.0]]])
    over = {"combine": "sum", "incomplete": "missing"}
    monthly = edition.items[0].model_copy(update={"data": edition.items[0].data.model_validate({"over_periods": over})})
    edition = edition.model_copy(update={"tree": (monthly,)})
    evidence = facts([0, 0], [10, 10])
    cubes = {**evidence.cubes, "actual": cube_from(values, ("", "h1", "h2"))}
    results = ENGINES[engine](edition, Facts(evidence.units, ("i",), ("g",), np.array([0]), cubes), None)
    assert isinstance(results, Results)
    assert [results.totals.text(at) for at in range(2)] == ["7.00", "10.00"]
