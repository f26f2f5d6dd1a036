"""A small YAML file of settings read into its model, or refused with every problem and its line."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.plain import LONGEST, Plain, read_plain
from kaoheng.method.positions import ABSENT, Loc, value_at
from kaoheng.method.problems import Problem, near
from kaoheng.text import Text

Model = TypeVar("Model", bound=BaseModel)

_FORMS = {
    "int": Text("一个整数", "a whole number"),
    "tuple": Text("一个列表，每行以“- ”开头", "a list, each member after `- `"),
    "dict": Text("一组“字段: 值”", "fields, each as `field: value`"),
    "model": Text("一组“字段: 值”", "fields, each as `field: value`"),
    "string": Text("一段文字", "text"),
    "date": Text("一个日期，如 2024-12-31", "a date such as 2024-12-31"),
    "bool": Text("true 或 false", "true or false"),
}
_NUMBER = Text("一个数，如 5、0.5、29.3% 或 32/109", "a number such as 5, 0.5, 29.3% or 32/109")


def load_settings(path: Path, model: type[Model]) -> Model:
    """The settings in a file."""
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        what = Text("无法读取，或不是UTF-8编码", "cannot be read, or is not UTF-8")
        mend = Text("请检查路径、权限和编码", "Check its path, permissions and encoding")
        raise Refused([Finding("no_file", Place(str(path)), what, mend)]) from None
    return read_settings(text, model, str(path))


def read_settings(text: str, model: type[Model], file: str = "") -> Model:
    """The settings a text holds; `file` is the name that findings carry."""
    plain = read_plain(text, file)
    found = [problem.found(plain.positions) for problem in plain.problems]
    if found:
        raise Refused(found)
    try:
        return model.model_validate({} if plain.data is None else plain.data)
    except ValidationError as error:
        raise Refused(problem.found(plain.positions) for problem in _problems(error, model, plain)) from None


def _problems(error: ValidationError, model: type[BaseModel], plain: Plain) -> list[Problem]:
    found: dict[Loc, Problem] = {}
    for each in error.errors(include_url=False):
        loc = tuple(part for end, part in enumerate(each["loc"]) if _stands(each["loc"], end, plain.data, each["type"]))
        found.setdefault(loc, _problem(each, loc, model))
    return list(found.values())


def _stands(loc: Loc, end: int, data: Any, kind: str) -> bool:
    """Whether a part of pydantic's path is one of the file: not the name of a member of a union."""
    last = kind == "missing" and end == len(loc) - 1
    return last or value_at(loc[: end + 1], data) is not ABSENT


def _problem(error: Any, loc: Loc, model: type[BaseModel]) -> Problem:
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    match error["type"]:
        case "missing":
            return Problem("missing_field", loc, Text(f"缺少 {name}", f"{name} is missing"), _WRITE)
        case "extra_forbidden":
            what = Text(f"没有 {name} 这个字段", f"there is no field {name} here")
            return Problem("unknown_field", loc, what, near(name, _fields(model)))
        case "value_error":
            zh, _, en = str(error["ctx"]["error"]).partition("（")
            if en:
                return Problem("bad_value", loc, Text(zh, en.removesuffix("）")), Text("请改正", "Mend it"))
    shown = "" if isinstance(error["input"], dict | list) else f"“{str(error['input'])[:40]}”"
    what = Text(f"{name} 的值{shown}不可用", f"{name} cannot be {shown or 'this'}")
    return Problem("bad_value", loc, what, Text("请写", "Write ") + _form(error))


_WRITE = Text("请补上", "State it")


def _form(error: Any) -> Text:
    """What should stand there."""
    if error["type"] in ("literal_error", "greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        said = ", ".join(f"{key} {value}" for key, value in error["ctx"].items())
        return Text(said, said)
    return _FORMS.get(error["type"].partition("_")[0], _NUMBER)


def _fields(model: type[BaseModel]) -> list[str]:
    """The names of every field of the model and of those inside it."""
    inside = model.model_json_schema().get("$defs", {}).values()
    return [*model.model_fields, *(name for each in inside for name in each.get("properties", ()))]
