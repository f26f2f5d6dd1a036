"""The numbers in the how-to are what the library computes."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from kaoheng.numbers import written
from kaoheng.tally.microdata import Microdata
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "weight-a-survey.md").read_text(encoding="utf-8")
UNITS = ("140525", "140524")


def block(kind: str, at: int = 0) -> str:
    return str(re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[at])


def rows() -> list[ResponseRow]:
    lines = csv.DictReader(block("csv").splitlines())
    return [
        ResponseRow(line["unit_id"], line["respondent"], line["question"], line["answer"], more={"age": line["age"]})
        for line in lines
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_the_survey_of_the_page(unit: str) -> None:
    terms = yaml.safe_load(block("yaml"))
    weighted = Survey.model_validate(terms)
    plain = Survey.model_validate({**terms, "weighting": []})
    assert list(weighted.problems(rows())) == []
    assert f"> {unit}: {weighted.tally(UNITS, rows())[unit].sentence.zh}\n" in PAGE
    assert written(plain.tally(UNITS, rows())[unit].values["score"], 2) in PAGE


def test_the_microdata_of_the_page() -> None:
    assert Microdata.model_validate(yaml.safe_load(block("yaml", 1))).measures()[1:] == (
        "median",
        "poor",
        "gini",
        "ratio",
        "n",
    )
