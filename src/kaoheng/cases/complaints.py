"""What is wrong with the form of a case file, in words for people who write cases."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from kaoheng.cases.model import Expected, OneOfSeveral
from kaoheng.method.positions import ABSENT, Loc, value_at
from kaoheng.method.problems import Problem, near
from kaoheng.text import Text

_FORMS: Mapping[str, Text] = {
    "title": Text("一段文字", "text"),
    "shows": Text("一段文字", "text"),
    "only": Text("一组节点编号，如 [pm25, gdp]", "ids of nodes, such as [pm25, gdp]"),
    "change": Text("办法文件的片段", "a part of a method file"),
    "units": Text("{组别: {单位代码: 名称}}", "{group: {unit: title}}"),
    "common": Text("{指标: {actual: 48, target: 45}}", "{item: {actual: 48, target: 45}}"),
    "evidence": Text("{单位: {指标: {actual: 48, target: 45}}}", "{unit: {item: {actual: 48, target: 45}}}"),
    "ballots": Text("{渠道: {单位: {票类: {评价: 票数}}}}", "{channel: {unit: {class: {mark: count}}}}"),
    "ratings": Text("{渠道: {单位: {评分人类别: {评分人: 分值}}}}", "{channel: {unit: {class: {rater: value}}}}"),
    "responses": Text(
        "{渠道: {单位: [{respondent: 1, question: q1, answer: 满意}]}}",
        "{channel: {unit: [{respondent: 1, question: q1, answer: yes}]}}",
    ),
    "claims": Text(
        "{渠道: {单位: [{type: 国家级, matter: 事项, status: 认定}]}}",
        "{channel: {unit: [{type: national, matter: a matter, status: admitted}]}}",
    ),
    "decisions": Text('{单位: {"quota:优秀": in}}', '{unit: {"quota:优秀": in}}'),
    "vetoes": Text(
        "{单位: {事项: {status: approved, document: …}}}", "{unit: {veto: {status: approved, document: …}}}"
    ),
    "adjustments": Text(
        "{单位: {total: {before: 90, after: 89, reason: …, document: …}}}",
        "{unit: {total: {before: 90, after: 89, reason: …, document: …}}}",
    ),
    "history": Text("{单位: {2021: {grade: 较差, rank: 6}}}", "{unit: {2021: {grade: 较差, rank: 6}}}"),
    "decided": Text("日期，如 2023-03-20", "a date, such as 2023-03-20"),
    "consequences": Text("{措施: 期限}，如 {talk: 2023-04-20}", "{measure: last day}, such as {talk: 2023-04-20}"),
    "honours_cancelled": Text("true 或 false", "true or false"),
    "expect": Text("{单位: {scores: {指标: 3.50}, rank: 1}}", "{unit: {scores: {item: 3.50}, rank: 1}}"),
    "scores": Text("{节点: 得分}，如 {pm25: 3.50}", "{node: score}, such as {pm25: 3.50}"),
    "states": Text(
        "{指标: scored | missing | not_applicable | not_member}",
        "{item: scored | missing | not_applicable | not_member}",
    ),
    "rank": Text("名次，如 1", "a place, such as 1"),
    "grade": Text("等次名称", "the name of a grade"),
    "grades": Text("{类别: 等次}，如 {party: 优秀}", "{block: grade}, such as {party: 优秀}"),
    "undecided": Text("true 或 false", "true or false"),
    "says": Text("{节点: 文字} 或 {节点: [文字, 文字]}", "{node: phrase} or {node: [phrase, phrase]}"),
    "refused": Text("一段或几段文字", "a phrase or several"),
    "cases": Text("一组案例，各有 title 和 shows", "cases, each with title and shows"),
}


def complaints(error: ValidationError, shape: type[BaseModel], data: Any) -> list[Problem]:
    """One problem for each place that pydantic objects to."""
    found: dict[Loc, Problem] = {}
    for each in error.errors(include_url=False):
        loc = _written(each["loc"], data)
        if each["type"] == "missing":
            loc = (*loc, str(each["loc"][-1]))
        found.setdefault(loc, _problem(each["type"], loc, shape, data))
    return list(found.values())


def _problem(kind: str, loc: Loc, shape: type[BaseModel], data: Any) -> Problem:
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if kind == "missing":
        return Problem("missing_field", loc, Text(f"缺少 {name}", f"{name} is missing"), _form(loc))
    if kind == "extra_forbidden":
        what = Text(f"没有 {name} 这个字段", f"there is no field {name} here")
        return Problem("unknown_field", loc, what, near(name, _fields(loc[:-1], shape)))
    if kind == "value_error" and (not loc or isinstance(loc[-1], int)):
        mend = Text("请写明 expect 或 refused", "State expect or refused")
        return Problem("nothing_expected", loc, Text("没有写明应有的结果", "nothing is expected"), mend)
    value = value_at(loc, data)
    shown = "" if value is ABSENT or isinstance(value, dict | list) else f"“{str(value)[:40]}”"
    what = Text(f"{name} 的值{shown}不可用", f"{name} cannot be {shown or 'this'}")
    return Problem("bad_value", loc, what, _form(loc))


def _written(raw: Loc, data: Any) -> Loc:
    """The part of pydantic's path that stands in the file."""
    kept: Loc = ()
    for part in raw:
        if value_at((*kept, part), data) is not ABSENT:
            kept = (*kept, part)
    return kept


def _fields(loc: Loc, shape: type[BaseModel]) -> list[str]:
    holder: type[BaseModel] = shape
    if loc[:1] == ("cases",):
        holder, loc = OneOfSeveral, loc[2:]
    if loc[:1] == ("expect",):
        holder = Expected
    return list(holder.model_fields)


def _form(loc: Loc) -> Text:
    """What should stand there, by the innermost field that has a form."""
    known = [part for part in loc if isinstance(part, str) and part in _FORMS]
    return Text("请写", "Write ") + (_FORMS[known[-1]] if known else Text("文字或数", "text or a number"))
