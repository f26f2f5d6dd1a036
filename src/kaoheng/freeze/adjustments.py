"""Adjustments of the leading group, checked: with reason and document, before and after."""

from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.records import Records
from kaoheng.freeze.units import Roster
from kaoheng.method.edition import Method
from kaoheng.numbers import as_text, decimals_of, parse
from kaoheng.tables import ADJUSTMENT_COLUMNS, Adjustment, Sheet
from kaoheng.text import Text

_MATTERS = ("total", "rank", "grade")
_FORMS = Text("total（总分）、rank（名次）或grade（等次）", "total, rank or grade")


def read_adjustments(method: Method, roster: Roster, sheet: Sheet, problems: Problems) -> tuple[Adjustment, ...]:
    """The sheet of adjustments; one a unit and matter. Numbers come out in one spelling."""
    records, first, found = Records.of(sheet, ADJUSTMENT_COLUMNS, roster, problems), dict[tuple[object, ...], int](), []
    for _ in records.rows():
        unit, matter = records.unit(), records.one_of("matter", _MATTERS, _FORMS)
        before, after = (_value(records, method, matter, name) for name in ("before", "after"))
        if before and before == after:
            what = Text("调整前后相同", "before and after are the same")
            records.fault("nothing_adjusted", "after", what, Text("请改正或删去这一行", "Mend or remove the row"))
        reason = records.needed("reason", "调整理由", "reason")
        document = records.needed("document", "文号", "document")
        records.once(first, (unit, matter), "matter")
        found.append(Adjustment(unit, matter, before, after, reason, document))  # type: ignore[arg-type]
    return tuple(found)


def _value(records: Records, method: Method, matter: str, name: str) -> str:
    text = records.needed(name, {"before": "调整前", "after": "调整后"}[name], name)
    if not text or matter not in _MATTERS:
        return text
    if matter == "grade":
        scale = method.grades.scale if method.grades else ()
        if text not in scale:
            what = Text(f"办法没有等次“{shown(text)}”", f"the method has no grade {shown(text)}")
            mend = records.problems.suggest(text, scale, Text("请改正等次", "Mend the grade"))
            records.fault("unknown_grade", name, what, mend)
        return text
    return _number(records, method, matter, name, text)


def _number(records: Records, method: Method, matter: str, name: str, text: str) -> str:
    places = method.rounding.total if matter == "total" else 1
    try:
        value = parse(text)
    except ValueError:
        records.fault(
            "unreadable_number", name, Text(f"“{shown(text)}”不是数", f"“{shown(text)}” is not a number"), _NUMBER
        )
        return text
    digits = decimals_of(value)
    if places is not None and (digits is None or digits > places):
        what = Text(f"“{shown(text)}”的小数位数超过公布的位数", f"“{shown(text)}” has more decimals than are published")
        mend = Text(f"请保留{places}位小数", f"Keep to {places} decimals")
        records.fault("too_many_decimals", name, what, mend)
    elif (matter == "rank" and value < 1) or abs(value) > 2**40:
        what = Text(f"“{shown(text)}”超出范围", f"“{shown(text)}” is out of range")
        records.fault("out_of_range", name, what, _NUMBER)
    return as_text(value)


_NUMBER = Text("请填总分或名次，如91.20", "Give a total or a place, such as 91.20")
