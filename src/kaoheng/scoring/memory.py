"""What earlier years say about a unit, found also under the units it was merged or split from."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from kaoheng.arithmetic.columns import Ties
from kaoheng.arithmetic.exact import places
from kaoheng.tables import Past


@dataclass(frozen=True)
class Memory:
    """The records of earlier years, with who went into whom.

    A unit's records of a year are its own; where it did not exist yet, those of the units it came from. What is
    said of a merged unit must hold for every one of these.
    """

    history: Sequence[Past]
    predecessors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, int, str], Past]:
        return {(past.unit_id, past.year, past.node): past for past in self.history}

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Past]]:
        found: dict[str, list[Past]] = defaultdict(list)
        for past in self.history:
            found[past.unit_id].append(past)
        return found

    @cached_property
    def _by_group(self) -> Mapping[tuple[str, int, str], list[Past]]:
        found: dict[tuple[str, int, str], list[Past]] = defaultdict(list)
        for past in self.history:
            found[past.group, past.year, past.node].append(past)
        return found

    def lineage(self, unit: str) -> tuple[str, ...]:
        """The unit and all it came from, however long ago.

        >>> Memory((), {"c": ("a", "b"), "a": ("z",)}).lineage("c")
        ('c', 'a', 'b', 'z')
        """
        found = [unit]
        for one in found:
            found += [before for before in self.predecessors.get(one, ()) if before not in found]
        return tuple(found)

    def records(self, unit: str, year: int, node: str = "total") -> tuple[Past, ...]:
        """The unit's record of a year, or those of the units it came from; empty where there is none.

        >>> memory = Memory([Past("a", 2020), Past("b", 2020)], {"c": ("a", "b")})
        >>> [past.unit_id for past in memory.records("c", 2020)], memory.records("c", 2019)
        (['a', 'b'], ())
        """
        own, seen = [unit], {unit}
        while own:
            found = tuple(self._by_key[one, year, node] for one in own if (one, year, node) in self._by_key)
            if found:
                return found
            own = [before for one in own for before in self.predecessors.get(one, ()) if before not in seen]
            seen |= set(own)
        return ()

    def handed_on(self, unit: str) -> tuple[Past, ...]:
        """All records of a unit under its own id, those of the one unit it came from included.

        Records of several units that were merged into one are not mixed; such a year has none.
        """
        keys = {(past.year, past.node) for one in self.lineage(unit) for past in self._by_unit.get(one, ())}
        found = [self.records(unit, year, node) for year, node in sorted(keys)]
        return tuple(replace(records[0], unit_id=unit) for records in found if len(records) == 1)

    def consecutive(self, unit: str, grades: Collection[str], years: Collection[int]) -> bool:
        """Whether the unit had one of these grades in every one of these years; a year without a record breaks it.

        >>> memory = Memory([Past("a", 2020, grade="较差"), Past("a", 2021, grade="一般")])
        >>> memory.consecutive("a", ["较差"], [2020]), memory.consecutive("a", ["较差"], [2020, 2021])
        (True, False)
        """
        return all(_every(self.records(unit, year), lambda past: past.grade in grades) for year in years)

    def last_places(self, unit: str, years: Collection[int]) -> bool:
        """Whether the unit was last in its group in every one of these years."""
        return all(_every(self.records(unit, year), self.was_last) for year in years)

    def was_last(self, past: Past) -> bool:
        """Whether a record is of a last place: by the group's size, or when all of the group is on record.

        >>> memory = Memory([Past("a", 2020, rank=Fraction(6), members=6)])
        >>> memory.was_last(memory.history[0])
        True
        """
        if past.rank is None or past.members is None or past.members < 2 or past.rank == 1:
            return False
        if past.rank == past.members:
            return True
        group = self._by_group[past.group, past.year, past.node]
        known = [other.rank for other in group if other.rank is not None]
        return len(known) == past.members and max(known) == past.rank

    def rank_of(self, unit: str, year: int, node: str = "total") -> Fraction | None:
        """The place a unit had; None where it had none, or where it came from units with different places."""
        ranks = {past.rank for past in self.records(unit, year, node)}
        return ranks.pop() if len(ranks) == 1 else None

    def common_members(self, units: Collection[str], group: str, year: int, node: str = "total") -> dict[str, Fraction]:
        """Of these units those that were in the group in a year, with their places then.

        A group without a name on record is taken to be the one that is asked for.
        """
        found = {}
        for unit in units:
            records, rank = self.records(unit, year, node), self.rank_of(unit, year, node)
            if rank is not None and all(past.group in ("", group) for past in records):
                found[unit] = rank
        return found

    def places_among(
        self, units: Collection[str], group: str, year: int, ties: Ties, node: str = "total"
    ) -> dict[str, Fraction]:
        """The places of a year counted anew among the common members, as if the others had not been there.

        >>> memory = Memory([Past(unit, 2020, rank=Fraction(place)) for place, unit in enumerate("xab", start=1)])
        >>> memory.places_among(["a", "b", "new"], "g", 2020, "competition")
        {'a': Fraction(1, 1), 'b': Fraction(2, 1)}
        """
        ranks = self.common_members(units, group, year, node)
        anew = places([(rank,) for rank in ranks.values()], ties)
        return dict(zip(ranks, anew, strict=True))


def _every(records: Sequence[Past], holds: Callable[[Past], bool]) -> bool:
    return bool(records) and all(holds(past) for past in records)
