"""The whole run on dense arrays: the same published digits, ranks and grades as the reference, fast."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property, partial
from os import cpu_count

from kaoheng.engines.local.items import Items
from kaoheng.engines.local.layout import Block, Layout
from kaoheng.engines.local.policies import settle
from kaoheng.engines.local.totals import Totals
from kaoheng.engines.local.tree import Tree
from kaoheng.engines.local.unchanged import Earlier, Unchanged
from kaoheng.engines.local.years import Run, one_by_one
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.scoring.plan import Plan

Progress = Callable[[int, int], None]


def score(method: Method, facts: Facts, progress: Progress | None = None) -> Results:
    """Score a year. `progress` is told how many evaluations are done of how many."""
    return Prepared(method, facts).score(facts, progress)


class Prepared:
    """A method laid out over units once, to score many versions of their facts (what-if, robustness)."""

    def __init__(self, method: Method, facts: Facts) -> None:
        self.layout = Layout(Plan(method, facts))
        _ = self.layout.batches, self.layout.linear, self.layout.alike, self.layout.nodes

    def score(self, facts: Facts, progress: Progress | None = None) -> Results:
        """Score facts about the same units and items as those it was prepared for."""
        layout, own = self.layout, facts is self.layout.plan.facts
        plan = layout.plan if own else layout.plan.over(facts)
        unchanged = None if own else Unchanged(self._earlier, facts)
        items = _scored(plan, layout, progress, unchanged)
        counts = settle(items)
        return Totals(plan, items, Tree(items, counts, layout), unchanged).results()

    @cached_property
    def _earlier(self) -> Earlier:
        """The facts it was prepared for, scored item by item."""
        return Earlier(_scored(self.layout.plan, self.layout))


@contextmanager
def _workers(layout: Layout) -> Iterator[Run]:
    """Does work on as many threads as there are processors; a small year is not worth the threads."""
    if len(layout.blocks) == 1:
        yield one_by_one
        return
    with ThreadPoolExecutor(cpu_count() or 1) as pool:

        def run(work: list[Callable[[], None]]) -> None:
            for future in [pool.submit(part) for part in work]:
                future.result()

        yield run


def _scored(plan: Plan, layout: Layout, progress: Progress | None = None, unchanged: Unchanged | None = None) -> Items:
    """Every item, before the policies of cells without data."""
    with _workers(layout) as run:
        items = Items(plan, layout, run)
        _score_items(items, layout, run, progress, unchanged)
    return items


def _score_items(
    items: Items, layout: Layout, run: Run, progress: Progress | None, unchanged: Unchanged | None
) -> None:
    """Every batch over every block, but what is taken over."""
    for name in layout.columns:  # what blocks share is made before the threads start
        items.year(name)
    _ = items.states
    done = 0

    def score(block: Block) -> None:
        nonlocal done
        for batch in layout.batches:
            if unchanged is None or not unchanged.take_over(items, batch, block):
                items.score(batch, block)
        done += 1
        if progress is not None:
            progress(done, len(layout.blocks))

    run([partial(score, block) for block in layout.blocks])
