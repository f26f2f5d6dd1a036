"""`python -m benchmarks explanation`: the reasons behind one unit of a hundred items and twelve months.

An explanation starts from the unit's group scored in exact fractions. `cold` has that to do first; `warm` explains
further units of a group that was scored already, each for the first time.
"""

from rich.table import Table

from benchmarks.data import Size, facts_of, method_of, year
from benchmarks.measure import Measured, alone, interleaved
from kaoheng.engines.local import engine as local
from kaoheng.explain.explainer import Explainer, nodes

SIZE = Size("hundred items", 600, 30, 100)
RUNS = 19


def measure() -> dict[str, Measured]:
    """The first unit of a group, beside one more unit of a group that is known, in turn."""
    made = year(SIZE)
    method, facts = method_of(made), facts_of(made)
    results = local.score(method, facts)
    known = Explainer(method, facts, results)
    members = iter(facts.members(0))
    known.unit(facts.units[next(members)].id)
    fresh = iter(range(1, SIZE.groups))

    def cold() -> int:
        first = facts.members(next(fresh)).start
        return len(list(nodes(Explainer(method, facts, results).unit(facts.units[first].id))))

    def warm() -> int:
        return len(list(nodes(known.unit(facts.units[next(members)].id))))

    found = interleaved({"cold": cold, "warm": warm}, min(RUNS, SIZE.units // SIZE.groups - 2))
    assert found["cold"].answer == found["warm"].answer, "units of one method have the same nodes"
    return found


def table() -> Table:
    """One line a case."""
    found = alone(measure)
    made = Table(
        title=f"explanation of one unit: {found['warm'].answer} nodes, {SIZE.items} items × 12 months, "
        f"groups of {SIZE.units // SIZE.groups}",
        title_justify="left",
    )
    for head in ("", "median", "min – max"):
        made.add_column(head, justify="left" if not head else "right")
    said = {"cold": "its group to be scored first", "warm": "its group scored already"}
    for name, label in said.items():
        seconds = found[name].seconds
        low, high = f"{min(seconds) * 1000:.1f} ms", f"{max(seconds) * 1000:.1f} ms"
        made.add_row(label, f"{found[name].median * 1000:.1f} ms", f"{low} – {high}")
    return made
