"""What the result files ask of a run: order, titles, points, printed numbers and states, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from kaoheng.method.tree import Block, Calculated, Item, TreeNode, walk
from kaoheng.numbers import written
from kaoheng.report.fulls import Fulls, fulls_of
from kaoheng.report.words import Words
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER, SCORED, Published, Results
from kaoheng.scoring.plan import Plan
from kaoheng.text import Language, Text

UNROUNDED_PLACES = 4
"""Decimals shown of a score that is not rounded, where the total is not rounded either."""


@dataclass(frozen=True)
class View:
    """Results as they are shown to people."""

    results: Results
    language: Language = "zh"

    @cached_property
    def words(self) -> Words:
        """The labels."""
        return Words(self.language)

    @cached_property
    def plan(self) -> Plan:
        """The method over the units."""
        return Plan(self.results.method, self.results.facts)

    @cached_property
    def fulls(self) -> Fulls:
        """The points of every node for every unit."""
        return fulls_of(self.plan)

    @cached_property
    def groups(self) -> list[str]:
        """The groups that have units, in the method's order."""
        facts = self.results.facts
        return [g for g in self.results.method.groups if g in facts.groups and facts.members(facts.groups.index(g))]

    @cached_property
    def order(self) -> list[int]:
        """All units: by group in the method's order, then rank, then as the evidence has them."""
        return [unit for group in self.groups for unit in self.results.order(group)]

    @cached_property
    def digest(self) -> str:
        """The hash of the result."""
        return self.results.digest()

    @cached_property
    def tops(self) -> list[str]:
        """The ids of the total and of the nodes right below it."""
        return ["total", *(node.id for node in self.results.method.tree)]

    @cached_property
    def levels(self) -> dict[str, int]:
        """How deep every node is: 0 for the total."""
        found = {"total": 0}
        for node in walk((self.results.method.root,)):
            if isinstance(node, Block):
                found |= {child.id: found[node.id] + 1 for child in node.items}
        return found

    def nodes(self) -> Iterator[TreeNode]:
        """The total and every node below, parents first."""
        yield self.results.method.root
        yield from self.results.method.nodes()

    def title(self, node: TreeNode) -> str:
        """The node's title in the language of the view."""
        title = (self.language == "en" and node.title_en) or node.title
        return title + self.words("apart") if node.apart else title

    def group_title(self, group: str) -> str:
        """The group's title in the language of the view."""
        found = self.results.method.groups[group]
        return (self.language == "en" and found.title_en) or found.title

    @property
    def method_title(self) -> str:
        """The edition's title in the language of the view."""
        header = self.results.method.method
        return (self.language == "en" and header.title_en) or header.title

    def said(self, text: Text) -> str:
        """A sentence in the language of the view, the method's own words too."""
        return self.own(text[self.language])

    def own(self, word: str) -> str:
        """A grade or another word of the method in the language of the view."""
        return word if self.language == "zh" else self.results.method.glossary.english(word)

    def published(self, node: str) -> Published:
        """A node's scores."""
        return self.results.nodes[node]

    def places(self, node: str) -> int:
        """How many decimals a node's score is shown with: its own, else the total's, else four."""
        own = self.results.nodes[node].decimals
        total = self.results.totals.decimals
        return own if own is not None else total if total is not None else UNROUNDED_PLACES

    def shown(self, node: str, unit: int) -> str:
        """A node's score as shown; empty where the unit has none."""
        published = self.results.nodes[node]
        if published.decimals is not None:
            return on_grid(int(published.values[unit]), published.decimals) if published.counts[unit] else ""
        value = published.exact(unit)
        return "" if value is None else written(value, self.places(node))

    def printed(self, node: str, unit: int) -> str:
        """A node's score with all its published digits: as rounded, or at most nine decimals."""
        published = self.results.nodes[node]
        if published.decimals is not None:
            return self.shown(node, unit)
        value = published.exact(unit)
        return "" if value is None else plain(value, 9)

    def points(self, value: Fraction) -> str:
        """Points as people write them: 20, 3.5, 3.3333."""
        return plain(value, UNROUNDED_PLACES)

    def rate(self, node: str, unit: int) -> Fraction | None:
        """The score rate (得分率); None without a score or without points."""
        value, full = self.published(node).exact(unit), self.fulls[node][unit]
        return value / full if value is not None and full else None

    def state(self, node: TreeNode, unit: int) -> int:
        """An item's state; a block has that of its items where it has no score, a calculated node is not applicable."""
        if isinstance(node, Item):
            return int(self.results.states[node.id][unit])
        if self.published(node.id).counts[unit]:
            return SCORED
        if isinstance(node, Calculated):
            return NOT_APPLICABLE if self.plan.members[node.id][unit] else NOT_MEMBER
        below = {int(self.results.states[n.id][unit]) for n in walk(node.items) if isinstance(n, Item)}
        return next((state for state in (MISSING, NOT_APPLICABLE) if state in below), NOT_MEMBER)

    def state_word(self, state: int) -> str:
        """A state in words; empty for a plain score."""
        keys = {MISSING: "missing", NOT_APPLICABLE: "not_applicable", NOT_MEMBER: "not_member"}
        return self.words(keys[state]) if state in keys else ""

    def grade_word(self, unit: int) -> str:
        """The grade, or that the group is not graded; empty when the method has no grades."""
        group = self.results.method.groups[self.results.group_of(unit)]
        if self.results.method.grades is None:
            return ""
        return self.words("ungraded") if group.honours_only else self.own(self.results.grades[unit])


def on_grid(whole: int, places: int) -> str:
    """A whole number on the grid of 10**-places, as written with so many decimals.

    >>> on_grid(8350, 2), on_grid(-5, 2), on_grid(7, 0)
    ('83.50', '-0.05', '7')
    """
    digits = str(abs(whole)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if whole < 0 else text


@lru_cache(maxsize=4096)
def plain(value: Fraction, places: int) -> str:
    """A number without trailing zeros, at most `places` decimals.

    >>> plain(Fraction(20), 4), plain(Fraction(7, 2), 4), plain(Fraction(10, 3), 4), plain(Fraction(0), 9)
    ('20', '3.5', '3.3333', '0')
    """
    text = format(Decimal(written(value, places)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
