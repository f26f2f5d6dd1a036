"""The tables of channels: every cell that cannot be read, and ballots counted."""

from typing import Any

import numpy as np
import pytest

from kaoheng.cases.load import read_cases
from kaoheng.cases.run import run_case
from kaoheng.engines.catalogue import ENGINES
from kaoheng.freeze.channel_records import ballots, ratings, responses
from kaoheng.freeze.problems import Problems
from kaoheng.method.check import check
from kaoheng.tables import BALLOT_COLUMNS, RATING_COLUMNS, RESPONSE_COLUMNS
from tests.derive.making import BONUS, MEAN, OBSERVED, PER, claim, edition, given
from tests.freeze.making import item, method, refused, sheet


def read(records: Any, columns: Any, rows: Any, voters: bool = True) -> tuple[list[Any], list[tuple[str, int | None]]]:
    problems = Problems()
    made = records(sheet("t", columns, rows), np.arange(len(rows)), problems, voters)
    return list(made.rows), [(finding.code, finding.place.row) for finding in problems.found]


def test_equal_ballots_are_counted_and_told_apart_only_where_the_channel_asks() -> None:
    votes = [{"unit_id": "a", "voter_class": "A", "mark": "优秀", "voter": str(i)} for i in range(5)]
    together, found = read(ballots, BALLOT_COLUMNS, [*votes, {**votes[0], "mark": "良好"}], voters=False)
    assert [(row.mark, row.count) for row in together] == [("优秀", 5), ("良好", 1)]
    assert found == []
    apart, _ = read(ballots, BALLOT_COLUMNS, votes)
    assert [(row.voter, row.count) for row in apart] == [(str(i), 1) for i in range(5)]


def test_counts_are_whole_and_not_negative_and_sheets_are_counted_once() -> None:
    rows = [{"unit_id": "a", "mark": "优秀", "count": count} for count in ("1.5", "-1", "x", "")]
    rows += [{"unit_id": "a", "mark": "issued", "count": "9"}] * 2 + [{"unit_id": "a", "mark": ""}]
    _, found = read(ballots, BALLOT_COLUMNS, rows)
    assert sorted(found) == [
        ("cell_empty", 8), ("duplicate_row", 7), ("not_a_count", 2), ("not_a_count", 3), ("not_a_count", 4),
    ]  # fmt: skip


def test_a_rater_rates_once_and_words_are_kept_for_the_channel() -> None:
    one = {"unit_id": "a", "rater": "张某", "value": "92.5"}
    rows, found = read(ratings, RATING_COLUMNS, [one, {**one, "rater": "李某", "value": "不了解"}, one])
    assert [(str(row.value), row.word) for row in rows] == [("185/2", ""), ("None", "不了解")]
    assert found == [("duplicate_row", 4)]


def test_answers_keep_further_columns_and_no_weight_where_nothing_is_said() -> None:
    row = {"unit_id": "a", "respondent": "1", "question": "q", "answer": "满意", "sex": "女"}
    rows, found = read(responses, (*RESPONSE_COLUMNS, "sex"), [row, {**row, "respondent": "2", "weight": "-1"}])
    assert [(dict(one.more), one.weight) for one in rows] == [({"sex": "女"}, None)]
    assert found == [("not_a_weight", 3)]


def test_all_problems_of_a_table_are_found_at_once_and_nothing_is_called_missing_besides() -> None:
    rows = [claim("国际级"), claim(unit="99", points="x", dated="q"), {**claim(), "channel": "bonsu"}, claim(), claim()]
    found = refused(edition(), given(OBSERVED, claims=rows))
    assert sorted((finding.code, finding.place.row) for finding in found) == [
        ("duplicate_row", 6), ("not_a_number", 3), ("not_for_channel", 2), ("unknown_channel", 4),
        ("unknown_unit", 3), ("unreadable_date", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"channel": "bonsu"}, "unknown_channel"),
        ({"channel": "bonus", "take": "share"}, "unknown_measure"),
        ({"treat": [{**PER, "item": "nobody"}]}, "unknown_item"),
        ({"treat": [{**PER, "item": "m"}]}, "treatment_circle"),
        ({"treat": [PER, {"kind": "missing_codes", "codes": [0]}]}, "codes_not_first"),
        ({"treat": [MEAN]}, "imputed_and_missing"),
        ({}, "unused_channel"),
    ],
)
def test_a_method_is_told_what_does_not_fit(data: Any, code: str) -> None:
    made = method(item("m", data=data), item("pop"), channels={"bonus": BONUS})
    assert code in [finding.code for finding in check(made)]


CASE = """\
title: 加分
shows: 国家级不超过3分
only: [add]
units: {counties: {"140502": 城区}}
claims: {bonus: {"140502": [{type: 国家级, matter: 一, status: 认定}, {type: 国家级, matter: 二, status: 认定}]}}
expect: {"140502": {scores: {add: 3}, says: {add: 超出单类上限1分不计}}}
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_worked_case_states_rows_of_channels(engine: str) -> None:
    assert run_case(edition(), read_cases(CASE)[0], ENGINES[engine]) == []
