"""Where a unit's points went, step by step, adds up to what was published."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from kaoheng.report.losses import drawn, losses_of
from kaoheng.report.shares import shares_of
from kaoheng.report.view import View
from kaoheng.results import Results
from tests.report.year import UNITS, item, results

FOUR: Mapping[str, Any] = {"x": ("90", "80", "70", "60"), "y": ("33.3", "66.7", "100", "0")}


def weighted(kind: str) -> Results:
    tree = [item("x", "100", weight="32/109"), item("y", "100", weight="77/109")]
    return results(tree=tree, values=FOUR, aggregate=dict(kind=kind))


YEARS: dict[str, Results] = {
    "a sum with a bonus": results(),
    "unrounded": results(rounding=dict(items=None, blocks=None, total=None)),
    "only the total rounded": results(rounding=dict(items=None, blocks=None, total=1)),
    "points that pass full marks": results(tree=[item("x", "60"), item("y", "45")], values=FOUR),
    "thirds": results(tree=[item("x", "100/3"), item("y", "200/3")], values=FOUR),
    "a weighted sum": weighted("weighted_sum"),
    "a weighted mean": weighted("weighted_mean"),
    "a geometric mean": weighted("geometric"),
    "spread points": results(
        tree=[item("x", "40"), item("y", "60")],
        values={"x": ("90", None, "70", "60"), "y": ("50", "50", "50", None)},
        policies=dict(missing="spread", not_applicable="refuse"),
    ),
}


@pytest.mark.parametrize("name", YEARS)
def test_full_marks_less_every_step_is_the_published_total(name: str) -> None:
    view = View(YEARS[name])
    shares = shares_of(view)
    for unit in range(len(UNITS)):
        losses = losses_of(view, shares, unit)
        assert losses is not None
        amounts = [step.amount for step in (*losses.steps, *losses.others)]
        assert losses.full - sum(amounts, Fraction(0)) == Fraction(view.printed("total", unit))
        assert losses.full - losses.lost + losses.gained == losses.total


@pytest.mark.parametrize("name", YEARS)
def test_what_is_drawn_adds_up_to_the_same(name: str) -> None:
    view = View(YEARS[name])
    losses = losses_of(view, shares_of(view), 0)
    assert losses is not None
    assert sum((step.amount for step in drawn(view, losses)), Fraction(0)) == losses.full - losses.total


def test_the_largest_loss_comes_first_and_a_bonus_is_a_gain() -> None:
    view = View(results())
    losses = losses_of(view, shares_of(view), 2)
    assert losses is not None
    assert [(step.label, step.amount) for step in losses.steps] == [
        ("经济发展", Fraction("35.9")),
        ("民生安全", Fraction("2.34")),
    ]
    assert losses.others == ()
    losses = losses_of(view, shares_of(view), 0)
    assert losses is not None
    assert (losses.steps[-1].label, losses.steps[-1].amount) == ("加分", Fraction("-1.5"))


def test_spread_points_leave_no_unexplained_rest() -> None:
    view = View(YEARS["spread points"])
    for unit in range(len(UNITS)):
        losses = losses_of(view, shares_of(view), unit)
        assert losses is not None
        assert losses.others == ()


def test_a_mean_that_cannot_be_split_says_so_instead_of_inventing_shares() -> None:
    view = View(YEARS["a geometric mean"])
    losses = losses_of(view, shares_of(view), 0)
    assert losses is not None
    assert losses.steps == ()
    assert [step.label for step in losses.others] == ["按“加权几何平均”合成"]


def test_many_small_losses_are_drawn_together() -> None:
    tree = [item(f"i{at}", "5") for at in range(20)]
    values = {f"i{at}": (str(50 + at), "80", "70", "60") for at in range(20)}
    view = View(results(tree=tree, values=values))
    losses = losses_of(view, shares_of(view), 0)
    assert losses is not None
    steps = drawn(view, losses)
    assert len(steps) == 10
    assert steps[-1].label == "其余11项合计"
