"""What every chapter is written from: the edition, and the names of units where they are known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kaoheng.method.edition import Method
from kaoheng.method.tree import Item, Only
from kaoheng.text import Text, title_of


@dataclass(frozen=True)
class Writing:
    """An edition to be written out. Units without a known name are called by their code."""

    method: Method
    names: Mapping[str, str] = field(default_factory=dict)

    def units(self, ids: Iterable[str]) -> Text:
        """Units in a row: 城区、沁水县."""
        named = [self.names.get(id, id) for id in ids]
        return Text("、".join(named), ", ".join(named))

    def groups(self, ids: Iterable[str]) -> Text:
        """Groups in a row, by their titles."""
        titles = [title_of(self.method.groups[id]) for id in ids]
        return Text("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))

    def those(self, groups: tuple[str, ...], units: tuple[str, ...]) -> Text:
        """The groups and units a provision is for; both lists together mean units of those groups."""
        if not groups:
            return self.units(units)
        if not units:
            return self.groups(groups)
        kinds, members = self.groups(groups), self.units(units)
        return Text(f"{kinds.zh}中的{members.zh}", f"{members.en} of {kinds.en}")

    def only(self, only: Only | None) -> Text | None:
        """本项只考核城区."""
        if only is None or not (only.groups or only.units):
            return None
        who = self.those(only.groups, only.units)
        return Text(f"本项只考核{who.zh}。", f"For {who.en} only.")

    def full(self, item: Item) -> Fraction:
        """The points of an item."""
        return item.points if item.points is not None else self.method.method.full_marks

    def node(self, id: str) -> Text:
        """A node's title in quotation marks."""
        title = title_of(self.method.node(id))
        return Text(f"“{title.zh}”", f"“{title.en}”")
