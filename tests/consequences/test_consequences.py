"""Which measures follow from a result, with the numbers behind them and the day they are due."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from kaoheng.consequences.calendar import Calendar, add_months, read_calendar
from kaoheng.consequences.due import consequences, waiting
from kaoheng.engines.reference.engine import score
from kaoheng.findings import Refused
from kaoheng.method.consequences import Measure
from kaoheng.tables import Decision, Past, VetoCase
from tests.explain.workshop import GIVEN, facts, item, method

GRADES = {"scale": ["优秀", "良好", "较差"], "thresholds": {"优秀": ">= 9", "良好": ">= 6"}}
VETO = {"id": "safety", "title": "重大事故", "legal_basis": "法", "effects": [{"kind": "at_most", "grade": "较差"}]}
SCORES = {"甲": "9.5", "乙": "7", "丙": "3"}


def found(when: dict[str, Any], within: dict[str, int] | None = None, **more: Any) -> dict[str, tuple[str, str]]:
    """Unit → reason and due date, of one measure over three units."""
    measure = {"id": "m", "kind": "summons", "when": when, "measure": "约谈", "to": "组织部"}
    measure |= {"within": within} if within else {}
    made = method([item("i", GIVEN)], grades=GRADES, vetoes=[VETO], consequences=[measure], **more.pop("method", {}))
    known = facts(made, {"actual": {"i": more.pop("scores", SCORES)}}, dict.fromkeys("甲乙丙", "county"))
    day = more.pop("decided", date(2023, 3, 20))
    results = score(made, type(known)(**{**known.__dict__, **more}))
    listed = consequences(made, results, day, Calendar())
    return {one.unit_id: (one.reason.zh, str(one.due)) for one in listed}


def test_a_grade_leads_to_a_measure_by_a_day() -> None:
    assert found({"grade": ["较差"]}, {"months": 1}) == {"丙": ("等次为较差", "2023-04-20")}


def test_a_measure_says_of_which_kind_it_is_and_is_called_by_it_where_it_has_no_english() -> None:
    told = {"id": "m", "when": {"grade": ["较差"]}, "measure": "向市政府说明情况", "to": "考核办"}
    measure = Measure.model_validate(told | {"kind": "written_report"})
    assert (measure.kind, measure.what.en) == ("written_report", "written report")
    named = Measure.model_validate(told | {"kind": "other", "measure_en": "explain it"})
    assert named.what.en == "explain it"
    with pytest.raises(ValidationError, match="kind"):
        Measure.model_validate(told | {"kind": "训诫"})


def test_last_in_group_is_said_with_place_and_size() -> None:
    assert found({"last_in_group": True}) == {"丙": ("在县中列第3名（共3个单位），为末位", "None")}


def test_no_one_is_last_where_all_are_equal() -> None:
    assert found({"last_in_group": True}, scores=dict.fromkeys("甲乙丙", "7")) == {}


def test_places_from_the_front_and_from_the_back() -> None:
    assert list(found({"rank_at_most": 1})) == ["甲"]
    assert list(found({"rank_at_least": 2})) == ["乙", "丙"]


def test_two_poor_years_name_the_years() -> None:
    when = {"consecutive": {"grade": ["较差"], "years": 2}}
    assert found(when) == {}
    history = (Past("丙", 2021, grade="较差"), Past("乙", 2021, grade="较差"))
    assert found(when, history=history) == {"丙": ("2021、2022年连续2年等次为较差", "None")}


def test_consecutive_last_places() -> None:
    when = {"consecutive": {"last_in_group": True, "years": 2}}
    assert found(when, history=(Past("丙", 2021, rank=3, members=3),)) == {  # type: ignore[arg-type]
        "丙": ("2021、2022年连续2年居末位", "None")
    }


def test_an_approved_veto_is_named_with_its_document_and_a_proposed_one_has_no_consequence() -> None:
    case = VetoCase("甲", "safety", "approved", 2022, document="纪要1号")
    assert found({"vetoed": ["safety"]}, vetoes=(case,)) == {"甲": ("因“重大事故”（纪要1号）被一票否决", "None")}
    assert found({"vetoed": ["safety"]}, vetoes=(VetoCase("甲", "safety", "proposed", 2022),)) == {}


def test_all_any_and_not_put_conditions_together() -> None:
    both = {"all": [{"grade": ["较差"]}, {"last_in_group": True}]}
    assert found(both) == {"丙": ("等次为较差，且在县中列第3名（共3个单位），为末位", "None")}
    either = {"any": [{"grade": ["优秀"]}, {"last_in_group": True}]}
    assert {unit: reason for unit, (reason, _) in found(either).items()} == {
        "甲": "等次为优秀",
        "丙": "在县中列第3名（共3个单位），为末位",
    }
    assert list(found({"not": {"grade": ["较差"]}})) == ["甲", "乙"]


def test_units_that_await_a_decision_wait_for_their_measures() -> None:
    ranking = {"ranking": dict(on="rounded", ties="competition", chain=[{"kind": "decide"}])}
    tied = {"甲": "7", "乙": "7", "丙": "3"}
    assert list(found({"rank_at_most": 1}, method=ranking, scores=tied)) == []
    decided = (Decision("甲", "rank", "1", "纪要2号"), Decision("乙", "rank", "2", "纪要2号"))
    assert list(found({"rank_at_most": 1}, method=ranking, scores=tied, decisions=decided)) == ["甲"]
    made = method([item("i", GIVEN)], **ranking)
    results = score(made, facts(made, {"actual": {"i": tied}}, dict.fromkeys("甲乙丙", "county")))
    assert waiting(results) == ["甲县", "乙县"]


def test_working_days_pass_over_holidays_and_count_shifted_saturdays() -> None:
    assert found({"grade": ["较差"]}, {"working_days": 10}, decided=date(2023, 3, 27))["丙"][1] == "2023-04-11"
    assert Calendar().add_working_days(date(2023, 4, 21), 1) == date(2023, 4, 23)  # a Sunday worked


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2023-12-31", 2, "2024-02-29")],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_shorter_month(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_a_year_without_a_calendar_is_refused_once_and_a_file_mends_it(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        found({"grade": ["较差", "良好"]}, {"working_days": 5}, decided=date(2050, 3, 1))
    (finding,) = caught.value.findings
    assert "没有2050年的工作日历" in finding.sentence("zh")
    assert "--calendar" in finding.mend.en
    path = tmp_path / "2050.csv"
    path.write_text("date,kind\n2050-03-03,holiday\n2050-03-05,workday\n", encoding="utf-8")
    assert read_calendar(path).add_working_days(date(2050, 3, 1), 3) == date(2050, 3, 5)  # 2, 4 and a Saturday


def test_everything_wrong_with_a_calendar_file_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "日期,类别\n2050-13-03,节假日\n2050-03-05,休\n2050-03-06,工作日\n2050/3/6,工作日\n", encoding="utf-8"
    )
    with pytest.raises(Refused) as caught:
        read_calendar(path)
    assert [(one.place.row, one.place.column) for one in caught.value] == [(2, "date"), (3, "kind"), (5, "date")]
    with pytest.raises(Refused):
        read_calendar(tmp_path / "absent.csv")
