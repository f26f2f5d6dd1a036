"""What if: the values of one unit changed, the year scored again, nothing kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.path.trial import Trial, trial
from kaoheng.analysis.what_if import Effect, WhatIf
from kaoheng.method.tree import Item
from kaoheng.numbers import written
from kaoheng.text import Text, title_of
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.scoring import replayed


@dataclass(frozen=True, slots=True)
class Lever:
    """An item whose one number may be tried with another value."""

    item: Item
    value: Fraction
    period: str
    score: str

    @property
    def title(self) -> Text:
        """What the item is called."""
        return title_of(self.item)

    @property
    def written(self) -> str:
        """The value as it is."""
        return written(self.value)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """One unit of a run, and those that its rank depends on."""

    tried: Trial

    @property
    def levers(self) -> list[Lever]:
        """The items that are scored from one number of the unit's own."""
        tried, scores = self.tried, self.tried.before.nodes
        return [
            Lever(item, tried.value(item.id) or Fraction(0), tried.period(item.id), scores[item.id].text(tried.unit))
            for item in tried.movable()
        ]

    def ask(self, values: Mapping[str, Fraction]) -> tuple[Effect, Sequence[Effect]]:
        """What the values come to for the unit, and for the others; Refused where a rule refuses them."""
        tried = self.tried
        effects = WhatIf(tried.method, tried.facts).ask(tried.changes(values)).effects
        others = [effect for at, effect in enumerate(effects) if at != tried.unit and effect.differs]
        return effects[tried.unit], others


def sandbox_of(result: UnitResult) -> Sandbox:
    """The sandbox of a unit's result."""
    scored = replayed(result.run)
    return Sandbox(trial(scored.method, scored.facts, code_of(result.unit)))
