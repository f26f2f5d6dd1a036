"""Why a formula is refused and what to write instead, in both languages.

>>> few_or_many("mean", 1, 1, 0)["zh"]
'mean 需要1个参数，现有0个，请补足'
"""

import ast

from kaoheng.formula.functions import FUNCTIONS, INSTEAD
from kaoheng.text import Text

EMPTY = Text(
    "算式为空，请填写，如 actual / target * full", "the formula is empty; write for example actual / target * full"
)
UNREADABLE = Text("此处无法识别，请检查括号和运算符", "this cannot be read; check the brackets and operators here")
PERCENT = Text("百分号须紧接在数字之后，请写成 30% 的形式", "% must follow a number, as in 30%")
TOO_DEEP = Text("算式嵌套过深，请拆成几个指标", "the formula is nested too deeply; split it into several items")
TOO_STEEP = Text(
    "乘方套用乘方，得数过长，请改用较小的次数", "powers of powers make numbers too long; use smaller exponents"
)
CONDITION_NEEDED = Text(
    "此处应为条件，不应为数，请写成比较，如 actual >= target",
    "a condition is needed here, not a number; compare it, as in actual >= target",
)
NUMBER_NEEDED = Text(
    "此处应为数，不应为条件，请写成 1 if … else 0 的形式",
    "a number is needed here, not a condition; write for example 1 if … else 0",
)
ZERO = Text("此处除数为零，请改用不为零的除数", "this divides by zero; divide by another number")
COMPARISON = Text(
    "不能用 in 和 is，请用 < <= > >= == != 比较", "`in` and `is` are not allowed; compare with < <= > >= == !="
)
PLAIN_NAME = Text(
    "只能调用规定的函数，请直接写函数名", "only the listed functions can be called; write the function's plain name"
)
LONG_NUMBER = Text("数字过长，请写成不超过30位的数", "the number is too long; use at most 30 digits")
EXPONENT = Text(
    "乘方的次数应为常数，请写成 2、-1、0.5 或 (1/3) 的形式",
    "the exponent must be a plain number; write for example 2, -1, 0.5 or (1/3)",
)

_SYNTAX: dict[type[ast.AST], Text] = {
    ast.Attribute: Text(
        "名称之间不能用点号，请只写列名", "a dot between names is not allowed; write the column's name only"
    ),
    ast.Tuple: Text(
        "算式只得出一个数，请不要用逗号并列",
        "a list of values is not allowed here; a formula gives one value: keep one",
    ),
    ast.Starred: Text(
        "参数前不能加星号，请逐个写出参数", "* before a value is not allowed; write the arguments one by one"
    ),
    ast.GeneratorExp: Text(
        "不能用循环，全组的数值请用 mean(x)、total(x)、highest(x) 等函数",
        "loops are not allowed; for the group use mean(x), total(x), highest(x)",
    ),
}
_OTHER_SYNTAX = Text(
    "算式中不能这样写，请用 + - * / **、比较和函数",
    "this is not allowed in a formula; use + - * / **, comparisons and functions",
)
_WHOLE_GROUP = {
    "min": Text("；组内最低值请用 lowest(x)", "; the group's lowest is lowest(x)"),
    "max": Text("；组内最高值请用 highest(x)", "; the group's highest is highest(x)"),
}


def not_allowed(node: ast.expr) -> Text:
    """Python that is no part of a formula."""
    return _SYNTAX.get(type(node), _OTHER_SYNTAX)


def too_long(length: int, most: int) -> Text:
    """More characters than a formula may have."""
    return Text(
        f"算式有{length}个字符，超过{most}个，请拆成几个指标",
        f"the formula has {length} characters; at most {most} are allowed: split it into several items",
    )


def nested(most: int) -> Text:
    """Parts within parts within parts."""
    return Text(
        f"算式嵌套超过{most}层，请拆成几个指标",
        f"the formula is nested more than {most} deep; split it into several items",
    )


def many_parts(most: int) -> Text:
    """More numbers, names, operators and calls than a formula may have."""
    return Text(
        f"算式的组成部分超过{most}个，请拆成几个指标",
        f"the formula has more than {most} parts; split it into several items",
    )


def character(sign: str) -> Text:
    """A sign no formula has; one that cannot be seen is named by its code."""
    seen = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    return Text(f"算式中不能有字符“{seen}”，请删去", f"the character {sign!r} is not allowed in a formula; remove it")


def function_name(name: str) -> Text:
    """A function that stands where a column should."""
    return Text(
        f"{name} 是函数名，请写成 {name}(…)，或将该列改名",
        f"{name} is a function; write {name}(…), or rename the column",
    )


def no_function(name: str) -> Text:
    """A function that does not exist, with what people mean by it."""
    if name in INSTEAD:
        return Text(f"没有函数 {name}，请用 {INSTEAD[name]}", f"there is no function {name}; use {INSTEAD[name]}")
    return Text(
        f"没有函数 {name}，请从下列函数中选用：{'、'.join(FUNCTIONS)}",
        f"there is no function {name}; use one of {', '.join(FUNCTIONS)}",
    )


def by_position(name: str) -> Text:
    """Arguments given by name."""
    return Text(
        f"{name} 的参数按先后次序书写，请删去参数名和等号",
        f"{name} takes its arguments by position; leave out the names and =",
    )


def few_or_many(name: str, least: int, most: int, given: int) -> Text:
    """Another number of arguments than the function takes."""
    one_number, few = least == most, given < least
    zh, en = (f"{least}", f"{least}") if one_number else (f"{least}至{most}", f"{least} to {most}")
    mend = Text(
        f"{name} 需要{zh}个参数，现有{given}个，{'请补足' if few else '请删去多余的参数'}",
        f"{name} needs {en} {'argument' if en == '1' else 'arguments'} and has {given}: "
        f"{'add what is missing' if few else 'remove the others'}",
    )
    return mend + _WHOLE_GROUP[name] if given == 1 and name in _WHOLE_GROUP else mend


def constant(name: str) -> Text:
    """A last argument that must be a plain number."""
    wants = FUNCTIONS[name]
    return Text(
        f"{name} 的最后一个参数应为{wants.wants_zh}，请改正",
        f"the last argument of {name} must be {wants.wants}; correct it",
    )


def not_a_number(text: str) -> Text:
    """A constant that is no number."""
    return Text(
        f"{text} 不是数，请写成 0.5、30% 或 1/3 的形式", f"{text} is not a number; write for example 0.5, 30% or 1/3"
    )


def steep(most: int) -> Text:
    """An exponent that would make numbers too long."""
    return Text(f"乘方的次数超出±{most}，请改小", f"the exponent is beyond {most}; use a smaller one")
