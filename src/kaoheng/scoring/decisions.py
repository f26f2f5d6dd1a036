"""Recorded decisions of the leading group that decided nothing."""

from collections.abc import Collection, Iterator

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place
from kaoheng.tables import Decision
from kaoheng.text import Text


def idle_decisions(facts: Facts, used: Collection[Decision]) -> Iterator[Finding]:
    """A warning for each decision that settled no tie; `used` are those that did."""
    titles = {unit.id: unit.title for unit in facts.units}
    for decision in facts.decisions:
        if decision in used:
            continue
        matter, outcome = _in_words(decision.matter), _in_words(decision.outcome)
        document = f"（{decision.document}）" if decision.document else ""
        what = Text(
            f"关于{matter.zh}的决定“{outcome.zh}”{document}没有起作用：没有需要它决定的并列",
            f"the decision “{outcome.en}” on {matter.en} decides nothing: there is no tie that awaits it",
        )
        mend = Text("请核对单位和事项；确不需要的请删去", "Check unit and matter, or remove it")
        yield Finding("idle_decision", Place(file=titles[decision.unit_id], path="决定"), what, mend, "warning")


def _in_words(word: str) -> Text:
    grade = word.removeprefix("quota:")
    if grade != word:
        return Text(f"{grade}名额", f"the places for {grade}")
    words = {"rank": Text("名次", "the rank"), "in": Text("入选", "in"), "out": Text("不入选", "out")}
    return words.get(word, Text(f"第{word}名" if word.isdigit() else word, word))
