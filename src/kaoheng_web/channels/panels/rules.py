"""Panels: who appoints, who rates whom, where a reason is asked for, and what is missing before handing in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from rules import Predicate

from kaoheng.freeze.written import NUMBER, narrow, read_one
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, TreeNode
from kaoheng.tally.panel import Panel as Terms
from kaoheng.tally.panels.terms import DONT_KNOW
from kaoheng.tally.rows import RatingRow
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role

if TYPE_CHECKING:
    from kaoheng_web.channels.panels.models import Rater


def _fills_it(person: Person, rater: "Rater | None" = None) -> bool:
    return rater is not None and rater.person_id == person.pk


OFFICE = holds(Role.OFFICE)
fills_it = Predicate(_fills_it, name="is the rater")

OPEN_PANEL = Verb("panels.open", Text("开启评分", "open a panel"), OFFICE)
APPOINT_RATER = Verb("panels.appoint_rater", Text("指定评分人", "appoint a rater"), OFFICE)
SAVE_SHEET = Verb("panels.save_sheet", Text("保存评分", "save ratings"), fills_it)
SUBMIT_SHEET = Verb("panels.submit_sheet", Text("提交评分", "submit ratings"), fills_it)
REOPEN_SHEET = Verb("panels.reopen_sheet", Text("退回重评", "reopen a sheet"), OFFICE & ~fills_it)

Cell = tuple[int, str]
"""A unit and an aspect."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed for one unit and aspect."""

    value: str
    reason: str = ""


def rated_groups(method: Method, channel: str) -> list[str]:
    """The ranking groups with an item that takes its value from the channel, in the method's order."""
    found = {group for node in method.tree for group in _groups(node, channel, set(method.groups))}
    return [group for group in method.groups if group in found]


def _groups(node: TreeNode, channel: str, among: set[str]) -> set[str]:
    """The groups below a node; what a block is for narrows what its items are for."""
    if node.only is not None and node.only.groups:
        among = among & set(node.only.groups)
    if isinstance(node, Block):
        return {group for child in node.items for group in _groups(child, channel, among)}
    return among if isinstance(node, Item) and node.data.channel == channel else set()


def value_of(text: str) -> tuple[Fraction | None, str]:
    """A rating as the library takes it: an exact number, or a word."""
    state, value = read_one(text)
    return (value, "") if state == NUMBER else (None, narrow(text))


def wrong_values(terms: Terms, given: Mapping[Cell, Given], rater_class: str) -> dict[Cell, list[Text]]:
    """What is wrong with the ratings by the terms of the channel: the library's own problems, cell by cell."""
    cells = list(given)
    rows = []
    for unit, aspect in cells:
        value, word = value_of(given[unit, aspect].value)
        rows.append(RatingRow(str(unit), "rater", value, word, rater_class, "", aspect))
    found: dict[Cell, list[Text]] = {}
    for problem in terms.problems(rows):
        what, mend = problem.what, problem.mend
        told = Text(f"{what.zh}。{mend.zh}。", f"{what.en}. {mend.en}.")
        found.setdefault(cells[problem.row], []).append(told)
    return found


def needs_reason(value: str, low: str, high: str) -> bool:
    """Whether a rating lies so far from the middle that its reason is asked for.

    >>> needs_reason("60", "60", "95"), needs_reason("80", "60", "95"), needs_reason("不了解", "60", "95")
    (True, False, False)
    """
    number, least, most = (value_of(text)[0] if text else None for text in (value, low, high))
    if number is None:
        return False
    return (least is not None and number <= least) or (most is not None and number >= most)


def missing_reasons(given: Mapping[Cell, Given], low: str, high: str) -> dict[Cell, list[Text]]:
    """Where a reason is asked for and none was written."""
    told = Text("这一评分须写理由。", "Give the reason for this rating.")
    return {
        cell: [told] for cell, each in given.items() if needs_reason(each.value, low, high) and not each.reason.strip()
    }


def left_out(terms: Terms, given: Mapping[Cell, Given], asked: Sequence[Cell]) -> dict[Cell, list[Text]]:
    """The cells that were left empty where the terms do not let a rater leave units out."""
    if terms.skipped == "allowed":
        return {}
    told = Text(f"请评分，或填“{DONT_KNOW[0]}”。", f"Rate it, or write “{DONT_KNOW[1]}”.")
    return {cell: [told] for cell in asked if cell not in given}


def blockers_to_submit(terms: Terms, given: Mapping[Cell, Given]) -> Iterator[Text]:
    """What stands in the way of the sheet as a whole."""
    if not given:
        yield Text("还没有评分。", "Nothing is rated yet.")
    numbers = [number for each in given.values() if (number := value_of(each.value)[0]) is not None]
    if terms.equal != "allowed" and not terms.aspects and len(set(numbers)) < len(numbers):
        yield Text(
            "办法规定不同单位的评价不得相同，请拉开差距。",
            "The method does not let units be rated the same: set them apart.",
        )


def wrong_threshold(text: str) -> Iterator[Text]:
    """What is wrong with a value from which on reasons are asked for."""
    if text and value_of(text)[0] is None:
        yield Text(f"“{text}”不是数，请只填数字。", f"{text!r} is no number: give digits only.")
