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
