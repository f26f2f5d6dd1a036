"""The tree of RFC 6962, its proofs, and the signatures of RFC 8032."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng_web.ledger.actions import Change, record, sign_root
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.proof import BLOCK, proof
from kaoheng_web.ledger.verifier import Tree, signature_holds


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0]).digest() if leaves else hashlib.sha256(b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


@given(st.lists(st.text("0123456789abcdef", min_size=1), max_size=40))
def test_a_growing_tree_has_the_root_of_the_definition(entries):
    tree = Tree("sha256")
    for entry in entries:
        tree.append(entry)
    assert tree.root() == by_definition([entry.encode() for entry in entries]).hex()


@given(st.integers(1, 40), st.integers(0, 40))
def test_a_tree_goes_on_from_its_peaks(before, after):
    whole, first = Tree("sha256"), Tree("sha256")
    for number in range(before):
        first.append(f"{number:x}")
    rest = Tree("sha256", first.size, [peak.hex() for peak in first.peaks])
    for number in range(before, before + after):
        rest.append(f"{number:x}")
    for number in range(before + after):
        whole.append(f"{number:x}")
    assert rest.root() == whole.root()


@pytest.mark.parametrize("block", [1, 2, 4, BLOCK])
@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8, 13])
def test_every_entry_has_a_proof_and_no_other_entry_passes_with_it(db, size, block):
    record("person:1", [Change("begin", "thing", str(number)) for number in range(size)])
    sign_root()
    root = Root.objects.get()
    for entry in Entry.objects.all():
        shown = proof(entry, root, block)
        assert shown.holds()
        tree = Tree("sha256", size)
        assert not tree.included("00" * 32, shown.index, shown.path, shown.root)


@settings(max_examples=10)  # the plain arithmetic of the verifier takes its time
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=60))
def test_signatures_hold_and_only_for_what_was_signed(seed, message):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert signature_holds(public, message, signature)
    assert not signature_holds(public, message + b".", signature)
    assert not signature_holds(public, message, signature[:-1] + bytes([signature[-1] ^ 1]))
