"""The editions in the repository: they load clean, and their sums are what was published."""

from fractions import Fraction
from pathlib import Path

import pytest

from kaoheng.method.canonical import digest, to_yaml
from kaoheng.method.load import load, read

METHODS = Path(__file__).parents[2] / "methods"
EDITIONS = sorted(METHODS.rglob("method.yaml"))
NAMES = [str(path.parent.relative_to(METHODS)) for path in EDITIONS]


@pytest.mark.parametrize("path", EDITIONS, ids=NAMES)
def test_an_edition_loads_without_warnings_and_has_notes(path: Path) -> None:
    assert load(path).warnings == ()
    assert (path.parent / "NOTES.md").is_file()


@pytest.mark.parametrize("path", EDITIONS, ids=NAMES)
def test_an_edition_written_back_has_the_same_digest(path: Path) -> None:
    method = load(path).method
    assert digest(read(to_yaml(method)).method) == digest(method)


def test_the_delta_has_five_dimensions_of_six_indicators_worth_ten_thirds() -> None:
    method = load(METHODS / "yangtze-delta" / "2024" / "method.yaml").method
    assert [len(block.items) for block in method.blocks] == [6] * 5
    assert {item.points for item in method.items} == {Fraction(10, 3)}


def test_the_exact_weights_of_anhui_round_to_the_printed_ones_within_a_tenth() -> None:
    method = load(METHODS / "anhui-green" / "2016" / "method.yaml").method
    weights = [item.weight or Fraction(0) for item in method.items]
    printed = [Fraction(text) / 100 for text in ("29.3", "16.5", "19.3", "16.5", "9.2", "9.2")]
    assert sum(weights) == 1
    assert all(abs(exact - shown) < Fraction(1, 1000) for exact, shown in zip(weights, printed, strict=True))


def test_the_national_index_spreads_109_units_over_55_indicators_as_the_sub_indices_of_anhui_do() -> None:
    national = load(METHODS / "eco-civilisation" / "2016-index" / "method.yaml").method
    anhui = load(METHODS / "anhui-green" / "2016" / "method.yaml").method
    assert [block.weight for block in national.blocks] == [item.weight for item in anhui.items]
    shares = [
        (block.weight or Fraction(0)) * (item.weight or Fraction(0))
        for block in national.blocks
        for item in block.items
    ]
    assert len(shares) == 55
    assert sum(shares) == 1
    assert {share * 109 for share in shares} == {1, 2, 3}


def test_the_points_of_the_eco_civilisation_targets_add_up_to_thirty_and_forty() -> None:
    method = load(METHODS / "eco-civilisation" / "2016-2020-target" / "method.yaml").method
    use, ecology, *_ = method.blocks
    assert [sum(item.points or Fraction(0) for item in block.items) for block in (use, ecology)] == [30, 40]
    assert sum("binding" in node.tags for node in method.nodes()) == 16
