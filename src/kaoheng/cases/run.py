"""Running a case: what comes out of an engine, held against what the case expects."""

from kaoheng.cases.compare import Difference, consequence_differences, differences, unsaid
from kaoheng.cases.edition import edition_for
from kaoheng.cases.evidence import evidence_of
from kaoheng.cases.model import Case
from kaoheng.consequences.calendar import Calendar
from kaoheng.consequences.due import consequences
from kaoheng.engines.catalogue import Engine
from kaoheng.explain.explainer import Explainer, nodes
from kaoheng.findings import Refused, errors
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.text import Language, Text


def run_case(method: Method, case: Case, engine: Engine, language: Language = "zh") -> list[str]:
    """How the outcome differs from what the case expects, line by line; empty when the case holds."""
    try:
        edition = edition_for(method, case)
        facts = freeze(edition, evidence_of(case, method, edition)).facts
        results = engine(edition, facts, None)
        followed = consequences(edition, results, case.decided, Calendar()) if case.decided else []
    except Refused as refused:
        return _refusal(case, refused, language)
    found: list[Difference] = []
    if case.said.refused:
        found.append(((*case.loc, "refused"), Text("应拒绝计分，实际已计分", "it should be refused, and was scored")))
    explainer = Explainer(edition, facts, results)
    positions = {unit.id: at for at, unit in enumerate(facts.units)}
    for unit, expected in case.said.expect.items():
        loc = (*case.loc, "expect", unit)
        if unit in positions:
            reasons = {reason.id: reason for reason in nodes(explainer.unit(unit))}
            found += differences(expected, results, positions[unit], reasons, loc)
            if expected.consequences is not None:
                own = {one.measure.id: one.due for one in followed if one.unit_id == unit}
                found += consequence_differences(expected.consequences, own, (*loc, "consequences"))
        else:
            found.append((loc, Text(f"没有单位 {unit}", f"there is no unit {unit}")))
    return [_sentence(case, difference, language) for difference in found]


def _refusal(case: Case, refused: Refused, language: Language) -> list[str]:
    """What the evidence was refused with, unless the case expects just that."""
    findings = errors(refused)
    if not case.said.refused:
        return [finding.sentence(language) for finding in findings]
    said = "\n".join(finding.sentence("zh") for finding in findings)
    absent = [phrase for phrase in case.said.refused if phrase not in said]
    return [_sentence(case, ((*case.loc, "refused"), unsaid(phrase, said)), language) for phrase in absent]


def _sentence(case: Case, difference: Difference, language: Language) -> str:
    loc, what = difference
    stop = "：" if language == "zh" else ": "
    return f"{case.positions.place(loc).words(language)}{stop}{what[language]}"
