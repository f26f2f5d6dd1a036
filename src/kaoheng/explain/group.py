"""One ranking group explained: its scoring run, watched, and the reasons of any of its units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.engines.reference.group import GroupRun, item_node, score_group
from kaoheng.engines.reference.item import ItemRun, score_item
from kaoheng.explain.among import block_peers, calculated_peers
from kaoheng.explain.blocks import finish_block
from kaoheng.explain.calculated import finish_calculated
from kaoheng.explain.givens import given_block, given_calculated, given_item, policy_of
from kaoheng.explain.items import finish_item
from kaoheng.explain.peers import Peers, peers_of, uses_peers
from kaoheng.explain.reasons import Award, Reason, Standing
from kaoheng.explain.watching import Watched, watch
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import looks_at_group
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.results import SCORED
from kaoheng.scoring.nodes import NodeScore
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text


@dataclass
class ItemExplained:
    """One item's run over one group, and what its units' reasons share."""

    plan: Plan
    run: ItemRun
    _clauses: dict[int, Text] = field(default_factory=dict)

    @classmethod
    def scored(cls, plan: Plan, item: Item, group: int) -> "ItemExplained":
        """Score only this item of this group."""
        return cls(plan, score_item(plan, item, group, explain=True))

    @cached_property
    def node(self) -> NodeScore:
        """The item's scores as blocks see them."""
        return item_node(self.plan, self.run)

    @cached_property
    def _policies(self) -> set[str]:
        return {str(policy_of(self.plan, self.run.item, state)) for state in set(self.run.states)}

    @cached_property
    def _at(self) -> int:
        return self.plan.facts.items.index(self.run.item.id)

    def reason(self, at: int) -> Reason:
        """The reason of the unit at one position of the group."""
        given = given_item(self.plan, self._at, self.run, self.node, at)
        variant = self._variant(at)
        done = finish_item(given, self.run.points.get(at), self._notes(at, variant), self._clauses.get(variant))
        if done.scoring is not None:
            self._clauses[variant] = done.scoring.clause
        return done

    def _variant(self, at: int) -> int:
        """Which of the plan's variants the unit is scored by; -1 for none."""
        own, variants = self.run.variants[at], self.plan.variants[self.run.item.id]
        return next((i for i, variant in enumerate(variants) if variant is own), -1)

    def _notes(self, at: int, variant: int) -> Mapping[str, Any]:
        if self.run.states[at] == SCORED:
            position = self.run.among[variant].index(at)
            return {name: column[position] for name, column in self.run.notes[variant].items()}
        averaged = policy_of(self.plan, self.run.item, self.run.states[at]) == "group_average"
        return averaged_notes(len(self.run.peers)) if averaged and self.run.peers else {}

    def peers(self) -> Peers | None:
        """The table of peers; None where every unit is scored by itself."""
        policies = self._policies
        if not uses_peers(self.run, list(policies)):
            return None
        return peers_of(self.plan.facts, self.run, scores="group_average" in policies)


def averaged_notes(units: int) -> dict[str, Any]:
    """What is noted of a group's mean: how many units it is taken over."""
    return {"count": Fraction(units)}


@dataclass
class GroupExplained:
    """Every node of one group, watched block by block."""

    plan: Plan
    run: GroupRun
    _items: dict[str, ItemExplained] = field(default_factory=dict)
    _blocks: dict[str, Watched] = field(default_factory=dict)

    @classmethod
    def scored(cls, plan: Plan, group: int) -> "GroupExplained":
        """Score the whole group."""
        return cls(plan, score_group(plan, group, explain=True))

    def item(self, item: str) -> ItemExplained:
        """One item of the group."""
        if item not in self._items:
            self._items[item] = ItemExplained(self.plan, self.run.items[item])
        return self._items[item]

    def _watched(self, block: Block) -> Watched:
        if block.id not in self._blocks:
            x = ExactColumns(len(self.plan.facts.members(self.run.group)), {}, full=self.plan.method.method.full_marks)
            below = {child.id: self.run.nodes[child.id] for child in block.combined}
            self._blocks[block.id] = watch(x, block, below, self.plan.not_applicable(block))
        return self._blocks[block.id]

    def reason(
        self, node: TreeNode, at: int, standing: Standing | None = None, awards: Mapping[str, Award] | None = None
    ) -> Reason:
        """The reason of a node and of everything below it; `standing` belongs to the total, `awards` to blocks."""
        if isinstance(node, Item):
            return self.item(node.id).reason(at)
        if isinstance(node, Calculated):
            return self._calculated(node, at)
        children = tuple(self.reason(child, at, awards=awards) for child in node.items)
        unit = self.plan.facts.members(self.run.group)[at]
        award = (awards or {}).get(node.id)
        return finish_block(given_block(self.plan, node, children, unit, standing, award), self._watched(node), at)

    def _calculated(self, node: Calculated, at: int) -> Reason:
        run = self.run.calculated[node.id]
        given = given_calculated(self.plan, run, self.run.nodes, at)
        if at not in run.points:
            return finish_calculated(given, None, {})
        own = run.peers.index(at)
        return finish_calculated(given, run.points[at], {name: values[own] for name, values in run.notes.items()})

    def peers(self) -> Iterator[tuple[str, Peers]]:
        """The tables of every node whose scores rest on other units, by node."""
        ids = [self.plan.facts.units[unit].id for unit in self.plan.facts.members(self.run.group)]
        for node in (self.plan.method.root, *self.plan.method.nodes()):
            if isinstance(node, Item):
                table = self.item(node.id).peers()
                if table is not None:
                    yield node.id, table
            elif isinstance(node, Calculated):
                if looks_at_group(parse(node.calculate, "number")):
                    yield node.id, calculated_peers(self.run.calculated[node.id], ids)
            elif aggregation_of(node).looks_at_group:
                yield node.id, block_peers(self._watched(node), ids)
