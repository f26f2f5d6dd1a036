"""The sources of the platform, parsed."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "kaoheng_web"


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    """Every module with its place inside kaoheng_web, migrations left out."""
    paths = [path for path in sorted(WEB.rglob("*.py")) if "migrations" not in path.parts]
    return tuple((path.relative_to(WEB).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a method, with its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def sender(call: ast.Call) -> str:
    """What a method is called on, as it is written."""
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
