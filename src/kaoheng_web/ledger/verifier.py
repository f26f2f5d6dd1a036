"""Verifies an exported ledger with nothing but Python's standard library: `python -I -S verify.py FOLDER [KEY]`.

The platform itself computes hashes, trees and checks with these same functions, so there is one definition of both.
An entry's hash covers its fields as a JSON list in the order of FIELDS, the last of which is the hash before it.
The tree over the hashes is that of RFC 6962; its roots are signed with Ed25519 (RFC 8032).
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

FIELDS: tuple[str, ...] = ("sequence", "at", "actor", "action", "subject_type", "subject_id")
FIELDS += ("before", "after", "reason", "payload", "previous")
START = ""  # what the first entry says came before it

quoted = json.encoder.encode_basestring  # a text as JSON writes it
canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest(data: bytes, algorithm: str) -> bytes:
    """SHA-256 or SM3; ValueError where this Python was built without SM3."""
    if algorithm == "sha256":
        return hashlib.sha256(data).digest()
    try:
        return hashlib.new(algorithm, data).digest()
    except ValueError:
        raise ValueError(f"this Python knows no {algorithm}: it needs an OpenSSL built with it") from None


def entry_hash(fields: Sequence[Any], algorithm: str) -> str:
    """The hash of one entry: two whole numbers, then texts, as JSON writes them."""
    sequence, at, *words = fields
    written = f"[{sequence},{at},{','.join(map(quoted, words))}]"
    return digest(written.encode("utf-8", "surrogatepass"), algorithm).hex()


def signed_words(size: int, root: str, at: int, algorithm: str) -> bytes:
    """What the signature of a root covers."""
    return canonical(["kaoheng ledger root", size, root, at, algorithm]).encode()


class Tree:
    """A Merkle tree that grows: it keeps only the roots of its full subtrees, largest first."""

    def __init__(self, algorithm: str, size: int = 0, peaks: Iterable[str] = ()) -> None:
        self.algorithm, self.size = algorithm, size
        self.peaks = [bytes.fromhex(peak) for peak in peaks]

    def leaf(self, entry: str) -> bytes:
        """The leaf of an entry's hash."""
        return digest(b"\0" + entry.encode("utf-8", "backslashreplace"), self.algorithm)

    def node(self, left: bytes, right: bytes) -> bytes:
        """What stands above two nodes."""
        return digest(b"\1" + left + right, self.algorithm)

    def append(self, entry: str) -> None:
        """One more entry."""
        node, size = self.leaf(entry), self.size
        while size & 1:
            node, size = self.node(self.peaks.pop(), node), size >> 1
        self.peaks.append(node)
        self.size += 1

    def root(self) -> str:
        """The root over all entries so far."""
        if not self.peaks:
            return digest(b"", self.algorithm).hex()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = self.node(peak, root)
        return root.hex()

    def included(self, entry: str, index: int, path: Sequence[str], root: str) -> bool:
        """Whether the path leads from an entry (counted from 0) to a root over `size` entries."""
        node, last = self.leaf(entry), self.size - 1
        for step in path:
            if last == 0:
                return False
            if index & 1 or index == last:
                node = self.node(bytes.fromhex(step), node)
                while not index & 1 and index:
                    index, last = index >> 1, last >> 1
            else:
                node = self.node(node, bytes.fromhex(step))
            index, last = index >> 1, last >> 1
        return last == 0 and node.hex() == root


def chain_damages(entries: Iterable[Sequence[Any]], roots: Iterable[dict[str, Any]], algorithm: str) -> Iterator[str]:
    """What is wrong with entries (FIELDS and their hash) in order, held against the roots signed over them."""
    tree, previous, expected = Tree(algorithm), START, 1
    waiting = sorted(roots, key=lambda root: root["size"])
    position = 0
    for fields in entries:
        sequence, hash_ = fields[0], fields[-1]
        if sequence != expected:
            yield f"entry {expected} is missing: entry {sequence} stands in its place"
        if fields[-2] != previous:
            yield f"entry {sequence} does not follow the entry before it: one of the two was replaced or removed"
        if entry_hash(fields[:-1], algorithm) != hash_:
            yield f"entry {sequence} was changed after it was written"
        previous, expected = hash_, sequence + 1
        tree.append(hash_)
        while position < len(waiting) and waiting[position]["size"] == tree.size:
            if tree.root() != waiting[position]["root"]:
                yield f"the first {tree.size} entries are not those that the root over them was signed for"
            position += 1
    for root in waiting[position:]:
        yield f"a root was signed over {root['size']} entries and only {tree.size} are here: the tail was dropped"


