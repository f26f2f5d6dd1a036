"""Vetoes and consequences: ids given once, and nodes, grades and vetoes that exist."""

from collections.abc import Iterator, Sequence

from kaoheng.method.checks.names import unknown
from kaoheng.method.consequences import Condition
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem
from kaoheng.method.vetoes import AtMost, GradeTo, ItemZero, RewardDownOne
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems with what vetoes and consequences name."""
    yield from _once([veto.id for veto in method.vetoes], "vetoes")
    yield from _once([measure.id for measure in method.consequences], "consequences")
    yield from _effects(method)
    for i, measure in enumerate(method.consequences):
        yield from _condition(method, measure.when, ("consequences", i, "when"))


def _once(ids: Sequence[str], where: str) -> Iterator[Problem]:
    for i, id in enumerate(ids):
        if id in ids[:i]:
            what = Text(f"编号 {id} 用了两次", f"the id {id} is used twice")
            yield Problem("duplicate_id", (where, i, "id"), what, Text("请换一个编号", "Use another id"))


def _effects(method: Method) -> Iterator[Problem]:
    nodes = [node.id for node in method.nodes()]
    for i, veto in enumerate(method.vetoes):
        for j, effect in enumerate(veto.effects):
            loc: Loc = ("vetoes", i, "effects", j)
            if isinstance(effect, ItemZero):
                yield from unknown("node", effect.node, nodes, (*loc, "node"))
            elif isinstance(effect, GradeTo):
                yield from _grade(method, effect.to, (*loc, "to"))
            elif isinstance(effect, AtMost):
                yield from _grade(method, effect.grade, (*loc, "grade"))
                yield from _no_limit(method, effect.grade, (*loc, "grade"))
            elif isinstance(effect, RewardDownOne) and method.grades is None:
                yield _no_grades(loc)


def _grade(method: Method, grade: str, loc: Loc) -> Iterator[Problem]:
    if method.grades is None:
        yield _no_grades(loc)
    else:
        yield from unknown("grade", grade, method.grades.scale, loc)


def _no_grades(loc: Loc) -> Problem:
    what = Text("办法没有等次", "the method has no grades")
    return Problem("no_grades", loc, what, Text("请写明grades，或删去这一项", "State grades, or remove this"))


def _no_limit(method: Method, grade: str, loc: Loc) -> Iterator[Problem]:
    if method.grades is not None and grade == method.grades.scale[0]:
        what = Text(f"{grade}已是最好的等次，限制不起作用", f"{grade} is the best grade already: this limits nothing")
        mend = Text("请写明最好可评为哪一等次", "State the best grade that is still open")
        yield Problem("limits_nothing", loc, what, mend)


def _condition(method: Method, condition: Condition, loc: Loc) -> Iterator[Problem]:
    for i, grade in enumerate(condition.grade or ()):
        yield from _grade(method, grade, (*loc, "grade", i))
    for i, grade in enumerate(condition.consecutive.grade if condition.consecutive else ()):
        yield from _grade(method, grade, (*loc, "consecutive", "grade", i))
    for i, veto in enumerate(condition.vetoed or ()):
        yield from unknown("veto", veto, [veto.id for veto in method.vetoes], (*loc, "vetoed", i))
    for i, part in enumerate(condition.all or ()):
        yield from _condition(method, part, (*loc, "all", i))
    for i, part in enumerate(condition.any or ()):
        yield from _condition(method, part, (*loc, "any", i))
    if condition.none is not None:
        yield from _condition(method, condition.none, (*loc, "not"))
