"""A method and its evidence as the commands that analyse a year read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from kaoheng.cli.console import report
from kaoheng.exchange.evidence import read_evidence
from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.numbers import parse
from kaoheng.tables import Evidence
from kaoheng.text import Language, Text


@dataclass(frozen=True)
class Year:
    """What was read."""

    method: Method
    facts: Facts
    evidence: Evidence

    def unit(self, name: str) -> str:
        """A unit's id from its id or its title; anything else is handed on to be refused."""
        return next((unit.id for unit in self.facts.units if name in (unit.id, unit.title)), name)


def read_year(method_file: Path, evidence: Path, language: Language) -> Year:
    """Read and check both; warnings are printed."""
    loaded, tables = load(method_file), read_evidence(evidence)
    frozen = freeze(loaded.method, tables)
    report((*loaded.warnings, *frozen.warnings), language)
    return Year(loaded.method, frozen.facts, tables)


def pairs(words: Sequence[str], option: str) -> list[tuple[str, str]]:
    """NAME=VALUE words; Refused with every one that is none."""
    bad = [word for word in words if "=" not in word]
    if bad:
        mend = Text("请写成 名称=值", "Write NAME=VALUE")
        what = Text("缺少等号", "there is no equals sign")
        raise Refused([Finding("no_equals", Place(path=f"{option} {word}"), what, mend) for word in bad])
    return [(name.strip(), value.strip()) for name, _, value in (word.partition("=") for word in words)]


def number(text: str, place: str) -> Fraction:
    """A written number; Refused where it is none."""
    try:
        return parse(text)
    except ValueError:
        what = Text(f"“{text}”不是数", f"{text!r} is not a number")
        raise Refused([Finding("not_a_number", Place(path=place), what, Text("请填数", "Give a number"))]) from None
