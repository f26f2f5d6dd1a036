"""Places in small groups are counted, in large ones sorted; nobody can tell which."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.arithmetic.columns import Ties
from kaoheng.arithmetic.segments import FEW, Segments

GROUPS = st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=9), min_size=1, max_size=6)


@pytest.mark.parametrize("ties", ["competition", "average"])
@given(groups=GROUPS)
def test_counted_places_are_sorted_places(ties: Ties, groups: list[list[int]]):
    large = list(range(FEW + 1))
    counted = _places(groups, ties)
    assert _places([*groups, large], ties)[: len(counted)] == counted


def _places(groups: list[list[int]], ties: Ties) -> list[float]:
    starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    keys = np.array([[float(value) for group in groups for value in group]])
    found: list[float] = Segments(starts, keys.shape[1]).places(keys, ties, 0.5, proven=True)[0][0].tolist()
    return found
