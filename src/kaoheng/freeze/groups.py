"""Which ranking group a unit is in: by its evidence, by the method's list, and both must agree."""

from functools import cached_property

from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.written import narrow
from kaoheng.method.edition import Method
from kaoheng.text import Text


class GroupRegister:
    """The groups of a method, found by id or by title."""

    def __init__(self, method: Method, problems: Problems) -> None:
        self.method = method
        self.problems = problems

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Group ids by what people may call a group."""
        titles = {narrow(group.title): id for id, group in self.method.groups.items()}
        return {**titles, **{id: id for id in self.method.groups}}

    @cached_property
    def listed(self) -> dict[str, str]:
        """Groups of the units the method lists itself; the first group that lists one holds."""
        return {unit: id for id, group in reversed(self.method.groups.items()) for unit in group.units}

    def of(self, unit: str, named: str, place: Place) -> str | None:
        """The group of a unit; None, with a finding, when there is none to be had."""
        own = self.by_name.get(narrow(named))
        should = self.listed.get(unit)
        if named and own is None:
            self._unknown(unit, named, place)
        elif not named and should is None:
            self._none(unit, place)
        elif own is not None and should is not None and own != should:
            self._elsewhere(unit, own, should, place)
        elif own is not None and should is None and self.method.groups[own].units:
            self._not_listed(unit, own, place)
        else:
            return own or should
        return None

    def _titles(self) -> str:
        return "、".join(f"{id} {group.title}" for id, group in self.method.groups.items())

    def _unknown(self, unit: str, named: str, place: Place) -> None:
        mend = Text(f"办法的考核组别有：{self._titles()}", f"The method's groups are {', '.join(self.method.groups)}")
        what = Text(
            f"单位{unit}的考核组别“{shown(named)}”不在办法之中", f"unit {unit} names an unknown group “{shown(named)}”"
        )
        self.problems.add("unknown_group", place, what, self.problems.suggest(named, self.by_name, mend))

    def _none(self, unit: str, place: Place) -> None:
        mend = Text(f"请填写考核组别：{self._titles()}", f"Give one of the groups {', '.join(self.method.groups)}")
        what = Text(f"单位{unit}没有考核组别", f"unit {unit} has no ranking group")
        self.problems.add("no_group", place, what, mend)

    def _elsewhere(self, unit: str, own: str, should: str, place: Place) -> None:
        titles = self.method.groups[own].title, self.method.groups[should].title
        self.problems.add(
            "other_group",
            place,
            Text(
                f"单位{unit}填的组别是{titles[0]}，办法把它列在{titles[1]}",
                f"unit {unit} names group {own}, but the method lists it in {should}",
            ),
            Text("请与办法一致", "Make it agree with the method"),
        )

    def _not_listed(self, unit: str, own: str, place: Place) -> None:
        title = self.method.groups[own].title
        self.problems.add(
            "not_in_group",
            place,
            Text(
                f"办法列明了{title}的成员，其中没有单位{unit}",
                f"the method lists the members of {own}, and unit {unit} is not one",
            ),
            Text("请改正组别，或在办法中增列该单位", "Mend the group, or add the unit to the method's list"),
        )
