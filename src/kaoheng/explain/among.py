"""Tables of peers for what is not an item, and scoring one unit again among them."""

from collections.abc import Sequence
from fractions import Fraction

from kaoheng.aggregation.children import Aggregation, Child
from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.arithmetic.exact import ExactColumns, column
from kaoheng.engines.reference.calculated import CalculatedRun
from kaoheng.explain.peers import Peers
from kaoheng.explain.watching import Watched
from kaoheng.numbers import as_text, read_exact
from kaoheng.text import Text


def calculated_peers(run: CalculatedRun, ids: Sequence[str]) -> Peers:
    """What a formula that looks at the group read, of every unit that has a score."""
    columns = {name: tuple(as_text(value) for value in values) for name, values in run.columns.items()}
    return Peers(tuple(ids[at] for at in run.peers), columns)


def block_peers(watched: Watched, ids: Sequence[str]) -> Peers:
    """The scores and weights an aggregation that looks at the group combined, of every unit that has any of them."""
    units = [at for at in range(len(ids)) if any(_counts(child.counts, at) for child in watched.children)]

    def texts(child: Child, values: Number) -> tuple[str | None, ...]:
        return tuple(as_text(watched.at(values, at)) if _counts(child.counts, at) else None for at in units)

    return Peers(
        tuple(ids[at] for at in units),
        {child.id: texts(child, child.score) for child in watched.children},
        {_WEIGHT: {child.id: texts(child, child.weight) for child in watched.children}},
    )


class AmongPeers:
    """Stands for an aggregation when one unit is combined again: the others come from the table."""

    looks_at_group = True

    def __init__(self, inner: Aggregation, table: Peers, unit: str) -> None:
        self.inner, self.weighted, self.table, self.unit = inner, inner.weighted, table, unit

    def words(self) -> Text:
        """How a regulation names it."""
        return self.inner.words()

    def combine(self, x: Columns, children: list[Child]) -> Number:  # noqa: ARG002
        """The unit's own value, over the group; ValueError where the unit is not in the table as it is here."""
        own, rows = self.table.units.index(self.unit), len(self.table.units)
        together = [self._of_all(child) for child in children]
        for child, whole in zip(children, together, strict=True):
            here = (_one(child.score), _one(child.weight)) if _counts(child.counts, 0) else None
            there = (whole.score[own], whole.weight[own]) if _counts(whole.counts, own) else None
            if here != there:
                raise ValueError(f"{child.id} is not what stands in the table of peers")
        over_all = ExactColumns(rows, {}, full=Fraction(100))
        return column([over_all.wide(self.inner.combine(over_all, together))[own]])

    def _of_all(self, child: Child) -> Child:
        scores, weights = self.table.columns[child.id], self.table.parts[_WEIGHT][child.id]
        counts = column([score is not None for score in scores]).astype(bool)
        return Child(child.id, _read(scores), child.full, _read(weights), None if counts.all() else counts)


_WEIGHT = "weight"


def _read(texts: Sequence[str | None]) -> Number:
    return column([Fraction(0) if text is None else read_exact(text) for text in texts])


def _one(value: Number) -> Fraction:
    return Fraction(value) if isinstance(value, int | Fraction) else Fraction(value[0])


def _counts(counts: Flags | None, at: int) -> bool:
    return counts is None or bool(counts[at])
