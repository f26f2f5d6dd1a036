"""Work every score out again from the document of reasons alone: no method, no facts.

Rules, aggregations, policies and words are the library's own; only their parameters and inputs come from the
document. What comes out is compared with the document in every field, so that a single altered digit shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
from pydantic import ValidationError

from kaoheng.arithmetic.exact import ExactColumns, column
from kaoheng.explain.again import Tables, row_of
from kaoheng.explain.among import AmongPeers
from kaoheng.explain.blocks import finish_block
from kaoheng.explain.calculated import finish_calculated
from kaoheng.explain.derived import Rederived
from kaoheng.explain.explainer import nodes
from kaoheng.explain.inputs import checked
from kaoheng.explain.items import finish_item
from kaoheng.explain.order import misplaced
from kaoheng.explain.overruled import instead
from kaoheng.explain.reasons import (
    Calculation,
    Candidate,
    Combining,
    CountedSet,
    NodeInput,
    Reason,
    Scoring,
    as_dict,
    read_reason,
)
from kaoheng.explain.watching import watch
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import names, parse
from kaoheng.method.tree import Block
from kaoheng.numbers import as_text, read_exact, round_to
from kaoheng.scoring.nodes import NodeScore, block_score
from kaoheng.scoring.spread import Absence


def recompute(document: Mapping[str, Any]) -> list[str]:
    """Everything in which the document and its own recomputation differ; empty when every digit agrees."""
    try:
        tables, made = Tables(document["peers"]), Rederived.of(document)
    except ValidationError as error:
        return [f"peers: {error}"]
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        return [f"derived: cannot be derived again ({error!r})"]
    found = list(made.found)
    for unit, data in document["units"].items():
        found += recompute_unit(unit, data, tables, made)
    return [*found, *_strangers(document, tables), *misplaced(document)]


def recompute_unit(unit: str, data: Mapping[str, Any], tables: Tables, made: Rederived) -> list[str]:
    """The same for one unit."""
    try:
        reason = read_reason(data)
    except ValidationError as error:
        return [f"{unit}: {error}"]
    again = _Again(unit, reason.standing.group if reason.standing is not None else "", tables, made)
    again.tree(reason)
    return again.found


class _Again:
    """One unit's tree, every node after those it was calculated from."""

    def __init__(self, unit: str, group: str, tables: Tables, made: Rederived) -> None:
        self.made = made
        self.unit, self.group, self.tables, self.found = unit, group, tables, list[str]()
        self.x = ExactColumns(1, {}, full=Fraction(100))
        self._reasons: dict[str, Reason] = {}
        self._known: dict[str, NodeScore] = {}

    def tree(self, total: Reason) -> None:
        """Score everything again."""
        self._reasons = {reason.id: reason for reason in nodes(total)}
        for reason in self._reasons.values():
            self.node(reason)

    def node(self, reason: Reason) -> NodeScore:
        """Score a node again, note the differences, and hand its score on."""
        if reason.id not in self._known:
            self._known[reason.id] = _leaf(reason, None)  # what a node that waits for itself would be given
            self._known[reason.id] = self._again(reason)
        return self._known[reason.id]

    def _again(self, reason: Reason) -> NodeScore:
        if reason.combining is not None:
            return self._block(reason, reason.combining)
        if reason.calculation is not None:
            return self._calculated(reason, reason.calculation)
        if reason.scoring is not None:
            return self._item(reason, reason.scoring)
        self._compare(reason, finish_item(reason, None, {}))
        return _leaf(reason, None)

    def _calculated(self, reason: Reason, calculation: Calculation) -> NodeScore:
        try:
            again = replace(calculation, inputs=self._inputs(calculation), counting=self._sets(calculation))
            exact, notes = self.tables.calculate(self.unit, reason, again)
            done = finish_calculated(replace(reason, calculation=again), exact, notes)
        except (LookupError, ValueError, ArithmeticError, AttributeError) as error:
            self.found.append(f"{self.unit} {reason.id}: cannot be calculated again ({error!r})")
            return _leaf(reason, None)
        self._compare(reason, done)
        return _leaf(reason, exact)

    def _inputs(self, calculation: Calculation) -> tuple[NodeInput, ...]:
        """The scores a formula read, as they came out here."""
        return tuple(replace(one, value=self._score(one.id)) for one in calculation.inputs)

    def _sets(self, calculation: Calculation) -> tuple[CountedSet, ...]:
        """The counting sets, asked again over the scores as they came out here."""
        return tuple(
            replace(one, among=tuple(self._candidate(one.when, each) for each in one.among))
            for one in calculation.counting
        )

    def _candidate(self, when: str, given: Candidate) -> Candidate:
        tree, score = parse(when, "truth"), self._score(given.id)
        full = _single(self._known[given.id].full)
        values = {**given.values, "score": score}
        if not all(values.get(name) for name in names(tree)):
            return replace(given, score=score, full=as_text(full), counts=False)
        x = ExactColumns(1, {name: [read_exact(values[name])] for name in names(tree)}, full=full)
        counts = bool(np.asarray(holds(tree, x)).all())
        return replace(given, score=score, full=as_text(full), counts=counts)

    def _score(self, id: str) -> str:
        """A node's score with every digit; empty where it has none."""
        scored = self.node(self._reasons[id])
        counts = scored.counts is None or bool(scored.counts[0])
        return as_text(_single(scored.score)) if counts else ""

    def _item(self, reason: Reason, scoring: Scoring) -> NodeScore:
        self.found += self.made.differences(self.unit, reason, scoring)
        try:
            exact, notes = self.tables.again(self.unit, reason, scoring)
            inputs = tuple(checked(one) for one in scoring.inputs)
            done = finish_item(replace(reason, scoring=replace(scoring, inputs=inputs)), exact, notes)
            self._compare_with_peers(reason, scoring)
        except (LookupError, ValueError, ArithmeticError, AttributeError) as error:
            self.found.append(f"{self.unit} {reason.id}: cannot be scored again ({error!r})")
            return _leaf(reason, None)
        self._compare(reason, done)
        return _leaf(reason, exact)

    def _compare_with_peers(self, reason: Reason, scoring: Scoring) -> None:
        """A scored unit's own inputs stand in the table of its peers too, where there is one."""
        table = self.tables.find(reason.id, self.group)
        if table is None or reason.state != "scored":
            return
        if table.row(table.units.index(self.unit)) != row_of(scoring.rule, scoring.inputs):
            self.found.append(f"{self.unit} {reason.id}: its inputs are not those in the table of peers")

    def _block(self, reason: Reason, combining: Combining) -> NodeScore:
        below = {child.id: self.node(child) for child in reason.children if not child.apart}
        try:
            block = self._block_of(reason, combining)
            watched = watch(self.x, block, below, combining.not_applicable)
            self._compare(reason, finish_block(reason, watched, 0))
            scored = block_score(self.x, block, below, reason.rounding, combining.not_applicable)
            return _put_in_place(reason, scored)
        except (LookupError, ValueError, ArithmeticError, TypeError) as error:
            self.found.append(f"{self.unit} {reason.id}: cannot be combined again ({error!r})")
            return _leaf(reason, None)

    def _block_of(self, reason: Reason, combining: Combining) -> Block:
        """The block with its parameters; over a table of peers where its aggregation looks at the group."""
        block = _block_of(reason, combining)
        table = self.tables.find(reason.id, combining.peers) if combining.peers else None
        if combining.aggregate.looks_at_group and reason.state == "scored":
            if table is None:
                raise LookupError(f"there is no table of peers of {combining.peers}")
            return block.model_copy(update={"aggregate": AmongPeers(combining.aggregate, table, self.unit)})
        return block

    def _compare(self, stored: Reason, again: Reason) -> None:
        if stored == again:
            return
        one, other = (as_dict(replace(reason, children=())) for reason in (stored, again))
        for path, was, becomes in _differences(one, other, ""):
            self.found.append(f"{self.unit} {stored.id} {path}: {was!r} in the document, {becomes!r} recomputed")


