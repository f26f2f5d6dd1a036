"""Laws every vote keeps, whatever its counts."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kaoheng.tally.rows import BallotRow
from tests.tally.voting import EXACT, SCALE, THREE, ballot, tally, votes

COUNTS = st.fixed_dictionaries({mark: st.integers(0, 40) for mark in SCALE})
CLASSES = st.fixed_dictionaries(dict.fromkeys(THREE, COUNTS))
TRIMS = st.sampled_from(
    [None, {"each_end": 1, "at_least": 5}, {"share_each_end": "10%", "partial": "half_up", "at_least": 1}]
)


def rows_of(counts: dict[str, dict[str, int]]) -> list[BallotRow]:
    return [row for name, marks in counts.items() for row in votes(name, "u", "", **marks)]


def terms(trim: Any = None, **changes: Any):
    return ballot(empty_class="spread", rounding=EXACT, trim=trim, **changes)


@given(CLASSES, TRIMS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(counts, trim, random):
    rows = rows_of(counts)
    mixed = random.sample(rows, len(rows))
    assert tally(terms(trim), mixed) == tally(terms(trim), rows)


@given(CLASSES, TRIMS, st.integers(1, 9))
def test_more_people_who_do_not_know_change_nothing_where_they_are_excluded(counts, trim, more):
    rows = rows_of(counts)
    assert tally(terms(trim), [*rows, *votes("A", 不了解=more)]).values == tally(terms(trim), rows).values


@given(CLASSES, TRIMS, st.sampled_from(sorted(THREE)), st.data())
def test_a_better_mark_never_lowers_the_score(counts, trim, name, data):
    marks = [mark for mark in SCALE if counts[name][mark]]
    if not marks:
        return
    old = data.draw(st.sampled_from(marks))
    better = data.draw(st.sampled_from([*SCALE][: [*SCALE].index(old) + 1]))
    raised = {**counts, name: {**counts[name]}}
    raised[name][old] -= 1
    raised[name][better] += 1
    before, after = tally(terms(trim), rows_of(counts)), tally(terms(trim), rows_of(raised))
    assert after.values["score"] >= before.values["score"]


@given(CLASSES)
def test_the_shares_of_all_marks_add_up_to_one(counts):
    values = tally(terms(), rows_of(counts)).values
    if values:
        assert sum((values[f"share:{mark}"] for mark in SCALE), Fraction(0)) == 1
        assert values["score"] == sum((Fraction(SCALE[m]) * values[f"share:{m}"] for m in SCALE), Fraction(0))


@given(CLASSES)
def test_rows_survive_json(counts):
    rows = rows_of(counts)
    adapter = TypeAdapter(list[BallotRow])
    assert adapter.validate_json(adapter.dump_json(rows)) == rows
