"""A short proof that one entry stands under a signed root, without showing the others."""

from dataclasses import dataclass

from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.queries import hashes
from kaoheng_web.ledger.verifier import Tree


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


def proof(entry: Entry, root: Root) -> Proof:
    """The proof that an entry is one of those under a root; ValueError when it came later."""
    if entry.sequence > root.size:
        raise ValueError(f"entry {entry.sequence} came after the root over {root.size} entries")
    tree, index = Tree(root.algorithm), entry.sequence - 1
    level = [tree.leaf(each) for each in hashes(0, root.size)]
    path, place = [], index
    while len(level) > 1:
        sibling = place ^ 1
        if sibling < len(level):
            path.append(level[sibling].hex())
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [tree.node(left, right) for left, right in pairs]
        level = above + level[len(level) - len(level) % 2 :]
        place >>= 1
    return Proof(entry.hash, index, tuple(path), root.size, root.root, root.algorithm)
