"""What is proposed for a sentence: a rule with what the sentence says, and what it leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kaoheng.arithmetic.columns import Direction
from kaoheng.text import Text


@dataclass(frozen=True, slots=True)
class Open:
    """A policy the sentence is silent about: the field, what it asks, and what may be answered."""

    path: str
    asks: Text
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A part of the sentence, and what it was taken to mean."""

    words: str
    means: Text


@dataclass(frozen=True)
class Proposal:
    """One reading of a sentence; a person confirms it and answers what is open.

    `rule` holds the fields the sentence states, as a method file writes them. `points` are the item's points
    where the sentence says them.
    """

    kind: str
    number: str
    title: Text
    rule: Mapping[str, Any]
    open: tuple[Open, ...]
    read: tuple[Read, ...]
    points: str = ""
    direction: Direction | None = None


@dataclass(frozen=True)
class Suggestion:
    """All readings of a sentence, the most fitting first, and what it says beside points."""

    sentence: str
    proposals: tuple[Proposal, ...]
    effects: tuple[Read, ...] = ()
    """A veto or a ceiling the sentence speaks of, which a method states in a section of its own."""


@dataclass
class Draft:
    """A proposal being put together; patterns add to it."""

    kind: str
    rule: dict[str, Any]
    read: list[Read] = field(default_factory=list)
    points: str = ""
    direction: Direction | None = None
    open: list[Open] = field(default_factory=list)
    """Questions of the pattern's own, beside the fields it left out."""

    def note(self, words: str, zh: str, en: str) -> "Draft":
        """Remember what some words were taken to mean."""
        self.read.append(Read(words, Text(zh, en)))
        return self
