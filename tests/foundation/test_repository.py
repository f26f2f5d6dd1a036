"""The repository keeps the promises that let anyone clone it anywhere and start."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, so that this file does not name what it forbids.
FORBIDDEN = {
    "a machine path": "|".join([r"(?<![\w.])/" + r"work/", "bash" + "_jobs", r"(?<![\w.])/(?:root|home)/" + r"\w"]),
    "a registry host": "|".join([r"pypi\." + "org", r"files\.python" + "hosted", r"registry\.npm" + r"js"]),
    "a link to an archive": "https?" + r"://\S+\.(?:whl|tgz|tar\.gz|zip)\b",
}


def tracked_files() -> list[Path]:
    """What git keeps or is about to keep; in a tree without git, everything that is not hidden or made."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if (ROOT / ".git").exists():
        names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return [path for name in names if (path := ROOT / name).is_file()]
    tops = [ROOT / ".ci", *(top for top in ROOT.iterdir() if top.name[0] != "." and top.name != "out")]
    return [path for top in tops for path in (top, *top.rglob("*")) if path.is_file()]


def requirements() -> list[str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [line for line in re.split(r"\n(?=\S)", text.strip()) if not line.startswith("#")]


def go(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "go.py"), *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("thing", FORBIDDEN)
def test_no_tracked_file_names(thing: str) -> None:
    sign = re.compile(FORBIDDEN[thing])
    files = tracked_files()
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if sign.search(line)
    ]
    assert ROOT / "go.py" in files
    assert not found


def test_every_locked_package_has_one_version_and_hashes() -> None:
    entries = requirements()
    assert len(entries) > 20
    without = [e for e in entries if not re.match(r"[\w.-]+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", e)]
    assert not without


def test_the_lock_file_leaves_the_registry_to_the_client() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"^\s*(--(?:extra-)?index|--find-links|-[if] )|://| @ ", text, re.MULTILINE)


def test_the_lock_file_holds_the_tools_that_install_it() -> None:
    names = {entry.partition("==")[0] for entry in requirements()}
    assert {"uv", "hatchling", "editables"} <= names


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"] + [
        each for group in project["dependency-groups"].values() for each in group
    ]
    names = {re.split(r"[^\w-]", each)[0].lower() for each in declared}
    assert names <= {entry.partition("==")[0] for entry in requirements()}


def test_an_old_python_can_read_go_py_far_enough_to_refuse() -> None:
    tree = ast.parse((ROOT / "go.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    kinds = [type(node) for node in tree.body]
    guard = kinds.index(ast.If)
    assert set(kinds[:guard]) <= {ast.Expr, ast.Import, ast.ImportFrom}
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def test_go_py_imports_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "go.py").read_text(encoding="utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names


def test_an_unknown_command_is_answered_with_a_sentence(tmp_path: Path) -> None:
    answer = go("dance", folder=tmp_path)
    assert answer.returncode == 2
    assert "no command called 'dance'" in answer.stderr
    assert "go.py test" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_no_command_at_all_lists_the_commands() -> None:
    answer = go()
    assert answer.returncode == 2
    assert all(f"go.py {name}" in answer.stdout for name in ("run", "test", "score", "bench", "lock"))


def test_ci_runs_what_everybody_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "exec python3 go.py test" in script.read_text(encoding="utf-8")
