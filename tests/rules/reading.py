"""A rule from its parameters and a few numbers, in one line, for tests that read as sentences."""

from typing import Any

from pydantic import TypeAdapter

from kaoheng.arithmetic.columns import Direction
from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.numbers import parse, written
from kaoheng.rules.catalogue import AnyRule
from kaoheng.rules.rule import Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)


def rule(kind: str, **parameters: Any) -> Rule:
    return READ.validate_python({"kind": kind, **parameters})


def steps(size: str, points: str, **more: Any) -> dict[str, Any]:
    return {"gap": "absolute", "size": size, "points": points, "partial_step": "not_counted", "most": None, **more}


def columns(*, full: str = "10", direction: Direction = "up", parts: Any = None, **values: str) -> ExactColumns:
    """Columns of one group; values are written with spaces between units."""
    read = {name: [parse(v) for v in text.split()] for name, text in values.items()}
    by_part = {
        name: {part: [parse(v) for v in text.split()] for part, text in each.items()}
        for name, each in (parts or {}).items()
    }
    some = [*read.values(), *(v for each in by_part.values() for v in each.values())]
    return ExactColumns(len(some[0]), read, full=parse(full), direction=direction, parts=by_part)


def points(scored: Rule, x: ExactColumns) -> str:
    return " ".join(written(p) for p in x.wide(scored.points(x)))


def refused(scored: Rule, x: ExactColumns) -> list[tuple[str, list[bool]]]:
    return [(r.why.zh, r.flags.tolist()) for r in scored.refusals(x)]
