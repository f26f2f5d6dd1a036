"""In which order items are derived: those that others read come first."""

from collections.abc import Iterable, Mapping


def in_order(reads: Mapping[str, Iterable[str]]) -> list[str]:
    """The items, each after those it reads; ValueError naming the items of a circle.

    >>> in_order({"a": ["b"], "b": ["c"], "d": []})
    ['c', 'b', 'a', 'd']
    """
    done: dict[str, None] = {}
    for item in reads:
        _visit(item, reads, done, ())
    return list(done)


def _visit(item: str, reads: Mapping[str, Iterable[str]], done: dict[str, None], path: tuple[str, ...]) -> None:
    if item in done:
        return
    if item in path:
        raise ValueError(" → ".join((*path[path.index(item) :], item)))
    for other in reads.get(item, ()):
        _visit(other, reads, done, (*path, item))
    done[item] = None
