"""What earlier years say, also of units that were merged, split or renamed."""

from fractions import Fraction

from kaoheng.scoring.memory import Memory
from kaoheng.tables import Past


def past(unit: str, year: int, rank: int, grade: str = "较差", members: int | None = 6) -> Past:
    return Past(unit, year, rank=Fraction(rank), grade=grade, group="g", members=members)


def test_two_poor_years_are_consecutive_and_a_year_without_a_record_breaks_them() -> None:
    memory = Memory([past("a", 2020, 6), past("a", 2021, 5)])
    assert memory.consecutive("a", ["较差"], [2020, 2021])
    assert not memory.consecutive("a", ["较差"], [2019, 2020])
    assert not memory.consecutive("a", ["一般"], [2021])


def test_a_merged_unit_is_charged_only_with_what_all_it_came_from_share() -> None:
    memory = Memory([past("a", 2021, 6), past("b", 2021, 2, "良好")], {"c": ("a", "b")})
    assert not memory.consecutive("c", ["较差"], [2021])
    assert memory.rank_of("c", 2021) is None
    both = Memory([past("a", 2021, 6), past("b", 2021, 5)], {"c": ("a", "b")})
    assert both.consecutive("c", ["较差"], [2021])


def test_both_parts_of_a_split_unit_have_its_memory() -> None:
    memory = Memory([past("a", 2021, 3)], {"b": ("a",), "c": ("a",)})
    assert memory.rank_of("b", 2021) == memory.rank_of("c", 2021) == Fraction(3)


def test_units_that_name_each_other_do_not_go_round_for_ever() -> None:
    memory = Memory([past("a", 2020, 1)], {"b": ("c",), "c": ("b",)})
    assert memory.records("b", 2020) == ()
    assert memory.lineage("b") == ("b", "c")


def test_a_shared_last_place_is_last_when_the_whole_group_is_on_record() -> None:
    three = [past("a", 2021, 1, members=3), past("b", 2021, 2, members=3), past("c", 2021, 2, members=3)]
    assert Memory(three).last_places("c", [2021])
    assert not Memory(three[1:]).last_places("c", [2021])
    assert not Memory([past("a", 2021, 1, members=1)]).last_places("a", [2021])
    assert Memory([past("a", 2021, 6)]).last_places("a", [2021])


def test_places_are_counted_anew_among_common_members() -> None:
    memory = Memory([past("gone", 2021, 1), past("a", 2021, 2), past("b", 2021, 3), past("c", 2021, 3)])
    places = memory.places_among(["a", "b", "c", "new"], "g", 2021, "competition")
    assert places == {"a": 1, "b": 2, "c": 2}
    assert memory.common_members(["a"], "other", 2021) == {}
