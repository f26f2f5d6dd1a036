"""Looking a method over. A new check is one file and one line here."""

from collections.abc import Callable, Iterable

from kaoheng.facts import Facts
from kaoheng.findings import Finding
from kaoheng.lint import (
    bonuses,
    calculations,
    ceilings,
    channels,
    consequences,
    deductions,
    english,
    grades,
    ladders,
    ownership,
    peers,
    percents,
    places,
    quotas,
    ratios,
    sources,
    target_kinds,
    tiers,
    titles,
    treatments,
    vetoes,
)
from kaoheng.lint.subject import Subject
from kaoheng.method.load import Loaded
from kaoheng.method.problems import Problem
from kaoheng.tables import Evidence

CHECKS: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    sources.check,
    titles.check,
    english.check,
    ownership.check,
    percents.check,
    target_kinds.check,
    ratios.check,
    tiers.check,
    ladders.check,
    places.check,
    peers.check,
    bonuses.check,
    deductions.check,
    grades.check,
    quotas.check,
    ceilings.check,
    channels.check,
    treatments.check,
    calculations.check,
    vetoes.check,
    consequences.check,
)


def lint(loaded: Loaded, evidence: Evidence | None = None, facts: Facts | None = None) -> list[Finding]:
    """What the checks say, by line; with evidence they also look at groups, targets and values."""
    subject = Subject(loaded.method, loaded.text, evidence, facts)
    found = [problem.found(loaded.positions) for check in CHECKS for problem in check(subject)]
    return sorted(found, key=lambda finding: finding.place.line or 0)
