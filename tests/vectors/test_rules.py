"""Acceptance vectors of single rules (§9.3), as every engine publishes them."""

from typing import Any

from tests.vectors.desk import scores

CAPPED = dict(kind="proportional", cap=1, floor=0, zero_target="refuse")
RUNGS = [dict(completion=f"{share}%", rate=f"{share}%") for share in (100, 90, 80, 70, 60, 50)]
BEYOND = dict(gap="of_target", size="10%", points=3, partial_step="not_counted", most=9)
LADDER = dict(kind="completion_ladder", rungs=RUNGS, over=BEYOND, zero_target="refuse")
TWO_FIFTHS = dict(kind="efficacy", base=60, range=40, all_equal=100)


def step(size: str, points: str, partial: str = "not_counted", **more: Any) -> dict[str, Any]:
    return dict(kind="step", gap="absolute", size=size, points_per_step=points, partial_step=partial, floor=0) | more


def test_r01_the_target_met_gives_all_points_and_missed_none() -> None:
    rule = dict(kind="all_or_nothing", comparator="by_direction")
    assert scores(rule, "10", direction="down", actual="4.3 4.31", target="4.3 4.3") == "10.00 0.00"
    assert scores(rule, "4", direction="down", actual="0 1", target="0 0") == "4.00 0.00"


def test_r02_completion_counts_in_proportion_up_to_its_cap() -> None:
    assert scores(CAPPED, "0.5", actual="96 177.7", target="100 54") == "0.48 0.50"
    assert scores(CAPPED | dict(cap="1.2"), "0.5", actual="120 150", target="100 100") == "0.60 0.60"


def test_r03_the_same_text_read_in_three_ways_gives_three_scores() -> None:
    assert scores(step("0.1", "0.5"), "10", actual="6.4", target="7.0") == "7.00"
    read = {p: scores(step("1", "0.5", p), "10", actual="6.4", target="7.0", decimals=1) for p in PARTIAL}
    assert read == {"not_counted": "10.0", "counts_whole": "9.5", "proportional": "9.7"}


PARTIAL = ("not_counted", "counts_whole", "proportional")


def test_r04_steps_count_from_the_base_both_ways() -> None:
    each = dict(gap="absolute", size=1, points="0.3", partial_step="proportional", most=None)
    rule = dict(kind="two_sided_step", base=1, plus=each, minus=each, low=0, high=None)
    assert scores(rule, "15", actual="9 8 7", target="8 8 8") == "15.30 15.00 14.70"
    half = each | dict(points="0.5")
    rule = dict(kind="two_sided_step", base="80%", plus=half, minus=half, low=0, high="110%")
    assert scores(rule, "10", actual="9 8 7 99", target="8 8 8 8") == "8.50 8.00 7.50 11.00"


def test_r05_the_energy_ladder_falls_rung_by_rung_and_its_overshoot_stops_at_nine() -> None:
    reached = "100 99.99 90 89.99 80 70 60 50 49.99"
    expected = "40.00 36.00 36.00 32.00 32.00 28.00 24.00 20.00 0.00"
    assert scores(LADDER, "40", actual=reached, target=" ".join(["100"] * 9)) == expected
    beyond = scores(LADDER, "40", actual="109 110 120 130 145", target=" ".join(["100"] * 5))
    assert beyond == "40.00 43.00 46.00 49.00 49.00"


def test_r06_tiers_include_the_number_they_name() -> None:
    tiers = [dict(at_least=15, points=3), dict(at_least=10, points=2), dict(at_least=5, points=1)]
    rule = dict(kind="tiers", tiers=tiers, otherwise=0)
    assert scores(rule, "3", actual="4.99 5 10 15", decimals=0) == "0 1 2 3"


def test_r06_the_ruian_ladder_turns_at_ninety_eighty_seventy_sixty_and_an_exact_third() -> None:
    rungs = [dict(at_least=f"{share}%", points=points) for share, points in RUIAN]
    third = dict(when="基本称职率 + 不称职率 < 1/3", points=160)
    rule = dict(kind="tiers", value="优秀率", shares=True, tiers=[*rungs, third], otherwise=130)
    excellent = "0.9 0.8999 0.8 0.7999 0.7 0.6999 0.6 0.5999 0.5 0.5"
    fair = "0 0 0 0 0 0 0 33333/100000 1/4 1/4"
    unfit = "0 0 0 0 0 0 0 0 1/12 83334/1000000"
    said = scores(rule, "200", decimals=0, 优秀率=excellent, 基本称职率=fair, 不称职率=unfit)
    assert said == "200 190 190 180 180 170 170 160 130 130"


RUIAN = ((90, 200), (80, 190), (70, 180), (60, 170))


def test_r07_a_third_of_a_goal_is_this_years_target() -> None:
    rule = dict(kind="staged_share", share="35%", then=step("1", "1"))
    assert scores(rule, "20", actual="7 6", target="20 20") == "20.00 19.00"


def test_r08_worse_than_last_year_is_nought_whatever_the_target() -> None:
    rule = dict(kind="no_worsening", then=step("1", "0.5", "counts_whole"))
    given = dict(actual="48 48", target="50 50", prior="47 48")
    assert scores(rule, "5", direction="down", **given) == "0.00 5.00"


