"""Results of years before the platform: entered with their document, read by later years, struck out with a reason."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kaoheng.freeze.frozen import freeze
from kaoheng_web.ledger.queries import history
from kaoheng_web.results.actions.earlier import enter_results, strike_result
from kaoheng_web.results.exchange.whole import whole
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.rules.earlier import Announced
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from tests.web.results.year import CLOSED, damaged, enter

SOURCE = "晋市考领〔2026〕4号"


@pytest.fixture
def announced(year):
    return Announced(year.county.pk, 2025, "较差", SOURCE, "58.60", 6, 6)


def known(edition):
    sheet = whole(edition).history
    return [] if sheet is None else sheet.columns.to_pylist()


def test_what_was_announced_is_evidence_of_the_years_after_it(year, announced):
    (row,) = enter_results(year.office, [announced])
    (past,) = known(year.edition)
    assert past == {
        "unit_id": "140581",
        "year": "2025",
        "node": "total",
        "score": "58.60",
        "rank": "6",
        "grade": "较差",
        "group": "",
        "members": "6",
    }
    facts = freeze(year.edition.method, whole(year.edition)).facts
    assert [(past.unit_id, past.year, past.grade) for past in facts.history] == [("140581", 2025, "较差")]
    (entry,) = history("results.earlierresult", row.pk)
    assert (entry.actor, entry.reason) == (year.office.actor, SOURCE)
    assert damaged() == []


@pytest.mark.parametrize("who", ["leader", "liaison", "stranger"])
def test_only_the_office_enters_and_strikes_out(year, announced, who):
    with pytest.raises(NotAllowed):
        enter_results(getattr(year, who), [announced])
    (row,) = enter_results(year.office, [announced])
    with pytest.raises(NotAllowed):
        strike_result(getattr(year, who), row, reason="录入有误")


def test_everything_wrong_is_told_at_once_and_nothing_is_written(year, announced):
    wrong = [
        replace(announced, total="五十八", rank=7),
        replace(announced, unit=year.bureau.pk, year=2027, grade=" ", source=""),
        announced,
    ]
    with pytest.raises(Refusal) as refused:
        enter_results(year.office, wrong)
    told = [sentence.en for sentence in refused.value.sentences]
    assert [words.split(":")[0].split(",")[0] for words in told] == [
        "Write a number",
        "Give how many units were ranked",
        "Only years before this one.",
        "Fill this in.",
        "The unit has a result of this year",
    ]
    assert not EarlierResult.objects.exists()


def test_a_result_is_struck_out_once_and_entered_anew(year, announced):
    (row,) = enter_results(year.office, [announced])
    with pytest.raises(Refusal) as refused:
        strike_result(year.office, row, reason=" ")
    assert list(refused.value.fields) == ["reason"]
    strike_result(year.office, row, reason="等次录错")
    with pytest.raises(Outdated):
        strike_result(year.office, row, reason="等次录错")
    assert known(year.edition) == []
    enter_results(year.office, [replace(announced, grade="一般")])
    assert [past["grade"] for past in known(year.edition)] == ["一般"]
    assert damaged() == []


def test_the_past_of_units_that_are_assessed_no_more_is_nobodys_evidence(year, announced):
    enter_results(year.office, [announced, replace(announced, unit=year.city.pk)])
    assert [past["unit_id"] for past in known(year.edition)] == ["140581"]
    assert year.scored().results.exists()


def test_a_year_that_is_final_on_the_platform_is_not_entered(year, announced):
    year.final()
    with clock.at(CLOSED.replace(year=2028)), pytest.raises(Refusal, match="became final on the platform"):
        enter_results(year.office, [replace(announced, year=2026)])


def test_a_workbook_is_checked_cell_by_cell_before_it_is_taken_in(year, client):
    enter(client, year, "office")
    book = load_workbook(BytesIO(client.get("/results/earlier/import/template/").content))
    lines = [
        ["高平市", "2025", "58.60", "6", "6", "较差", SOURCE],
        ["不存在的局", "2025", "九十", "3", "2", "", SOURCE],
    ]
    for at, line in enumerate(lines, 2):
        for column, cell in enumerate(line, 1):
            book.worksheets[0].cell(at, column, cell)
    page = sent(client, book).content.decode()
    assert ["没有这个单位" in page, "请填写数字" in page or "必填" in page, EarlierResult.objects.exists()] == [
        True,
        True,
        False,
    ]
    book.worksheets[0].delete_rows(3)
    preview = sent(client, book)
    kept = preview.context["kept"]
    assert client.post("/results/earlier/import/", {"kept": kept}).status_code == 302
    page = client.get("/results/earlier/").content.decode()
    assert ["高平市" in page, "58.60" in page, SOURCE in page] == [True] * 3
    row = EarlierResult.objects.get()
    assert client.post(f"/results/earlier/{row.pk}/strike/", {"reason": "录入有误"}).status_code == 302
    assert "录入有误" in client.get("/results/earlier/").content.decode()
    assert client.get(f"/results/earlier/{row.pk}/strike/").status_code == 404


def test_units_do_not_open_what_only_deciders_read(year, client):
    enter(client, year, "liaison")
    assert client.get("/results/earlier/").status_code == 403
    assert client.get("/results/earlier/import/").status_code == 403


def sent(client, book):
    file = BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "历年.xlsx"
    return client.post("/results/earlier/import/", {"file": file})
