"""Every integrity check, and running them all over one year's evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.figures import measures_of, read_figures, unit_titles
from kaoheng.analysis.integrity.bunching import bunching
from kaoheng.analysis.integrity.certified import certified
from kaoheng.analysis.integrity.chance import survivors
from kaoheng.analysis.integrity.digits import first_digits, last_digits
from kaoheng.analysis.integrity.identical import identical
from kaoheng.analysis.integrity.jumps import jumps
from kaoheng.analysis.integrity.revisions import changed, late
from kaoheng.analysis.integrity.roundness import roundness
from kaoheng.analysis.integrity.rules import IntegrityRules
from kaoheng.analysis.integrity.sign import Look, Sign
from kaoheng.analysis.integrity.sums import sums
from kaoheng.freeze.columns import column
from kaoheng.freeze.problems import Problems
from kaoheng.freeze.written import read_one
from kaoheng.method.edition import Method
from kaoheng.tables import Evidence
from kaoheng.text import Text

CHECKS: tuple[Callable[[Look], Iterator[Sign]], ...] = (
    sums,
    jumps,
    bunching,
    last_digits,
    first_digits,
    roundness,
    identical,
    late,
    changed,
    certified,
)
_ORDER = ("strong", "medium", "weak")


@dataclass(frozen=True)
class Found:
    """The signs of a run, the strongest first, and how many probabilities they were chosen from."""

    signs: tuple[Sign, ...]
    tests: int
    rate: Fraction

    def note(self) -> Text:
        """What was done about testing so much at once."""
        rate = f"{float(self.rate * 100):g}%"
        return Text(
            f"共做{self.tests}次统计检验，按Benjamini–Hochberg法控制错误发现率不超过{rate}；迹象只供核对，不是结论。",
            f"{self.tests} statistical tests, false discovery rate held at {rate} (Benjamini–Hochberg); "
            "a sign is a reason to look, not a finding.",
        )


def inspect(
    method: Method, evidence: Evidence, rules: IntegrityRules | None = None, before: Evidence | None = None
) -> Found:
    """Run every check; Refused with all cells that cannot be read. Tests that chance explains are left out."""
    problems, rules = Problems(), rules or IntegrityRules()
    figures = read_figures(evidence, measures_of(method), method.method.year, problems)
    older = read_figures(before, measures_of(method), method.method.year, problems) if before else []
    problems.stop()
    targets = _targets(method, evidence)
    targets |= {(f.unit, f.item): f.value for f in figures if f.kind == "target" and f.span.whole}
    look = Look(method, figures, targets, unit_titles(evidence), _tags(evidence), rules, older)
    signs = [sign for check in CHECKS for sign in check(look)]
    tested = [sign.p for sign in signs if sign.p is not None]
    stands = iter(survivors(tested, rules.false_discovery_rate))
    kept = [sign for sign in signs if sign.p is None or next(stands)]
    return Found(
        tuple(sorted(kept, key=lambda sign: _ORDER.index(sign.strength))), len(tested), rules.false_discovery_rate
    )


def _tags(evidence: Evidence) -> dict[str, frozenset[str]]:
    ids, tags = column(evidence.units, "unit_id"), column(evidence.units, "tags")
    return {
        ids[row]: frozenset(tags[row].replace("，", ",").replace("、", ",").replace(" ", ",").split(","))
        for row in range(evidence.units.columns.num_rows)
    }


def _targets(method: Method, evidence: Evidence) -> dict[tuple[str, str], Fraction]:
    """Targets of the method for every unit, and over them those of the targets sheet."""
    found: dict[tuple[str, str], Fraction] = {}
    for item in method.items:
        if item.target is not None:
            if item.target.value is not None:
                found |= {(unit, item.id): item.target.value for unit in unit_titles(evidence)}
            found |= {(unit, item.id): value for unit, value in item.target.by_unit.items()}
    sheet = evidence.targets
    if sheet is not None:
        units, items, values = (column(sheet, name) for name in ("unit_id", "item_id", "value"))
        for row in range(sheet.columns.num_rows):
            number = read_one(values[row])[1]
            if number is not None:
                found[units[row], items[row]] = number
    return found