def test_r09_to_r12_lists_counts_lateness_and_periods() -> None:
    tasks = [dict(id="one", title="一", weight=1), dict(id="two", title="二", weight=3)]
    done = dict(actual=dict(one="1", two="0.8"))
    assert scores(dict(kind="task_list", tasks=tasks), "10", parts=done) == "8.50"
    meetings = dict(kind="count_capped", per_event=1, counted="次会议", cap=2)
    assert scores(meetings, "2", actual="1 3") == "1.00 2.00"
    late = dict(kind="lateness", late_unit="次", points_per_unit="0.5", floor=0)
    assert scores(late, "2", actual="1 9") == "1.50 0.00"
    periods = [dict(id="平时", title="平时", weight="30%"), dict(id="年终", title="年终", weight="70%")]
    rule = dict(kind="by_period", periods=periods, target_by_period=False, then=dict(kind="as_given", scale=100))
    assert scores(rule, "100", parts=dict(actual=dict(平时="90", 年终="80"))) == "83.00"


def test_r13_level_and_growth_share_the_points() -> None:
    level = dict(id="level", title="总量", share="0.4", of="level", then=TWO_FIFTHS)
    growth = dict(id="growth", title="增速", share="0.6", of="actual", then=step("0.1", "0.3"))
    given = dict(level="300 100 500", actual="6.8 7 5", target="7 7 7")
    assert scores(dict(kind="blend", parts=[level, growth]), "6", **given) == "4.92 5.04 2.40"


def test_r14_below_the_mean_costs_and_above_it_earns_nothing_more() -> None:
    below = dict(gap="absolute", size=1, points="0.5", partial_step="counts_whole", most=None)
    rule = dict(kind="benchmark", against="benchmark", named="全市平均水平", base=1, above=None, below=below, floor=0)
    assert scores(rule, "5", actual="6.4 6.5 9", benchmark="6.5 6.5 6.5") == "4.50 5.00 5.00"


def test_r16_three_formulas_for_the_same_excess_give_three_scores() -> None:
    given: dict[str, Any] = dict(direction="down", actual="48 45 0", target="45 45 45")
    ratio = dict(kind="inverse", form="ratio", cap=1, zero_target="refuse")
    assert scores(ratio, "3", **given) == "2.81 3.00 3.00"
    assert scores(ratio | dict(form="complement"), "3", **given) == "2.80 3.00 3.00"
    assert scores(step("1", "0.5"), "3", **given) == "1.50 3.00 3.00"


def test_r17_a_range_and_what_lies_beyond_it() -> None:
    tiers = [dict(at_most=f"{share}%", points=points) for share, points in ((30, 3), (35, 2), (40, 1))]
    rule = dict(kind="tiers", value="abs(actual)", shares=True, tiers=tiers, otherwise=0)
    assert scores(rule, "3", decimals=0, actual="-0.3 0.3001 0.35 -0.4 0.4001") == "3 2 2 1 0"


def test_r18_rank_five_of_two_hundred_points_is_184_and_the_last_of_31_has_one() -> None:
    share = dict(kind="rank_points", form="share_per_place", ties="competition", per_place="2%", floor=0)
    assert scores(share, "200", actual="9 8 7 6 5", decimals=0) == "200 196 192 188 184"
    fixed = share | dict(form="points_per_place", per_place="0.1")
    assert scores(fixed, "4", actual=" ".join(map(str, range(31, 0, -1))), decimals=1).split()[-1] == "1.0"
    fifth = fixed | dict(per_place="0.2")
    assert scores(fifth, "4", actual=" ".join(map(str, range(11, 0, -1))), decimals=1).split()[-1] == "2.0"


def test_r19_events_cost_five_each_and_twenty_at_most() -> None:
    one = dict(id="event", title="突发环境事件", points_each=5)
    rule = dict(kind="events", classes=[one], base="none", cap=20, floor=None)
    assert scores(rule, "20", actual="0 1 4 7", decimals=0) == "0 -5 -20 -20"


def test_r20_to_r22_ratio_to_the_best_and_the_two_efficacy_functions() -> None:
    assert scores(dict(kind="ratio_to_best", floor=0), "600", actual="82.5 91.3") == "542.17 600.00"
    assert scores(TWO_FIFTHS, "100", actual="8.2 5.1 9.4") == "88.84 60.00 100.00"
    convex = dict(kind="exponential_efficacy", base=60, top=100, lo=None, hi=None, capped=True, all_equal=100)
    assert scores(convex, "100", actual="8.2 5.1 9.4") == "86.71 60.00 100.00"


def test_r23_a_value_between_two_standards_has_a_coefficient_between_theirs() -> None:
    named = (("优秀", 12, 1), ("良好", 9, "0.8"), ("平均", 6, "0.6"), ("较低", 3, "0.4"), ("较差", 0, "0.2"))
    bands = [dict(title=title, value=value, coefficient=k) for title, value, k in named]
    assert scores(dict(kind="standard_bands", bands=bands, below_worst=0), "20", actual="7.5 12") == "14.00 20.00"


def test_r24_an_index_may_exceed_a_hundred() -> None:
    rule = dict(kind="composite_index", cap=None, floor=0, zero_target="refuse")
    assert scores(rule, "100", actual="121.44", target="100") == "121.44"


def test_r25_each_place_won_adds_a_tenth() -> None:
    rule = dict(kind="rank_improvement", previous="column", per_place="0.1", first_held=1, most="0.5", least="-0.5")
    given = dict(actual="9 8 7", prior_rank="1 3 2")
    assert scores(rule | dict(ties="competition"), "0.5", **given) == "0.10 0.10 -0.10"
