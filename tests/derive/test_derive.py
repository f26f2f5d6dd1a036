"""Channels and treatments make exact values that both engines score, and that can be made again."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kaoheng.derive.derived import derive
from kaoheng.engines.catalogue import ENGINES
from kaoheng.explain.document import reasons_of
from kaoheng.explain.explainer import Explainer
from kaoheng.explain.recompute import recompute
from kaoheng.facts import Facts, cube_of
from kaoheng.findings import Refused
from kaoheng.results import differences
from tests.derive.making import BONUS, CLAIMS, MEAN, OBSERVED, PER, claim, edition, facts, given
from tests.freeze.making import item, method, refused, seen
from tests.tally.voting import ONE, TERMS


def values(known: Facts, item: str) -> list[Fraction | None]:
    cube, at = known.cubes["actual"], known.items.index(item)
    return [cube.exact(at, cube.periods.index(""), unit) for unit in range(len(known.units))]


def steps(known: Facts, item: str, unit: str) -> list[str]:
    return [step.zh for step in known.derivations[item, unit].steps]


def test_a_channel_gives_its_item_the_tally_as_an_exact_value() -> None:
    assert values(facts(), "add") == [3, 1, 0]
    assert steps(facts(), "add", "140502") == [
        "加3分、扣0分，得3分；国家级“事项”认定2分；国家级“另一事项”认定2分，超出单类上限1分不计，加1分"
    ]


def test_treatments_act_in_the_order_written_with_a_sentence_each() -> None:
    assert values(facts(), "gdp") == [Fraction(10, 3), Fraction(15, 4), 4]
    assert steps(facts(), "gdp", "140521") == [
        "没有数据，按全部有数据的2个单位的平均值插补为15",
        "除以指标pop：15÷4=3.75",
    ]
    other_way = facts(edition(PER, MEAN))
    assert values(other_way, "gdp") == [Fraction(10, 3), (Fraction(10, 3) + 4) / 2, 4]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_scores_the_derived_values(engine: str) -> None:
    results = ENGINES[engine](edition(), facts(), None)
    assert [results.nodes["gdp"].text(unit) for unit in range(3)] == ["0.33", "0.38", "0.40"]
    assert [results.totals.text(unit) for unit in range(3)] == ["3.63", "1.78", "0.90"]
    assert differences(results, ENGINES["reference"](edition(), facts(), None)) == []


def test_facts_of_a_method_that_derives_nothing_are_the_same_object() -> None:
    plain = facts(method(item("gdp"), item("pop")), claims=())
    assert derive(method(item("gdp"), item("pop")), plain) is plain
    assert plain.underived is plain


def test_raw_values_can_be_changed_and_derived_again() -> None:
    known = facts()
    raw = known.underived
    assert values(raw, "gdp") == [10, None, 20]
    assert differences(*(ENGINES["reference"](edition(), each, None) for each in (known, derive(edition(), raw)))) == []
    more = {(0, 0, 0): Fraction(30), (0, 0, 2): Fraction(20)} | {(1, 0, u): Fraction(u + 3) for u in range(3)}
    changed = replace(raw, cubes={**raw.cubes, "actual": cube_of(more, (3, 1, 3), ("",))})
    assert values(derive(edition(), changed), "gdp") == [10, Fraction(25, 4), 4]


def test_codes_for_missing_act_on_every_period_before_the_year_is_made_of_them() -> None:
    codes = {"kind": "missing_codes", "codes": [0]}
    over = {"combine": "mean", "incomplete": "skip"}
    made = method(item("m", data={"over_periods": over, "treat": [codes]}))
    monthly = [seen(value, "140502", "m", period=month) for month, value in (("1月", "0"), ("2月", "6"), ("3月", "9"))]
    known = facts(made, monthly, ())
    assert values(known, "m")[0] == Fraction(15, 2)
    assert "填报的0按规定表示没有数据" in steps(known, "m", "140502")[0]
    for score in ENGINES.values():
        assert score(made, known, None).nodes["m"].text(0) == "0.75"


def test_a_column_read_from_a_derived_item_is_the_derived_value() -> None:
    rule = {"kind": "as_given", "scale": 100}
    borrowing = item("m", rule=rule, data={"columns": {"extra": "add"}})
    made = method(borrowing, *edition().tree, channels=edition().channels)
    known = facts(made, [*OBSERVED, seen("9", "140502", "m")])
    assert known.cubes["extra"].exact(0, 0, 0) == 3


def test_a_denominator_of_zero_is_refused_with_unit_and_item() -> None:
    rows = [row if row["item_id"] != "pop" else {**row, "value": "0"} for row in OBSERVED]
    with pytest.raises(Refused) as caught:
        facts(observed=rows)
    assert [finding.sentence("zh").split("：")[0] for finding in caught.value] == [
        f"{title} · gdp 指标gdp" for title in ("城区", "沁水县", "市财政局")
    ]


def test_units_without_rows_have_what_the_channel_says_of_none() -> None:
    assert values(facts(claims=[claim()]), "add") == [2, 0, 0]


def test_an_item_of_a_channel_is_not_reported_as_well() -> None:
    found = refused(edition(), given([*OBSERVED, seen("2", "140502", "add")], claims=CLAIMS))
    assert [finding.code for finding in found] == ["observed_and_channel"]


def test_very_long_values_stay_exact_and_too_large_ones_are_refused() -> None:
    log = {"kind": "transform", "by": "log", "shift": 0}
    known = facts(edition(MEAN, log))
    value = values(known, "gdp")[0]
    assert value is not None
    assert abs(value - Fraction("2.302585092994045684017991454684364207601101488628772976033328")) < Fraction(1, 10**58)
    huge = {"kind": "convert", "from_unit": "元", "to_unit": "元", "factor": "1" + "0" * 50}
    with pytest.raises(Refused, match="too large"):
        facts(edition(huge, huge))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bonus_carries_no_points_and_adds_those_of_its_claims(engine: str) -> None:
    bonus = item("add", points=0, rule={"kind": "as_given", "scale": None, "most": 4}, data={"channel": "bonus"})
    made = method(item("gdp"), bonus, channels={"bonus": BONUS})
    known = facts(made, observed=[seen("50", unit, "gdp") for unit in ("140502", "140521", "A01")])
    results = ENGINES[engine](made, known, None)
    assert [results.totals.text(unit) for unit in range(3)] == ["8.00", "6.00", "5.00"]
    reason = Explainer(made, known, results).item("140502", "add")
    assert reason.sentence.zh.startswith("按认定的分数计入，加3分。加分：加3分、扣0分，得3分；")
    assert recompute(reasons_of(Explainer(made, known, results))) == []


def test_a_void_vote_stops_the_run_and_is_to_be_repeated() -> None:
    made = method(item("vote", missing="block", data={"channel": "v"}), channels={"v": {**TERMS, "classes": ONE}})
    counts = {"优秀": "9", "发出": "8", "收回": "9"}
    votes = [
        {"channel": "v", "unit_id": unit, "mark": mark, "count": count if unit == "140502" or mark != "发出" else "9"}
        for unit in ("140502", "140521", "A01")
        for mark, count in counts.items()
    ]
    (finding,) = refused(made, given((), ballots=votes))
    assert finding.code == "missing_value"
    assert "城区" in finding.what.zh
    assert finding.what.zh.endswith("民主测评：票发出8张，收回9张，收回的票数多于发出的票数，测评无效，应重新进行")
