"""Recorded decisions of the leading group that decided nothing."""

from collections.abc import Collection, Iterator

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place
from kaoheng.method.edition import Method
from kaoheng.scoring.grading import quota_matter, quota_of
from kaoheng.tables import Decision
from kaoheng.text import Text, title_of


def idle_decisions(method: Method, facts: Facts, used: Collection[Decision]) -> Iterator[Finding]:
    """A warning for each decision that settled no tie; `used` are those that did."""
    titles = {unit.id: unit.title for unit in facts.units}
    for decision in facts.decisions:
        if decision in used:
            continue
        matter, outcome = _in_words(method, decision.matter), _in_words(method, decision.outcome)
        document = f"（{decision.document}）" if decision.document else ""
        what = Text(
            f"关于{matter.zh}的决定“{outcome.zh}”{document}没有起作用：没有需要它决定的并列",
            f"the decision “{outcome.en}” on {matter.en} decides nothing: there is no tie that awaits it",
        )
        mend = Text("请核对单位和事项；确不需要的请删去", "Check unit and matter, or remove it")
        yield Finding("idle_decision", Place(file=titles[decision.unit_id], path="决定"), what, mend, "warning")


def _in_words(method: Method, word: str) -> Text:
    node, grade = quota_of(word)
    if word == quota_matter(grade, node):
        title = next((title_of(block) for block in method.graded if block.id == node), None)
        of = Text("", "") if title is None else Text(f"“{title.zh}”", f" of “{title.en}”")
        return Text(f"{of.zh}{grade}名额", f"the places for {grade}{of.en}")
    words = {"rank": Text("名次", "the rank"), "in": Text("入选", "in"), "out": Text("不入选", "out")}
    return words.get(word, Text(f"第{word}名" if word.isdigit() else word, word))
