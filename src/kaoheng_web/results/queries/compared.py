"""A correction beside the results that it corrects: both are kept, and every difference is listed."""

from dataclasses import dataclass

from kaoheng.analysis.what_if import Comparison, Effect
from kaoheng.text import Text
from kaoheng_web.organisation.queries import code_of, names_on
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.scoring import replayed
from kaoheng_web.shared import clock

TOTAL, RANK, GRADE = Text("总分", "Total"), Text("名次", "Rank"), Text("等次", "Grade")


@dataclass(frozen=True, slots=True)
class Difference:
    """What is other for one unit."""

    result: UnitResult
    name: str
    effect: Effect

    @property
    def standing(self) -> tuple[tuple[Text, tuple[str, str]], ...]:
        """Total, rank and grade, before and after, and the grades of blocks that differ."""
        effect = self.effect
        blocks = [(title + Text("等次", " grade"), (before, after)) for title, before, after in effect.blocks]
        return (TOTAL, effect.total), (RANK, effect.rank), (GRADE, effect.grade), *blocks


def differences(run: Run, before: Run) -> list[Difference]:
    """The units whose totals, ranks, grades or items differ between two runs, group by group."""
    effects = Comparison(replayed(before).results, replayed(run).results, ()).effects
    found = {effect.unit: effect for effect in effects if effect.differs}
    rows = UnitResult.objects.filter(run=run).select_related("unit").order_by("group", "pk")
    changed = [row for row in rows if code_of(row.unit) in found]
    names = names_on([row.unit for row in changed], clock.today())
    return [Difference(row, names[row.unit_id].name, found[code_of(row.unit)]) for row in changed]