# Ed25519, RFC 8032 section 5.1, in plain integers: slow, and enough for one signature a day.
_P, _L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_Point = tuple[int, int, int, int]


def _add(a: _Point, b: _Point) -> _Point:
    e = (a[1] - a[0]) * (b[1] - b[0])
    f = (a[1] + a[0]) * (b[1] + b[0])
    g, h = 2 * a[3] * b[3] * _D, 2 * a[2] * b[2]
    w, x, y, z = f - e, h - g, h + g, f + e
    return w * x % _P, y * z % _P, x * y % _P, w * z % _P


def _times(factor: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = _add(result, point)
        point, factor = _add(point, point), factor >> 1
    return result


def _point(data: bytes) -> _Point | None:
    number = int.from_bytes(data, "little")
    y, odd = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if y >= _P or (x * x - square) % _P or (x == 0 and odd):
        return None
    x = _P - x if x & 1 != odd else x
    return x, y, 1, x * y % _P


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is that of the key over the message."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, nonce, scalar = _point(public), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    base = _point(bytes([0x58]) + bytes([0x66]) * 31)
    if key is None or nonce is None or base is None or scalar >= _L:
        return False
    asked = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    left, right = _times(scalar, base), _add(nonce, _times(asked, key))
    return all((left[i] * right[2] - right[i] * left[2]) % _P == 0 for i in (0, 1))


def _bytes(hexadecimal: str) -> bytes:
    try:
        return bytes.fromhex(hexadecimal)
    except ValueError:
        return b""


def root_damages(roots: Iterable[dict[str, Any]], trusted: Sequence[str]) -> Iterator[str]:
    """Roots whose signature does not hold, or is by a key nobody named."""
    for root in roots:
        words = signed_words(root["size"], root["root"], root["at"], root["algorithm"])
        if root["key"] not in trusted:
            yield f"the root over {root['size']} entries is signed by {root['key']}, a key that is not trusted"
        elif not signature_holds(_bytes(root["key"]), words, _bytes(root["signature"])):
            yield f"the signature of the root over {root['size']} entries does not hold"


def read_entries(folder: Path, damages: list[str]) -> Iterator[Sequence[Any]]:
    """The entries of an export; what cannot be read, and how many are missing at the end, goes to the damages."""
    count = 0
    with (folder / "entries.jsonl").open(encoding="utf-8", errors="surrogateescape") as lines:
        for count, line in enumerate(lines, 1):
            fields = read_line(line)
            if isinstance(fields, list) and list(map(type, fields)) == [int, int, *[str] * (len(FIELDS) - 1)]:
                yield fields
            else:
                damages.append(f"line {count} of the entries cannot be read")
    expected = read_line((folder / "ledger.json").read_text(encoding="utf-8"))["entries"]
    if count != expected:
        damages.append(f"the export held {expected} entries when it was written and holds {count} now")


def read_line(line: str) -> Any:
    """What a line of JSON says; nothing when it cannot be read."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def main(arguments: list[str]) -> int:
    """Verify the folder of an export; 0 when everything holds, 1 with a line for each damage."""
    if not arguments:
        print("usage: python -I -S verify.py FOLDER [PUBLIC_KEY ...]")
        return 2
    folder = Path(arguments[0])
    head = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    roots = [json.loads(line) for line in (folder / "roots.jsonl").read_text(encoding="utf-8").splitlines()]
    damages: list[str] = []
    damages += list(chain_damages(read_entries(folder, damages), roots, head["algorithm"]))
    damages += root_damages(roots, arguments[1:] or [head["key"]])
    if not arguments[1:]:
        print(f"The key {head['key']} is taken from the export itself: name the one that you were given to be sure.")
    for damage in damages:
        print(damage)
    print(f"{head['entries']} entries, {len(roots)} signed roots, {len(damages)} damages")
    return 1 if damages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