def _single(value: Any) -> Fraction:
    return Fraction(value if isinstance(value, int | Fraction) else value[0])


def _leaf(reason: Reason, exact: Fraction | None) -> NodeScore:
    """One unit's item as the block above sees it."""
    score = Fraction(0) if exact is None else round_to(exact, reason.rounding.decimals, reason.rounding.mode)
    score = score if exact is None else instead(reason, score)
    here, counts, member = np.ones(1, dtype=bool), exact is not None, reason.state != "not_member"
    return NodeScore(
        column([score]),
        column([read_exact(reason.full)]),
        column([read_exact(reason.weight)]) if reason.weight else None,
        None if counts else ~here,
        None if member else ~here,
        (Absence(reason.absence, here),) if reason.absence is not None and member and not counts else (),
    )


def _put_in_place(reason: Reason, scored: NodeScore) -> NodeScore:
    """A block as the one above sees it, with what a veto left of its score."""
    if reason.overruled is None:
        return scored
    return replace(scored, score=column([instead(reason, scored.score[0])]))


def _block_of(reason: Reason, combining: Combining) -> Block:
    """The block with its parameters; its items are the children handed to it."""

    def number(text: str) -> Fraction | None:
        return read_exact(text) if text else None

    return Block.model_construct(
        id=reason.id,
        title=reason.title.zh,
        points=number(combining.points),
        weight=number(reason.weight),
        items=(),
        aggregate=combining.aggregate,
        scale=number(combining.scale),
        floor=number(combining.floor),
        cap=number(combining.cap),
        needs=combining.needs,
    )


def _differences(one: Any, other: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            yield from _differences(one.get(key), other.get(key), f"{path}.{key}" if path else str(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(a, b, f"{path}[{at}]")
    elif one != other:
        yield path, one, other


def _strangers(document: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    """Units in a table of peers that the document does not score by it."""
    for item, group, table in tables:
        for unit in table.units:
            if unit not in document["units"]:
                yield f"{unit} {item}: stands among the peers of {group}, but is not in the document"
