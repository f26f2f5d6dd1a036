"""Evidence frozen against a method: checked, translated, and laid out for the engines."""

from dataclasses import dataclass, replace

from kaoheng.derive.derived import derived
from kaoheng.facts import Facts, Flags
from kaoheng.findings import Finding
from kaoheng.freeze.absences import Absences, warn_refused
from kaoheng.freeze.adjustments import read_adjustments
from kaoheng.freeze.borrowed import borrowed_layers
from kaoheng.freeze.channel_rows import read_channels, spoil
from kaoheng.freeze.decisions import read_decisions
from kaoheng.freeze.drafts import Draft, lay
from kaoheng.freeze.history import read_history
from kaoheng.freeze.observations import read_observations
from kaoheng.freeze.origins import Origins
from kaoheng.freeze.places import place_layers
from kaoheng.freeze.problems import Problems
from kaoheng.freeze.rows import Work
from kaoheng.freeze.targets import method_targets, sheet_targets
from kaoheng.freeze.units import Roster, read_units
from kaoheng.freeze.vetoes import read_vetoes
from kaoheng.method.edition import Method
from kaoheng.scoring.plan import Plan
from kaoheng.tables import Decision, Evidence


@dataclass(frozen=True)
class Frozen:
    """What every engine scores, and the warnings met on the way."""

    facts: Facts
    warnings: tuple[Finding, ...] = ()


def freeze(method: Method, evidence: Evidence) -> Frozen:
    """Check evidence against a method and freeze it; Refused with every problem when there is an error."""
    problems = Problems()
    roster = read_units(method, evidence.units, problems)
    work = Work(method, roster, Plan(method, _facts(method, roster)), problems)
    observed = read_observations(work, evidence.observations)
    layers = observed.layers
    if evidence.targets is not None:
        layers = layers + sheet_targets(work, evidence.targets)
    history = read_history(method, roster, evidence.history, problems) if evidence.history else ()
    places = place_layers(work, history)
    drafts = lay(work, [*layers, *method_targets(work), *borrowed_layers(work, layers), *places])
    blank, marked = observed.blank, observed.not_applicable
    decisions = read_decisions(roster, evidence.decisions, problems) if evidence.decisions else ()
    channels = read_channels(work, evidence)
    spoil(work, channels.spoiled)
    raw = replace(
        _facts(method, roster, drafts, marked if marked.any() else None, decisions, evidence.digest),
        vetoes=read_vetoes(method, roster, evidence.vetoes, problems) if evidence.vetoes else (),
        adjustments=read_adjustments(method, roster, evidence.adjustments, problems) if evidence.adjustments else (),
        history=history,
        predecessors=roster.predecessors,
        rows=channels.rows,
    )
    done = derived(method, raw)
    problems.found += done.findings
    Absences(work, done.facts, marked, blank, evidence.observations, evidence.targets).check()
    warn_refused(work, done.facts)
    problems.stop()
    return Frozen(done.facts, tuple(problems.found))


def _facts(
    method: Method,
    roster: Roster,
    drafts: dict[str, Draft] | None = None,
    not_applicable: Flags | None = None,
    decisions: tuple[Decision, ...] = (),
    digest: str = "",
) -> Facts:
    items = tuple(item.id for item in method.items)
    return Facts(
        units=roster.units,
        items=items,
        groups=roster.groups,
        starts=roster.starts,
        cubes={kind: draft.cube() for kind, draft in (drafts or {}).items()},
        not_applicable=not_applicable,
        decisions=decisions,
        origins=Origins(items, tuple(unit.id for unit in roster.units), drafts or {}),
        digest=digest,
    )
