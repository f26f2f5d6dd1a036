"""`python -m benchmarks explanation`: the reasons behind one unit of a hundred items.

An explanation starts from the unit's group scored in exact fractions. `cold` has that to do first; the others explain
further units of a group that was scored already, each for the first time: with one value an item, or with the twelve
months that a value is made of.
"""

from collections.abc import Callable

from rich.table import Table

from benchmarks.data import Size, annual, facts_of, method_of, year
from benchmarks.measure import Measured, alone, interleaved
from kaoheng.engines.local import engine as local
from kaoheng.explain.explainer import Explainer, nodes
from kaoheng.facts import Facts
from kaoheng.method.edition import Method

SIZE = Size("hundred items", 600, 30, 100)
RUNS = 18


CASES = {
    "cold": "twelve months, its group to be scored first",
    "months": "twelve months, its group scored already",
    "annual": "one value an item, its group scored already",
}


def measure() -> dict[str, Measured]:
    """The first unit of a group, beside one more unit of a group that is known, in turn."""
    made = year(SIZE)
    method, facts = method_of(made), facts_of(made)
    results = local.score(method, facts)
    starts = iter(facts.starts[1:].tolist())

    def cold() -> int:
        return _explained(Explainer(method, facts, results), next(starts))

    found = interleaved(
        {"cold": cold, "months": _further(method, facts), "annual": _further(method, facts_of(annual(made)))}, RUNS
    )
    assert len({each.answer for each in found.values()}) == 1, "units of one method have the same nodes"
    return found


def _further(method: Method, facts: Facts) -> Callable[[], int]:
    """Explain one more unit of the first group, which is scored."""
    known, members = Explainer(method, facts, local.score(method, facts)), iter(facts.members(0))
    _explained(known, next(members))
    return lambda: _explained(known, next(members))


def _explained(explainer: Explainer, unit: int) -> int:
    """How many nodes the reasons of a unit have."""
    return len(list(nodes(explainer.unit(explainer.facts.units[unit].id))))


def table() -> Table:
    """One line a case."""
    found = alone(measure)
    made = Table(
        title=f"explanation of one unit: {found['cold'].answer} nodes, {SIZE.items} items, "
        f"groups of {SIZE.units // SIZE.groups}",
        title_justify="left",
    )
    for head in ("", "median", "min – max"):
        made.add_column(head, justify="left" if not head else "right")
    for name, label in CASES.items():
        seconds = found[name].seconds
        low, high = f"{min(seconds) * 1000:.1f} ms", f"{max(seconds) * 1000:.1f} ms"
        made.add_row(label, f"{found[name].median * 1000:.1f} ms", f"{low} – {high}")
    return made
