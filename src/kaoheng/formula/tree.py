"""The parts a formula is made of, once read; all frozen, so that trees can be compared and looked up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from kaoheng.formula.functions import FUNCTIONS

Operator = Literal["+", "-", "*", "/"]
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, and how the author wrote it."""

    value: Fraction
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A column, or `full` for the item's points."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """−of."""

    of: "Tree"


@dataclass(frozen=True, slots=True)
class Binary:
    """left + − × ÷ right."""

    operator: Operator
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Power:
    """base to a constant exponent."""

    base: "Tree"
    exponent: Fraction


@dataclass(frozen=True, slots=True)
class Choice:
    """then if condition else otherwise."""

    condition: "Tree"
    then: "Tree"
    otherwise: "Tree"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the list in `functions`."""

    function: str
    arguments: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """first < second <= third …: true where every link holds."""

    first: "Tree"
    rest: tuple[tuple[Comparison, "Tree"], ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """All (`and`) or any (`or`) of the parts."""

    operator: Literal["and", "or"]
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    of: "Tree"


Tree: TypeAlias = Constant | Name | Negative | Binary | Power | Choice | Call | Compare | Logic | Not


def is_truth(tree: Tree) -> bool:
    """Whether the tree is a condition rather than a number."""
    return isinstance(tree, Compare | Logic | Not)


def children(tree: Tree) -> tuple[Tree, ...]:
    """The trees directly inside a tree, in reading order."""
    match tree:
        case Constant() | Name():
            return ()
        case Negative(of) | Not(of) | Power(of, _):
            return (of,)
        case Binary(_, left, right):
            return (left, right)
        case Choice(condition, then, otherwise):
            return (condition, then, otherwise)
        case Call(_, arguments):
            return arguments
        case Compare(first, rest):
            return (first, *(side for _, side in rest))
        case Logic(_, parts):
            return parts


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything inside it, outermost first."""
    yield tree
    for child in children(tree):
        yield from walk(child)


def names(tree: Tree) -> tuple[str, ...]:
    """The columns a tree reads, each once, in reading order; `full` is not a column."""
    found = (part.name for part in walk(tree) if isinstance(part, Name) and part.name != "full")
    return tuple(dict.fromkeys(found))


def group_calls(tree: Tree) -> tuple[Call, ...]:
    """The outermost calls that look at the whole ranking group, each once."""
    if isinstance(tree, Call) and FUNCTIONS[tree.function].group:
        return (tree,)
    return tuple(dict.fromkeys(call for child in children(tree) for call in group_calls(child)))


def looks_at_group(tree: Tree) -> bool:
    """Whether a unit's value depends on other units."""
    return bool(group_calls(tree))


def divisors(tree: Tree) -> tuple[Tree, ...]:
    """What the tree divides by, constants left out."""
    found = (part.right for part in walk(tree) if isinstance(part, Binary) and part.operator == "/")
    return tuple(dict.fromkeys(divisor for divisor in found if not isinstance(divisor, Constant)))


def degree(tree: Tree) -> Fraction:
    """A bound on how many inputs are multiplied together, hence on the digits of an exact result."""
    inside = sum((degree(child) for child in children(tree)), Fraction(0))
    if isinstance(tree, Power):
        return inside * max(abs(tree.exponent), Fraction(1))
    return inside if children(tree) else Fraction(1)
