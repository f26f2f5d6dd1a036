"""Where each model of the method language is described: which page, under which heading, in which words."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from docs.reference.generating.markdown import told
from docs.reference.generating.shapes import MODELS, model_name, referred
from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.method.consequences import Measure
from kaoheng.method.vetoes import Veto
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.rule import Data
from kaoheng.tally.catalogue import CHANNELS
from kaoheng.treatment.catalogue import TREATMENTS


@dataclass(frozen=True)
class Section:
    """A model's place on a page; `words` stand where its own are not enough, `level` is the depth of the heading."""

    page: str
    heading: str
    level: int = 2
    words: str = ""

    @property
    def anchor(self) -> str:
        """How links name the heading."""
        return re.sub(r"[^\w\- ]", "", self.heading.lower()).replace(" ", "-")


_METHOD: dict[str, tuple[str, str]] = {
    "Method": ("the file", "The top level of a method file."),
    "Header": ("method", ""),
    "Rounding": ("rounding", ""),
    "Policies": ("policies", ""),
    "Group": ("groups", "Ranking groups (考核组别) by id. Without `units`, members are those whose evidence names it."),
    "Item": ("item", ""),
    "Block": ("block", ""),
    "Calculated": ("calculated node", ""),
    "Counting": ("counting", ""),
    "Needs": ("needs", "`needs`: on a block, or on the file for its top level."),
    "Binding": ("data", ""),
    "OverPeriods": ("over periods", "`over_periods`: how the values of several periods become the year's value."),
    "Target": ("target", ""),
    "Override": ("overrides", ""),
    "Only": ("only", ""),
    "Round": ("round", ""),
    "Fixed": ("fixed", "Where `missing` is to give fixed points: `missing: {score: 60}`."),
    "Transfer": ("transfer", "Where the points go to one node beside it: `not_applicable: {to: other_item}`."),
    "Ranking": ("ranking", ""),
    "ByNode": ("tie key", "A member of `ranking.chain`, told apart by `kind`. `node`: the score of a node."),
    "ByUnrounded": ("tie key", "`unrounded`: the total before rounding."),
    "CountBack": ("tie key", "`count_back`: most first places in the items of a node, then most second places, …"),
    "HeadToHead": ("tie key", "`head_to_head`: among equals, who beats more of the others; more in more items beats."),
    "ByRaters": ("tie key", "`raters`: how many raters of a channel gave a unit points, then who gave the most."),
    "Decide": ("tie key", "`decide`: the leading group decides; until then the tie stands and is reported."),
    "Grades": ("grades", ""),
    "Quota": ("quota", "How many units of a group may have a grade; a member of `grades.quota`, by grade."),
    "Ceiling": ("ceilings", ""),
}

_ELSEWHERE = {model_name(kind) for kind in (*RULES, *AGGREGATIONS)}


def _sections() -> dict[str, Section]:
    found = {name: Section("method-file", heading, 2, words) for name, (heading, words) in _METHOD.items()}
    rules = {name for rule in RULES for name in _below(model_name(rule), set())}
    families: tuple[tuple[str, Iterable[tuple[str, type[Data], str]]], ...] = (
        ("channels", [(_kind(model_name(each)), each, _about(each)) for each in CHANNELS]),
        ("treatments", [(_kind(model_name(each)), each, _about(each)) for each in TREATMENTS]),
        ("vetoes-and-consequences", [("vetoes", Veto, ""), ("consequences", Measure, "")]),
    )
    for page, roots in families:
        for heading, kind, words in roots:
            name = model_name(kind)
            found[name] = Section(page, heading, 2, words)
            for part in _below(name, {*found, *_ELSEWHERE, *rules}):
                found[part] = Section(page, f"{heading}: {_called(part)}", 3)
    return found


def _below(name: str, known: set[str]) -> Iterator[str]:
    """The models inside one, each once, in the order they are met."""
    for part in referred(MODELS[name]):
        if part not in known and part not in _ELSEWHERE:
            known.add(part)
            yield part
            yield from _below(part, known)


def _kind(name: str) -> str:
    return str(MODELS[name]["properties"].get("kind", {}).get("const", ""))


def _called(name: str) -> str:
    """What a part is called: its kind, or its name in words."""
    return _kind(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.rpartition("__")[2]).lower()


def _about(kind: type[Data]) -> str:
    """What the module says in its first line, and the model in its docstring."""
    return f"{sys.modules[kind.__module__].__doc__}\n\n{told(str(getdoc(kind)))}"


SECTIONS = _sections()
"""Every model that is not a rule, a part of one, or an aggregation."""
