"""Surveys and their answers in a line, for tests that read as sentences."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kaoheng.numbers import parse
from kaoheng.tally.channel import Tally
from kaoheng.tally.microdata import Microdata
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey

SIMPLE = {"strata": False, "clusters": False, "weights": "equal", "correction": False, "lone": "refuse"}
SATISFIED = {"满意": 100, "不满意": 0}


def survey(design: Mapping[str, Any] | None = None, **terms: Any) -> Survey:
    """A survey of one question in which as much is plain as can be."""
    usual: dict[str, Any] = {
        "kind": "survey",
        "title": "满意度调查（演示数据）",
        "measured": "满意度",
        "measured_en": "satisfaction",
        "questions": [{"id": "q", "weight": 1}],
        "answers": SATISFIED,
        "blank": "refuse",
        "estimate": "mean",
        "error": "linearised",
        "interval": {"level": "95%", "kind": "normal"},
        "least": 2,
        "decimals": None,
        "error_decimals": 4,
    }
    return Survey.model_validate({**usual, "design": {**SIMPLE, **(design or {})}, **terms})


def stratified(**design: Any) -> dict[str, Any]:
    return {"strata": True, **design}


def numbers(values: Iterable[str]) -> dict[str, str]:
    """Answers that are numbers, as a scale of codes."""
    return {value: value for value in values}


def answered(
    answers: str | Sequence[str], unit: str = "U", weight: Fraction | str | None = None, **person: Any
) -> list[ResponseRow]:
    """One row for every answer to the only question, each from another person."""
    each = answers.split() if isinstance(answers, str) else answers
    name = "-".join([person.get("stratum", ""), person.get("psu", ""), *person.get("more", {}).values(), "r"])
    held = parse(weight) if isinstance(weight, str) else weight
    return [ResponseRow(unit, f"{name}{at}", "q", answer, held, **person) for at, answer in enumerate(each)]


def told(channel: Survey | Microdata, rows: Sequence[ResponseRow], unit: str = "U") -> Tally:
    """The tally of one unit."""
    return channel.tally([unit], [row for row in rows if row.unit_id == unit])[unit]


def spread_values(mean: str, deviation: str, count: int) -> list[str]:
    """So many values with exactly this mean and standard deviation (of an odd number, or very nearly of an even)."""
    middle, away = parse(mean), parse(deviation)
    if count % 2:
        return [as_code(middle), *[as_code(middle + away), as_code(middle - away)] * ((count - 1) // 2)]
    away = Fraction(round(float(away) * ((count - 1) / count) ** 0.5 * 1000), 1000)
    return [as_code(middle + away), as_code(middle - away)] * (count // 2)


def as_code(value: Fraction) -> str:
    return str(float(value))
