"""What came out for one unit, held against what a case expects, in published digits."""

from collections.abc import Iterator, Mapping
from datetime import date

from kaoheng.cases.model import Expected
from kaoheng.explain.reasons import STATES, Reason
from kaoheng.method.positions import Loc
from kaoheng.numbers import as_text, parse, round_to
from kaoheng.results import Results
from kaoheng.text import Text

Difference = tuple[Loc, Text]
"""Where an expectation stands, and how it fails."""

PRINTED = 9
"""Decimals to which unrounded scores are printed."""


def differences(
    expected: Expected, results: Results, at: int, reasons: Mapping[str, Reason], loc: Loc
) -> Iterator[Difference]:
    """Every expectation about the unit at a position that does not hold; `reasons` are its nodes'."""
    for node, score in expected.scores.items():
        yield from _score(node, None if score is None else as_text(score), at, results, (*loc, "scores", node))
    for item, state in expected.states.items():
        where = (*loc, "states", item)
        if item in results.states:
            yield from _differs(state, STATES[results.states[item][at]], where)
        else:
            yield where, _no_node(item)
    if expected.rank is not None:
        yield from _differs(as_text(expected.rank), as_text(results.ranks[at]), (*loc, "rank"))
    if expected.grade is not None:
        yield from _differs(expected.grade, results.grades[at], (*loc, "grade"))
    for node, grade in expected.grades.items():
        yield from _differs(grade, results.grade(node, at), (*loc, "grades", node))
    if expected.undecided is not None:
        words = ("已定", "待定")
        yield from _differs(words[expected.undecided], words[bool(results.undecided[at])], (*loc, "undecided"))
    for node, phrases in expected.says.items():
        yield from _says(phrases, reasons.get(node), node, (*loc, "says", node))
    yield from _honours(expected, results, at, loc)


def _honours(expected: Expected, results: Results, at: int, loc: Loc) -> Iterator[Difference]:
    if expected.honours_cancelled is not None:
        words = ("不取消", "取消")
        found = words[results.honours_cancelled[at]]
        yield from _differs(words[expected.honours_cancelled], found, (*loc, "honours_cancelled"))


def consequence_differences(
    wanted: Mapping[str, date | None], found: Mapping[str, date | None], loc: Loc
) -> Iterator[Difference]:
    """Measures that should follow and do not, those that should not and do, and other days."""
    for id in dict.fromkeys((*wanted, *found)):
        if id not in found:
            yield (*loc, id), Text(f"没有措施 {id}", f"the measure {id} does not follow")
        elif id not in wanted:
            yield loc, Text(f"多出措施 {id}", f"the measure {id} follows too")
        else:
            yield from _differs(str(wanted[id] or "无期限"), str(found[id] or "无期限"), (*loc, id))


def unsaid(phrase: str, said: str) -> Text:
    """A phrase that does not stand where it should."""
    return Text(f"没有说“{phrase}”，说的是：{said}", f"“{phrase}” is not said; what is said: {said}")


def _score(node: str, wanted: str | None, unit: int, results: Results, loc: Loc) -> Iterator[Difference]:
    if node not in results.nodes:
        yield loc, _no_node(node)
        return
    published = results.nodes[node].text(unit)
    if not _prints_alike(wanted, published):
        yield from _differs(wanted or "无得分", published or "无得分", loc)


def _prints_alike(wanted: str | None, published: str) -> bool:
    if wanted is None or not published:
        return wanted is None and not published
    return round_to(parse(wanted), PRINTED, "half_up") == parse(published)


def _differs(wanted: str, found: str, loc: Loc) -> Iterator[Difference]:
    if wanted != found:
        yield loc, Text(f"应为{wanted}，实为{found or '空'}", f"expected {wanted}, found {found or 'nothing'}")


def _says(phrases: tuple[str, ...], reason: Reason | None, node: str, loc: Loc) -> Iterator[Difference]:
    if reason is None:
        yield loc, _no_node(node)
        return
    for phrase in phrases:
        if phrase not in reason.sentence.zh:
            yield loc, unsaid(phrase, reason.sentence.zh)


def _no_node(node: str) -> Text:
    return Text(f"没有名为 {node} 的节点", f"there is no node {node}")
