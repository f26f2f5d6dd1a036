"""The worked cases beside every method hold on every engine; the demonstration year is what was worked by hand."""

import csv
from pathlib import Path

import pytest

from kaoheng.cases.load import load_cases
from kaoheng.cases.model import Case
from kaoheng.cases.run import run_case
from kaoheng.engines.catalogue import ENGINES
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.frozen import freeze
from kaoheng.method.load import load

ROOT = Path(__file__).parents[2]
METHODS = sorted(path for path in (ROOT / "methods").rglob("method.yaml") if (path.parent / "cases").is_dir())
CASES = [
    pytest.param(path, case, id=f"{path.parent.relative_to(ROOT / 'methods')} {case.said.title}")
    for path in METHODS
    for case in load_cases(path.parent / "cases")
]
JINCHENG = ROOT / "methods" / "jincheng-demo" / "2022" / "method.yaml"
YEAR = ROOT / "examples" / "jincheng-demo-2022"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("path", "case"), CASES)
def test_a_worked_case_holds(path: Path, case: Case, engine: str) -> None:
    assert run_case(load(path).method, case, ENGINES[engine]) == []


def test_every_item_of_the_demonstration_is_worked_by_hand_in_some_case() -> None:
    cases = load_cases(JINCHENG.parent / "cases")
    worked = {node for case in cases for expected in case.said.expect.values() for node in expected.scores}
    assert {item.id for item in load(JINCHENG).method.items} <= worked


def test_the_demonstration_year_comes_out_as_worked_by_hand_on_every_engine() -> None:
    method = load(JINCHENG).method
    frozen = freeze(method, read_evidence(YEAR))
    assert {warning.code for warning in frozen.warnings} == {"empty_group"}  # only the counties' year is told
    results = [engine(method, frozen.facts, None) for engine in ENGINES.values()]
    assert len({each.digest() for each in results}) == 1
    with (YEAR / "expected.csv").open(encoding="utf-8") as file:
        expected = {row["unit_id"]: row for row in csv.DictReader(file)}
    for each in results:
        for at, unit in enumerate(frozen.facts.units):
            row = expected[unit.id]
            found = (each.nodes["development"].text(at), each.totals.text(at), each.rank_text(at), each.grades[at])
            assert found == (row["development"], row["total"], row["rank"], row["grade"])
            assert each.undecided[at] == (row["undecided"] == "是")


def test_the_demonstration_year_shows_what_becomes_of_votes_answers_claims_and_vetoes() -> None:
    method = load(JINCHENG).method
    facts = freeze(method, read_evidence(YEAR)).facts
    told = {(item, unit): " ".join(step.zh for step in one.steps) for (item, unit), one in facts.derivations.items()}
    assert "无效2票" in told["democratic", "140502"]
    assert "有效样本25个" in told["opinion", "140502"]
    assert "待认定，暂不计" in told["adjusted", "140502"]
    assert "不在考核期内，不计" in told["adjusted", "140525"]
    assert "同一事项就高，不重复计" in told["adjusted", "140581"]
    results = ENGINES["local"](method, facts, None)
    vetoed = [unit.id for unit, gone in zip(facts.units, results.honours_cancelled, strict=True) if gone]
    assert vetoed == ["140581"]  # the rejected case of 140521 has no effect


def test_every_figure_of_the_demonstration_says_that_it_is_invented() -> None:
    for name in ("observations", "targets"):
        with (YEAR / f"{name}.csv").open(encoding="utf-8") as file:
            assert all(row["source"].startswith("演示数据") for row in csv.DictReader(file))
