"""A tree as people read it, in Chinese and English, with names or with numbers put in.

>>> from kaoheng.formula.parse import parse
>>> tree = parse("(actual - prior) / prior * full if actual > prior else 0")
>>> words(tree).zh
'若实际值 > 上年值，为(实际值 − 上年值) ÷ 上年值 × 分值；否则为0'
>>> words(parse("actual / target"), {Name("actual"): "96", Name("target"): "100"}).en
'96 ÷ 100'
"""

from collections.abc import Mapping

from kaoheng.formula.functions import FUNCTIONS
from kaoheng.formula.tree import (
    Binary,
    Call,
    Choice,
    Compare,
    Constant,
    Logic,
    Name,
    Negative,
    Not,
    Power,
    Tree,
)
from kaoheng.numbers import written
from kaoheng.text import Language, Text

NAMES: dict[str, Text] = {
    "actual": Text("实际值", "actual"),
    "target": Text("目标值", "target"),
    "prior": Text("上年值", "prior year"),
    "baseline": Text("基准值", "baseline"),
    "prior_rank": Text("上年名次", "prior rank"),
    "full": Text("分值", "points"),
}
"""What well-known columns are called; other columns are called by their own name."""

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
_LOGIC: dict[Language, dict[str, str]] = {
    "zh": {"and": "且", "or": "或"},
    "en": {"and": " and ", "or": " or "},
}


def words(tree: Tree, values: Mapping[Tree, str] | None = None) -> Text:
    """The tree written out; parts found in `values` are replaced by their number."""
    return Text(_Writer("zh", values or {}).text(tree), _Writer("en", values or {}).text(tree))


_SPOKEN = {" ≥ ": "不低于", " ≤ ": "不高于", " > ": "高于", " < ": "低于", " = ": "等于", " ≠ ": "不等于"}


def compared(condition: Text) -> Text:
    """A condition as a regulation words it, without signs in Chinese: 实际值低于目标值.

    >>> compared(Text("实际值 < 目标值", "actual < target")).zh
    '实际值低于目标值'
    """
    zh = condition.zh
    for sign, word in _SPOKEN.items():
        zh = zh.replace(sign, word)
    return Text(zh, condition.en)


class _Writer:
    def __init__(self, language: Language, values: Mapping[Tree, str]) -> None:
        self._language: Language = language
        self._values = values

    def text(self, tree: Tree) -> str:
        if tree in self._values:
            return self._values[tree]
        zh = self._language == "zh"
        match tree:
            case Constant(_, text):
                return text
            case Name(name):
                return NAMES.get(name, Text(name, name))[self._language]
            case Negative(of):
                return "−" + self._inside(of, 7)
            case Binary("/", Constant(_, top), Constant(_, bottom)):
                return f"{top}/{bottom}"
            case Binary(operator, left, right):
                binding = _binding(tree)
                right_binding = binding + (operator in "-/")
                return f"{self._inside(left, binding)} {_SIGNS[operator]} {self._inside(right, right_binding)}"
            case Power(base, exponent):
                return f"{self._inside(base, 9)}^{written(exponent)}"
            case Choice(condition, then, otherwise):
                when, a, b = self.text(condition), self._inside(then, 1), self._inside(otherwise, 1)
                return f"若{when}，为{a}；否则为{b}" if zh else f"{a} if {when}, otherwise {b}"
            case Call(function, arguments):
                title = FUNCTIONS[function].zh if zh else FUNCTIONS[function].en
                if not arguments:
                    return title
                return title + self._bracket(("，" if zh else ", ").join(map(self.text, arguments)))
            case Compare(first, rest):
                links = (f" {_SIGNS[sign]} {self._inside(side, 5)}" for sign, side in rest)
                return self._inside(first, 5) + "".join(links)
            case Logic(operator, parts):
                return _LOGIC[self._language][operator].join(self._inside(part, _binding(tree)) for part in parts)
            case Not(of):
                return ("非" if zh else "not ") + self._bracket(self.text(of))

    def _inside(self, tree: Tree, least: int) -> str:
        """The tree, in brackets where it binds less tightly than its surroundings."""
        text = self.text(tree)
        loose = text.startswith("-") if tree in self._values else _binding(tree) < least
        return self._bracket(text) if loose else text

    def _bracket(self, text: str) -> str:
        return f"({text})"


def _binding(tree: Tree) -> int:
    """How tightly the outermost operation holds its parts together."""
    match tree:
        case Choice():
            return 0
        case Logic(operator, _):
            return 1 if operator == "or" else 2
        case Not():
            return 3
        case Compare():
            return 4
        case Binary(operator, _, _):
            return 5 if operator in "+-" else 6
        case Negative():
            return 7
        case Power():
            return 8
    return 9
