"""A short proof that one entry stands under a signed root, without showing the others."""

from dataclasses import dataclass
from functools import lru_cache

from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.queries import hashes
from kaoheng_web.ledger.verifier import Tree

BLOCK = 1_024  # entries under one kept node; a power of two


@dataclass(frozen=True, slots=True)
class Proof:
    """The path from an entry's hash to a root."""

    entry: str
    index: int
    path: tuple[str, ...]
    size: int
    root: str
    algorithm: str

    def holds(self) -> bool:
        """Whether the path leads where it says."""
        return Tree(self.algorithm, self.size).included(self.entry, self.index, self.path, self.root)


def proof(entry: Entry, root: Root, block: int = BLOCK) -> Proof:
    """The proof that an entry is one of those under a root; ValueError when it came later."""
    if entry.sequence > root.size:
        raise ValueError(f"entry {entry.sequence} came after the root over {root.size} entries")
    index = entry.sequence - 1
    number, place = divmod(index, block)
    upto = min((number + 1) * block, root.size)
    low, _ = _climbed(root.algorithm, _leaves(root.algorithm, number * block, upto), place)
    high, _ = _climbed(root.algorithm, _block_roots(root, block), number)
    return Proof(entry.hash, index, (*low, *high), root.size, root.root, root.algorithm)


def _block_roots(root: Root, block: int) -> list[bytes]:
    """The nodes over every full block, and over what is left at the end."""
    full = range(block, root.size + 1, block)
    last_hashes = dict(Entry.objects.filter(sequence__in=list(full)).values_list("sequence", "hash"))
    nodes = [_block_root(root.algorithm, upto - block, upto, last_hashes[upto]) for upto in full]
    rest = _leaves(root.algorithm, len(full) * block, root.size)
    return [*nodes, _climbed(root.algorithm, rest, 0)[1]] if rest else nodes


@lru_cache(maxsize=16_384)
def _block_root(algorithm: str, after: int, upto: int, last_hash: str) -> bytes:  # noqa: ARG001
    """The node over a block; the hash of its last entry covers all before it, and so tells whether it is the same."""
    return _climbed(algorithm, _leaves(algorithm, after, upto), 0)[1]


def _leaves(algorithm: str, after: int, upto: int) -> list[bytes]:
    tree = Tree(algorithm)
    return [tree.leaf(each) for each in hashes(after, upto)]


def _climbed(algorithm: str, level: list[bytes], place: int) -> tuple[list[str], bytes]:
    """The siblings on the way up from a place, and the node at the top."""
    tree, path = Tree(algorithm), []
    while len(level) > 1:
        sibling = place ^ 1
        if sibling < len(level):
            path.append(level[sibling].hex())
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [tree.node(left, right) for left, right in pairs]
        level = above + level[len(level) - len(level) % 2 :]
        place >>= 1
    return path, level[0]
