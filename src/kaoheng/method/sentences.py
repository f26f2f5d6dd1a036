"""One error of pydantic's as what is wrong and how to mend it, in both languages."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from kaoheng.formula.errors import FormulaError
from kaoheng.method.positions import ABSENT, Loc, value_at
from kaoheng.method.problems import Problem, near
from kaoheng.method.shape import Shape, expected, fields, kinds, shape_at
from kaoheng.text import Text

Error = Mapping[str, Any]


def sentence(loc: Loc, error: Error, data: Any) -> Problem:
    """The problem an error stands for; `data` is what the file says."""
    return _BY_TYPE.get(error["type"], _unfit)(loc, error, data)


def _missing(loc: Loc, error: Error, data: Any) -> Problem:  # noqa: ARG001
    shape, name = shape_at(loc, data), _name(loc)
    wants, help = expected(shape), str(shape.get("description", "")).replace("\n", " ").strip().rstrip(".")
    if any(option.get("type") == "null" for option in shape.get("anyOf", ())):
        wants += Text("，或 null", ", or null")
    mend = Text(f"请写明 {name}，{wants.zh}", f"State {name}: {wants.en}{f' ({help})' if help else ''}")
    return Problem("missing_field", loc, Text(f"缺少 {name}", f"{name} is missing"), mend)


def _unknown_field(loc: Loc, error: Error, data: Any) -> Problem:  # noqa: ARG001
    holder, name = value_at(loc[:-1], data), _name(loc)
    mend = near(name, (each for each in fields(shape_at(loc[:-1], data), holder) if each not in holder))
    return Problem("unknown_field", loc, Text(f"没有 {name} 这个字段", f"there is no field {name} here"), mend)


def _unknown_kind(loc: Loc, error: Error, data: Any) -> Problem:
    tag, name = str(error["ctx"]["tag"]), _name(loc)
    mend = near(tag, kinds(shape_at(loc, data)))
    return Problem("unknown_kind", loc, Text(f"{name} 没有 {tag} 这一种", f"{name} has no kind {tag}"), mend)


def _missing_kind(loc: Loc, error: Error, data: Any) -> Problem:  # noqa: ARG001
    wants = expected(shape_at(loc, data))
    mend = Text("应为", "Write ") + wants
    return Problem("missing_kind", loc, Text(f"{_name(loc)} 缺少 kind", f"{_name(loc)} does not say its kind"), mend)


def _bad_id(loc: Loc, error: Error, data: Any) -> Problem:  # noqa: ARG001
    value = value_at(loc, data)
    word = _short(value) if isinstance(value, str) else _name(loc)
    mend = Text(
        "编号只用英文字母、数字、下划线和连字符，以字母开头，不超过64个字符",
        "Ids are up to 64 ASCII letters, digits, _ and -, and start with a letter",
    )
    return Problem("bad_id", loc, Text(f"“{word}”不能作编号", f"'{word}' cannot be an id"), mend)


def _too_short(loc: Loc, error: Error, data: Any) -> Problem:  # noqa: ARG001
    least = error["ctx"]["min_length"]
    mend = Text(f"请至少写{least}项", f"Give at least {least}")
    return Problem("too_few", loc, Text(f"{_name(loc)} 的内容太少", f"{_name(loc)} has too few members"), mend)


def _out_of_range(loc: Loc, error: Error, data: Any) -> Problem:
    name, value = _name(loc), _short(value_at(loc, data))
    zh, en, limit = next((zh, en, error["ctx"][key]) for key, zh, en in _LIMITS if key in error["ctx"])
    what = Text(f"{name} 的值 {value} 超出范围", f"{name} is {value}, out of range")
    return Problem("out_of_range", loc, what, Text(f"应{zh} {limit}", f"It must be {en} {limit}"))


_LIMITS = (("ge", "不小于", "at least"), ("gt", "大于", "above"), ("le", "不大于", "at most"), ("lt", "小于", "below"))


def _refused(loc: Loc, error: Error, data: Any) -> Problem:
    """A value that a validator refused: a formula, a number, a line, or a rule whose parameters do not fit."""
    cause, value, shape = error["ctx"]["error"], _short(value_at(loc, data)), shape_at(loc, data)
    if isinstance(cause, FormulaError):
        what = Text(f"算式第{cause.column}个字符处有误", f"the formula is wrong at character {cause.column}")
        return Problem("bad_formula", loc, what, cause.mend)
    both = _BOTH_LANGUAGES.fullmatch(str(cause))
    if both:
        what = Text(f"{_name(loc)} 的内容不合要求", f"{_name(loc)} cannot be used as it is")
        return Problem("bad_value", loc, what, Text(both[1], both[2]))
    if _takes_number(shape):
        what = Text(f"“{value}”不是数", f"'{value}' is not a number")
        if "by zero" in str(cause):
            what = Text(f"“{value}”的分母为零", f"'{value}' divides by zero")
        wants = expected(shape)
        return Problem("bad_number", loc, what, Text(f"应为{wants.zh}", f"Write {wants.en}"))
    if loc[-3:-1] == _LINES:
        return _bad_line(loc, value)
    what = Text(f"{_name(loc)} 的内容不合要求（{cause}）", f"{_name(loc)} cannot be used: {cause}")
    return Problem("bad_value", loc, what, Text("请改正", "Correct it"))


_BOTH_LANGUAGES = re.compile(r"(.+)（([^（）]+)）")
"""How validators of rules speak: 各部分占比之和应为1（shares must add up to 1）."""


def _takes_number(shape: Shape) -> bool:
    return any(option.get("type") == "number" for option in shape.get("anyOf", ()))


_LINES = ("grades", "thresholds")
"""Where lines stand, of the total or of a block."""


def _bad_line(loc: Loc, value: str) -> Problem:
    mend = Text('请写成 ">= 90"（含本数）或 "> 90"（不含本数）', "Write '>= 90', or '> 90' without 90 itself")
    return Problem("bad_line", loc, Text(f"“{value}”不是分数线", f"'{value}' is not a line"), mend)


def _unfit(loc: Loc, error: Error, data: Any) -> Problem:
    """A word that is not allowed, or a value of another type."""
    value, name, wants = value_at(loc, data), _name(loc), expected(shape_at(loc, data))
    if loc[-3:-1] == _LINES:
        return _bad_line(loc, _short(value))
    what = Text(f"{name} 的值“{_short(value)}”不可用", f"{name} cannot be '{_short(value)}'")
    if value is None or value is ABSENT:
        what = Text(f"{name} 没有内容", f"{name} is empty")
    elif isinstance(value, dict | list):
        form = Text("一组字段", "fields") if isinstance(value, dict) else Text("一个列表", "a list")
        what = Text(f"{name} 不应是{form.zh}", f"{name} cannot be {form.en}")
    is_word = error["type"] == "literal_error"
    close = get_close_matches(_short(value), wants.en.split(), 1, 0.7) if is_word else []
    hint = Text(f"，是否指 {close[0]}？", f"; did you mean {close[0]}?") if close else Text("", "")
    mend = Text("应为：", "It must be ") + wants + hint
    return Problem("unknown_word" if is_word else "wrong_type", loc, what, mend)


_BY_TYPE: Mapping[str, Callable[[Loc, Error, Any], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _missing_kind,
    "string_pattern_mismatch": _bad_id,
    "too_short": _too_short,
    "value_error": _refused,
    **dict.fromkeys(("greater_than_equal", "greater_than", "less_than_equal", "less_than"), _out_of_range),
}


def _name(loc: Loc) -> str:
    """The last field of a path."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _short(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
