"""Claims become bonuses and penalties as a regulation says: worked examples, one for every policy."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kaoheng.rules.rule import About
from kaoheng.tally.claiming.fates import deduped, fates, order
from kaoheng.tally.rows import ClaimRow
from tests.tally.claiming import AWARDS, CRITICISM, STATED, TERMS, YEAR, claim, claims, day, said, score


@pytest.mark.parametrize(("level", "points"), [("国家级", "2"), ("省部级", "1"), ("厅局级", "1/2")])
def test_an_award_gives_the_points_of_its_level(level, points):
    assert score(claims(), claim(level=level)) == points


def test_cases_count_one_by_one_up_to_the_cap_of_their_type():
    types = {"case": {"sign": "bonus", "title": "典型案例", "points": "0.5", "cap": 3}}
    assert score(claims(types=types), claim("case", count=4)) == "2"
    assert score(claims(types=types), claim("case", count=9)) == "3"
    assert said(claims(types=types), claim("case", count=9)) == (
        "加3分、扣0分，得3分；典型案例“文明城市”9件认定4.5分，超出单类上限1.5分不计，加3分"
    )


def test_bonuses_of_ten_at_most():
    stated = {"stated": STATED}
    rows = [claim("stated", matter=f"事项{i}", points=Fraction(3)) for i in range(5)]
    assert score(claims(types=stated, bonus_cap=10), *rows) == "10"
    assert score(claims(types=stated, bonus_cap={"share": "10%", "of_points": 20}), *rows) == "2"
    assert score(claims(types=stated), *rows) == "15"


def test_the_same_matter_counts_once_at_its_highest():
    rows = claim(level="省部级"), claim(level="国家级"), claim("case")
    assert score(claims(), *rows) == "2"
    assert score(claims(same_matter="all"), *rows) == "7/2"
    assert "表彰省部级“文明城市”认定1分，同一事项就高，不重复计" in said(claims(), *rows)


def test_bonus_and_penalty_about_one_matter_both_count():
    assert score(claims(), claim(), claim("criticism", level="市级")) == "3/2"


def test_duplicates_go_before_the_caps():
    types = {"award": AWARDS | {"cap": 3}}
    rows = claim(), claim(level="省部级"), claim(matter="双拥", level="省部级"), claim(matter="卫生", level="省部级")
    assert score(claims(types=types), *rows) == "3"
    assert score(claims(types=types, bonus_cap="2.5"), *rows) == "5/2"


def test_penalties_are_capped_or_not():
    rows = [claim("criticism", matter=f"事项{i}") for i in range(4)]
    assert score(claims(), *rows) == "-8"
    assert score(claims(penalty_cap=5), *rows) == "-5"
    assert score(claims(penalty_cap=5), *rows, take="penalty") == "5"


def test_only_admitted_claims_count_and_the_others_are_named():
    rows = (
        claim(),
        claim(matter="甲", status="pending"),
        claim(matter="乙", status="rejected", reason="不在目录"),
    )
    assert score(claims(), *rows) == "2"
    assert said(claims(), *rows) == (
        "加2分、扣0分，得2分；表彰国家级“文明城市”认定2分；表彰国家级“乙”不予认定（不在目录）；表彰国家级“甲”待认定，暂不计"
    )
    english = claims().tally(["u"], rows)["u"].sentence.en
    assert english.startswith("2 added, 0 off: 2 points; 表彰 国家级 “文明城市”: admitted at 2; ")


def test_a_claim_without_its_document_does_not_count():
    terms = claims(document="required")
    assert score(terms, claim()) == "0"
    assert score(terms, claim(document="青发〔2024〕1号")) == "2"
    assert "没有证明文件，不计" in said(terms, claim())


@pytest.mark.parametrize(
    ("dated", "points"), [("2023-12-31", "0"), ("2024-01-01", "2"), ("2024-12-31", "2"), ("2025-01-01", "0")]
)
def test_the_date_of_the_document_decides_the_year(dated, points):
    assert score(claims(window=YEAR), claim(dated=day(dated))) == points


def test_a_claim_without_a_date_does_not_count_in_a_year():
    assert "没有注明日期，不计" in said(claims(window=YEAR), claim())
    assert score(claims(), claim()) == "2"


@pytest.mark.parametrize(("rate", "points"), [("0", "0"), ("50%", "1"), ("1/3", "2/3")])
def test_what_was_rewarded_the_year_before_counts_at_a_rate(rate, points):
    earlier = {"first": "2023-01-01", "last": "2023-12-31"}
    terms = claims(window=YEAR, consecutive={"earlier": earlier, "rate": rate})
    rows = claim(dated=day("2023-05-01")), claim(dated=day("2024-05-01"))
    assert score(terms, *rows) == points
    assert score(terms, rows[1]) == "2"


def test_a_joint_award_is_split_by_role_exactly():
    terms = claims(roles={"牵头": "1", "配合": "1/3"})
    assert [score(terms, claim(role=role)) for role in ("牵头", "配合", "")] == ["2", "2/3", "2"]


def test_a_unit_without_claims_has_nothing_added():
    assert said(claims()) == "没有申报，得0分"
    assert score(claims()) == "0"


def group(terms, **bonus):
    """Bonus points by unit; `-` marks a penalty of one instead."""
    rows = [
        claim("criticism", level="省级", unit=unit)
        if value == "-"
        else claim("stated", unit=unit, points=Fraction(value))
        for unit, value in bonus.items()
        if value != "0"
    ]
    told = terms.tally(list(bonus), rows)
    return " ".join(str(told[unit].values.get("score", "x")) for unit in bonus)


def test_bonuses_need_enough_units_that_lost_points():
    terms = claims(bonus_only_if={"share_of_units": "15%", "were": "penalised"})
    quiet = {f"q{i}": "0" for i in range(10)}
    assert group(terms, a="1", b="-", **quiet) == " ".join(["0", "-1", *["0"] * 10])
    assert group(terms, a="1", b="-", c="-", **quiet) == " ".join(["1", "-1", "-1", *["0"] * 10])
    told = terms.tally(["u", "v"], [claim()])["u"].sentence.zh
    assert told.endswith("认定2分，本组2个单位中0个被扣分，不足15%，加分不计")


def test_bonuses_need_enough_units_that_claimed():
    terms = claims(bonus_only_if={"share_of_units": "1/2", "were": "claiming"})
    assert group(terms, a="1", b="0", c="0") == "0 0 0"
    assert group(terms, a="1", b="0") == "1 0"


@pytest.mark.parametrize(("ties", "expected"), [("all_in", "3 2 2 0"), ("all_out", "3 0 0 0"), ("refuse", "3 x x 0")])
def test_only_a_share_of_the_units_may_have_a_bonus(ties, expected):
    receivers = {"share_of_units": "50%", "rounding": "floor", "ties": ties}
    assert group(claims(receivers=receivers), a="3", b="2", c="2", d="1") == expected


def test_no_place_no_bonus():
    receivers = {"share_of_units": "10%", "rounding": "floor", "ties": "all_in"}
    assert group(claims(receivers=receivers), a="3", b="2") == "0 0"
    assert group(claims(receivers=receivers | {"rounding": "ceil"}), a="3", b="2") == "3 0"


def test_every_bad_row_is_named_with_all_its_problems():
    rows = [
        claim(type="prize"),
        claim(level="市级", matter="", status="ok"),
        claim("stated", count=-1, role="主办"),
        claim("case", points=Fraction(9)),
    ]
    found = [(problem.row, problem.column) for problem in claims().problems(rows)]
    assert found == [
        (0, "type"),
        (1, "level"),
        (1, "status"),
        (1, "matter"),
        (2, "points"),
        (2, "count"),
        (2, "role"),
        (3, "points"),
    ]
    assert all(problem.what.en and problem.mend.en for problem in claims().problems(rows))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"penalty_cap": -3}, "写成正数"),
        ({"types": {"a": CRITICISM | {"points": -1}}}, "写成正数"),
        ({"window": {"first": "2024-12-31", "last": "2024-01-01"}}, "first不能晚于last"),
        ({"consecutive": {"earlier": YEAR, "rate": 0}}, "需要window"),
        ({"window": YEAR, "consecutive": {"earlier": YEAR, "rate": 0}}, "window之前"),
    ],
)
def test_terms_that_do_not_fit_together_are_refused(changes, says):
    with pytest.raises(ValidationError, match=says):
        claims(**changes)


@pytest.mark.parametrize("field", ["document", "window", "same_matter", "bonus_cap", "penalty_cap", "rounding"])
def test_what_regulations_leave_open_must_be_stated(field):
    with pytest.raises(ValidationError, match=field):
        type(claims()).model_validate({name: value for name, value in TERMS.items() if name != field})


def test_the_clause_says_every_term():
    terms = claims(
        document="required",
        window=YEAR,
        roles={"牵头": 1, "配合": "50%"},
        bonus_cap={"share": "10%", "of_points": 10},
        penalty_cap=None,
        bonus_only_if={"share_of_units": "15%", "were": "penalised"},
        receivers={"share_of_units": "10%", "rounding": "floor", "ties": "refuse"},
    )
    told = terms.clause(About(Fraction(10)))
    for part in (
        "国家级加2分",
        "市级扣0.5分",
        "2024年1月1日至2024年12月31日",
        "配合的按50%计",
        "10分的10%",
        "扣分不封顶",
        "达到15%",
    ):
        assert part in told.zh
    for part in ("国家级 2", "2024-01-01 to 2024-12-31", "at 50%", "10% of 10", "not limited", "only if 15%"):
        assert part in told.en


def test_terms_survive_json():
    terms = claims(window=YEAR, roles={"配合": "1/3"}, bonus_cap={"share": "1/3", "of_points": 10})
    assert type(terms).model_validate_json(terms.model_dump_json()) == terms


ROWS = st.lists(
    st.builds(
        claim,
        st.sampled_from(["award", "case", "criticism"]),
        st.sampled_from(["甲", "乙", "丙"]),
        st.sampled_from(["国家级"]),
        st.sampled_from(["u", "v", "w"]),
        status=st.sampled_from(["admitted", "admitted", "pending", "rejected"]),
        count=st.integers(1, 4),
    ),
    max_size=12,
)
CAPPED = claims(
    types={"award": AWARDS | {"cap": 3}, "case": {"sign": "bonus", "points": "1/3", "cap": 1}, "criticism": CRITICISM},
    bonus_cap="3.5",
    penalty_cap=4,
    receivers={"share_of_units": "2/3", "rounding": "floor", "ties": "all_in"},
)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, random):
    mixed = random.sample(rows, len(rows))
    assert CAPPED.tally([*"uvw"], mixed) == CAPPED.tally([*"uvw"], rows)


@given(ROWS)
def test_caps_hold(rows):
    for unit, told in CAPPED.tally([*"uvw"], rows).items():
        assert 0 <= told.values["bonus"] <= Fraction("3.5")
        assert 0 <= told.values["penalty"] <= 4
        own = fates(CAPPED, [row for row in rows if row.unit_id == unit])
        by_type = Counter[str]()
        for fate in own:
            by_type[fate.claim.type] += fate.counted  # type: ignore[assignment]
            assert 0 <= fate.counted <= fate.worth
        assert by_type["award"] <= 3
        assert by_type["case"] <= 1


@given(ROWS)
def test_dropping_duplicates_twice_drops_nothing_more(rows):
    own = [row for row in rows if row.unit_id == "u"]
    once = deduped(CAPPED, fates(claims(same_matter="all"), own))
    assert sorted(deduped(CAPPED, once), key=order) == sorted(once, key=order)


@given(ROWS)
def test_pending_and_rejected_claims_change_no_value(rows):
    admitted = [row for row in rows if row.status == "admitted"]
    all_told, told = CAPPED.tally([*"uvw"], rows), CAPPED.tally([*"uvw"], admitted)
    assert [all_told[u].values for u in "uvw"] == [told[u].values for u in "uvw"]


@given(ROWS)
def test_rows_survive_json(rows):
    adapter = TypeAdapter(list[ClaimRow])
    dated = [*rows, claim("stated", points=Fraction(1, 3), dated=day("2024-02-29"))]
    assert adapter.validate_json(adapter.dump_json(dated)) == dated
