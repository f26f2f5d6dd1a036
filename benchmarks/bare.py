"""The bare limit: the same year hard-coded in NumPy, blocks of units on two threads, nothing explained."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from os import cpu_count

import numpy as np

from benchmarks.data import KINDS, LINES, Floats, Indices, Year, kind_of, line

BLOCK = 4_000  # the best of 500, 1,000, 2,000 and 4,000 for a nation
TIE = 1e-9


def score(made: Year) -> tuple[Floats, Floats, Floats]:
    """Totals in hundredths, ranks in the group, and grades as 0 (best) to 3."""
    total = np.empty(made.size.units)
    rank = np.empty(made.size.units)
    blocks = _blocks(made)
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        list(pool.map(lambda block: _block(made, block[0], block[1], total, rank), blocks))
    return total, rank, _grades(made, total, rank)


def _blocks(made: Year) -> list[tuple[int, int]]:
    """Groups packed into blocks."""
    per_block = max(1, BLOCK * made.size.groups // made.size.units)
    ends = np.append(made.starts, made.size.units)
    return [
        (int(ends[g]), int(ends[min(g + per_block, made.size.groups)])) for g in range(0, made.size.groups, per_block)
    ]


def _block(made: Year, low: int, high: int, total: Floats, rank: Floats) -> None:
    items = made.size.items
    first = int(np.searchsorted(made.starts, low))
    starts = made.starts[first : np.searchsorted(made.starts, high)] - low
    group = made.group[low:high] - first
    whole = np.zeros(high - low)
    bounds = [i for i in range(items) if i == 0 or kind_of(i, items) != kind_of(i - 1, items)] + [items]
    for begin, end in pairwise(bounds):
        actual = made.monthly[begin:end, :, low:high].sum(axis=1)
        actual = np.rint(actual * 100) / 100
        points = made.points[begin:end, None].astype(np.float64)
        scores = _kind(kind_of(begin, items), actual, made.target[begin:end, low:high], points, starts, group)
        whole += np.floor(scores * 100 + (0.5 + TIE)).sum(axis=0)
    total[low:high] = whole
    rank[low:high] = _rank(-whole[None, :], starts, group)[0]


def _kind(kind: str, actual: Floats, target: Floats, points: Floats, starts: Indices, group: Indices) -> Floats:
    if kind == KINDS[0]:
        return np.where(actual >= target, points, 0.0)
    if kind == KINDS[1]:
        return points * np.asarray(np.clip(actual / target, 0, 1))
    if kind == KINDS[2]:
        return np.maximum(points - 0.5 * np.floor(np.maximum(target - actual, 0) / 5 + TIE), 0)
    if kind == KINDS[3]:
        return np.maximum(points - 0.5 * np.ceil(np.maximum(actual - target, 0) / 5 - TIE), 0)
    if kind == KINDS[4]:
        out = np.zeros_like(actual)
        for at, rate in ((0.94, 0.6), (0.96, 0.8), (0.98, 0.9), (1.0, 1.0)):
            out = np.where(actual >= at * target - TIE, rate, out)
        return points * out
    if kind == KINDS[5]:
        return np.maximum(points - 0.1 * (_rank(-actual, starts, group) - 1), 0)
    least = np.minimum.reduceat(actual, starts, axis=1)[:, group]
    most = np.maximum.reduceat(actual, starts, axis=1)[:, group]
    index: Floats = 60 + 40 * (actual - least) / (most - least)
    return points * index / 100


def _rank(keys: Floats, starts: Indices, group: Indices) -> Floats:
    """Competition ranks inside contiguous groups."""
    rows = np.arange(len(keys))[:, None]
    order = np.lexsort((keys, np.broadcast_to(group, keys.shape)), axis=-1)
    ordered = keys[rows, order]
    new = np.ones(keys.shape, dtype=bool)
    new[:, 1:] = np.diff(ordered, axis=1) > TIE
    new[:, starts] = True
    position = np.arange(keys.shape[1])
    tie = np.maximum.accumulate(np.where(new, position, 0), axis=1)
    out = np.empty(keys.shape)
    out[rows, order] = tie - starts[group] + 1.0
    return out


def _grades(made: Year, total: Floats, rank: Floats) -> Floats:
    out = np.full(total.shape, 3.0)
    for code, share in reversed(list(enumerate(LINES.values()))):
        out[total >= int(line(made, share)) * 100] = code
    sizes = np.diff(np.append(made.starts, made.size.units))
    room = (sizes * 3 // 10)[made.group]
    out[(out == 0) & (rank > room)] = 1
    return out
