"""An exported ledger verifies anywhere, with nothing but Python."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from kaoheng_web.ledger.actions import sign_root
from kaoheng_web.ledger.exchange import export


def verify(folder: Path, *keys: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder), *keys]
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(cast, tmp_path):
    sign_root()
    export(tmp_path)
    return tmp_path


def test_an_untouched_export_holds(folder):
    done = verify(folder)
    assert done.returncode == 0, done.stdout
    assert "0 damages" in done.stdout


def test_another_key_than_the_one_given_is_not_trusted(folder):
    done = verify(folder, "ab" * 32)
    assert done.returncode == 1
    assert "not trusted" in done.stdout


def test_any_changed_byte_is_found(folder):
    path = folder / "entries.jsonl"
    whole = path.read_bytes()
    for place in random.Random(1).sample(range(len(whole)), 12):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        done = verify(folder)
        assert done.returncode == 1, f"byte {place}"
        assert done.stderr == ""


def test_swapped_and_dropped_lines_are_found(folder):
    path = folder / "entries.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:3], lines[4], lines[3], *lines[5:]]), encoding="utf-8")
    assert "entry 4 is missing" in verify(folder).stdout
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    assert "the tail was dropped" in verify(folder).stdout
