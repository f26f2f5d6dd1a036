"""Places inside one group for many replications at once: arrays are shaped (units, replications)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.columns import Ties
from kaoheng.arithmetic.segments import Segments
from kaoheng.facts import Flags

Ints = NDArray[np.integer[Any]]
Keys = NDArray[Any]
"""Totals as whole numbers, int32 or float."""

COMPARED = 96
"""Up to so many units every pair is compared, which is faster than sorting."""
TOGETHER = 32
"""So many are compared with all at once: few calls, between which threads would wait for each other."""


def step_of(ties: Ties) -> int:
    """Into how many steps a place is cut: average places may be halves."""
    return 2 if ties == "average" else 1


def places(keys: Keys, ties: Ties) -> Ints:
    """The place of every unit by falling key, in steps.

    >>> keys = np.array([[7], [9], [7]], dtype=np.int32)
    >>> [places(keys, ties).ravel().tolist() for ties in ("competition", "dense", "ordinal", "average")]
    [[2, 1, 2], [2, 1, 2], [2, 1, 3], [5, 2, 5]]
    """
    if len(keys) > COMPARED:
        segments = Segments(np.zeros(1, dtype=np.intp), len(keys))
        by_row = segments.places(-np.asarray(keys.T, dtype=np.float64), ties, 0.0, proven=True)[0]
        return np.asarray(by_row.T * step_of(ties), dtype=np.int32)
    match ties:
        case "average":
            return above(keys, keys).astype(np.int16) + at_least(keys, keys) + 1
        case "dense":
            return above(_each_once(keys), keys) + 1
    found = above(keys, keys)
    found += 1
    if ties == "ordinal":
        for at in range(1, len(keys)):
            found[at] += (keys[:at] == keys[at]).sum(axis=0, dtype=found.dtype)
    return found


def above(among: Keys, keys: Keys) -> Ints:
    """How many of `among` are greater than each key."""
    return _counted(np.greater, among, keys)


def at_least(among: Keys, keys: Keys) -> Ints:
    """How many of `among` are greater than each key or equal to it."""
    return _counted(np.greater_equal, among, keys)


def _counted(compare: np.ufunc, among: Keys, keys: Keys) -> Ints:
    count: Ints = np.zeros(keys.shape, dtype=np.int8 if len(among) < 127 else np.int32)
    for at in range(0, len(among), TOGETHER):
        flags: Flags = compare(among[at : at + TOGETHER, None], keys)
        count += np.add.reduce(flags.view(np.int8), axis=0, dtype=np.int8)
    return count


def _each_once(keys: Keys) -> Keys:
    """The keys of every replication sorted, repetitions replaced by something below all."""
    ordered = np.sort(keys, axis=0)
    ordered[1:][ordered[1:] == ordered[:-1]] = ordered.min(initial=0) - 1
    return ordered
