"""Text to tree: Python's expression grammar, cut down to a whitelist and bounded; nothing is ever run.

>>> names(parse("min(实际值 / 目标值, 120%) * full"))
('实际值', '目标值')
>>> parse("actual.real")
Traceback (most recent call last):
kaoheng.formula.errors.FormulaError: 第1个字符：名称之间不能用点号，请只写列名（column 1: a dot between names ...）
"""

import ast
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from kaoheng.formula import mends
from kaoheng.formula.errors import FormulaError
from kaoheng.formula.functions import FUNCTIONS
from kaoheng.formula.source import Source
from kaoheng.formula.tree import (
    Binary,
    Call,
    Choice,
    Compare,
    Comparison,
    Constant,
    Logic,
    Name,
    Negative,
    Not,
    Operator,
    Power,
    Tree,
    degree,
    is_truth,
    names,
)
from kaoheng.numbers import parse as parse_number

__all__ = ["FormulaError", "names", "parse"]

MOST_NODES, DEEPEST, STEEPEST = 200, 30, 64
LARGEST = Fraction(10**30)
HIGHEST_DEGREE = 256

_OPERATORS: dict[type[ast.operator], Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
Kind = Literal["number", "truth"]


@lru_cache(maxsize=4096)
def parse(text: str, kind: Kind = "number") -> Tree:
    """Read a formula (`number`) or a condition (`truth`); FormulaError says where and how to mend."""
    return _Reader(Source(text)).whole(kind)


class _Reader:
    """Turns Python's syntax tree into ours and refuses everything else."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._error = source.error
        self._nodes = 0

    def whole(self, kind: Kind) -> Tree:
        tree = self._read(self._source.parsed(), 0, kind)
        if degree(tree) > HIGHEST_DEGREE:
            raise FormulaError(1, mends.TOO_STEEP)
        return tree

    def _read(self, node: ast.expr, depth: int, kind: Kind) -> Tree:
        depth, self._nodes = depth + 1, self._nodes + 1
        if depth > DEEPEST:
            raise self._error(node, mends.nested(DEEPEST))
        if self._nodes > MOST_NODES:
            raise self._error(node, mends.many_parts(MOST_NODES))
        tree = self._tree(node, depth)
        if kind == "truth" and not is_truth(tree):
            raise self._error(node, mends.CONDITION_NEEDED)
        if kind == "number" and is_truth(tree):
            raise self._error(node, mends.NUMBER_NEEDED)
        return tree

    def _tree(self, node: ast.expr, depth: int) -> Tree:
        match node:
            case ast.Constant():
                return Constant(self._value(node), self._source.written(node))
            case ast.Name(id=name):
                if name in FUNCTIONS:
                    raise self._error(node, mends.function_name(name))
                return Name(name)
            case ast.UnaryOp(op=ast.USub(), operand=of):
                return Negative(self._read(of, depth, "number"))
            case ast.UnaryOp(op=ast.UAdd(), operand=of):
                return self._read(of, depth, "number")
            case ast.UnaryOp(op=ast.Not(), operand=of):
                return Not(self._read(of, depth, "truth"))
            case ast.BinOp(op=ast.Pow(), left=base, right=power):
                return Power(self._read(base, depth, "number"), self._exponent(power))
            case ast.BinOp(op=operator, left=left, right=right) if type(operator) in _OPERATORS:
                a, b = self._read(left, depth, "number"), self._read(right, depth, "number")
                if isinstance(operator, ast.Div) and isinstance(b, Constant) and b.value == 0:
                    raise self._error(right, mends.ZERO)
                return Binary(_OPERATORS[type(operator)], a, b)
            case ast.BoolOp(op=joint, values=values):
                parts = tuple(self._read(value, depth, "truth") for value in values)
                return Logic("and" if isinstance(joint, ast.And) else "or", parts)
            case ast.Compare(left=first, ops=ops, comparators=sides):
                if any(type(operator) not in _COMPARISONS for operator in ops):
                    raise self._error(node, mends.COMPARISON)
                links = [_COMPARISONS[type(operator)] for operator in ops]
                others = [self._read(side, depth, "number") for side in sides]
                return Compare(self._read(first, depth, "number"), tuple(zip(links, others, strict=True)))
            case ast.IfExp(test=test, body=then, orelse=otherwise):
                condition = self._read(test, depth, "truth")
                return Choice(condition, self._read(then, depth, "number"), self._read(otherwise, depth, "number"))
            case ast.Call():
                return self._call(node, depth)
        raise self._error(node, mends.not_allowed(node))

    def _call(self, node: ast.Call, depth: int) -> Tree:
        if not isinstance(node.func, ast.Name):
            raise self._error(node.func, mends.PLAIN_NAME)
        name = node.func.id
        if name not in FUNCTIONS:
            raise self._error(node, mends.no_function(name))
        if node.keywords:
            raise self._error(node, mends.by_position(name))
        function, given = FUNCTIONS[name], len(node.args)
        if not function.least <= given <= function.most:
            raise self._error(node, mends.few_or_many(name, function.least, function.most, given))
        kind: Kind = "truth" if name == "count" else "number"
        arguments = tuple(self._read(argument, depth, kind) for argument in node.args)
        plain: list[Fraction] = []
        for argument, at in list(zip(arguments, node.args, strict=True))[function.constant :]:
            plain += [argument.value] if isinstance(argument, Constant) else []
            if not isinstance(argument, Constant) or not function.accepts(*plain):
                raise self._error(at, mends.constant(name))
        return Call(name, arguments)

    def _value(self, node: ast.Constant) -> Fraction:
        text = self._source.written(node)
        try:
            value = parse_number(text)
        except ValueError:
            raise self._error(node, mends.not_a_number(text)) from None
        if abs(value) > LARGEST or value.denominator > LARGEST:
            raise self._error(node, mends.LONG_NUMBER)
        return value

    def _exponent(self, node: ast.expr) -> Fraction:
        """A plain number, with a sign or as a ratio; so that powers stay small and provable."""
        match node:
            case ast.Constant():
                value = self._value(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as of):
                value = -self._value(of)
            case ast.BinOp(op=ast.Div(), left=ast.Constant() as top, right=ast.Constant() as bottom):
                if self._value(bottom) == 0:
                    raise self._error(bottom, mends.ZERO)
                value = self._value(top) / self._value(bottom)
            case _:
                raise self._error(node, mends.EXPONENT)
        if abs(value) > STEEPEST:
            raise self._error(node, mends.steep(STEEPEST))
        return value
