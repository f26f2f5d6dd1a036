"""With evidence: whose score, rank or grade differs between two editions."""

from pathlib import Path

from kaoheng.editions.changes import differences
from kaoheng.editions.effects import Effects, effects
from kaoheng.editions.words import markdown
from kaoheng.exchange.evidence import read_evidence
from kaoheng.method.load import load, read

ROOT = Path(__file__).parents[2]
METHOD = ROOT / "methods/jincheng-demo/2022/method.yaml"
OLD = load(METHOD).method
EVIDENCE = read_evidence(ROOT / "examples/jincheng-demo-2022")


def against(*changes: tuple[str, str]) -> tuple[Effects, str]:
    text = METHOD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    method = read(text).method
    found = effects(OLD, method, EVIDENCE)
    return found, markdown(OLD, method, differences(OLD, method), found)


def test_the_same_edition_has_no_effect() -> None:
    found, page = against()
    assert (found.units, found.count) == ((), 6)
    assert "所有单位的得分、名次和等次均无变化。" in page


def test_another_quota_changes_grades_and_no_score() -> None:
    found, page = against(("share: 30%", "share: 50%"))
    assert found.units
    assert all(not unit.scores and {shift.what for shift in unit.standing} == {"grade"} for unit in found.units)
    assert "等次良好→优秀" in page


def test_another_step_changes_the_scores_it_should() -> None:
    found, _ = against(("per_place: 0.3", "per_place: 0.4"))
    first = [unit for unit in found.units if unit.unit == "140521"]
    assert first == []  # the first place keeps its full points
    for unit in found.units:
        assert "industry" in {shift.what for shift in unit.scores}


def test_an_item_only_one_edition_has_is_scored_by_that_one() -> None:
    found, page = against(("- id: opinion", "- id: satisfaction"), ("missing: block", "missing: zero"))
    assert {shift.what for unit in found.units for shift in unit.scores} >= {"opinion", "satisfaction"}
    assert "民意调查" in page
