"""The guides' channels load, and their rows give the sentences shown."""

import csv
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from pydantic import TypeAdapter

from kaoheng.derive.derived import derive
from kaoheng.engines.reference import engine as reference
from kaoheng.method.plain import read_plain
from kaoheng.tables import Unit
from kaoheng.tally.catalogue import AnyChannel
from kaoheng.tally.channel import Channel
from kaoheng.tally.rows import BallotRow, ClaimRow, RatingRow
from tests.docs.pages import ROOT, Block, blocks
from tests.engines.year import facts_of, method_of

ROWS: dict[str, type[Any]] = {"ballots": BallotRow, "ratings": RatingRow, "claims": ClaimRow}
GUIDES = ("run-an-appraisal-vote", "admit-bonuses")


def examples(guide: str) -> list[tuple[Block, Block, Block]]:
    """A channel, its rows and the sentence, as they follow one another."""
    every = [block for block in blocks(ROOT / f"docs/how-to/{guide}.md") if block.language in ("yaml", "csv", "text")]
    shown = [block for block in every if not block.text.startswith("tree:")]
    return list(zip(shown[::3], shown[1::3], shown[2::3], strict=True))


@pytest.mark.parametrize(
    ("terms", "rows", "text"), [example for guide in GUIDES for example in examples(guide)], ids=lambda b: b.line
)
def test_a_channel_shown_gives_the_sentence_shown(terms: Block, rows: Block, text: Block) -> None:
    (data,) = read_plain(terms.text).data["channels"].values()
    channel: Channel = TypeAdapter(AnyChannel).validate_python(data)
    made = _made(ROWS[channel.table], rows)
    assert list(channel.problems(made)) == []
    assert channel.tally(["S1"], made)["S1"].sentence.zh == "；".join(text.text.split())


def test_the_bonus_of_the_page_adds_what_its_claims_come_to() -> None:
    ((terms, rows, _),) = examples("admit-bonuses")
    tree = next(b.text for b in blocks(ROOT / "docs/how-to/admit-bonuses.md") if b.text.startswith("tree:"))
    method = method_of(terms.text + tree)
    claims = _made(ClaimRow, rows)
    facts = facts_of(method, {"actual": {"work": ["90"]}})
    facts = replace(facts, units=(Unit("S1", "甲街道", "all"),), rows={"honours": tuple(claims)})
    results = reference.score(method, derive(method, facts))
    assert results.totals.text(0) == "92.00"


def _made(kind: type[Any], rows: Block) -> list[Any]:
    read = TypeAdapter(kind)
    return [read.validate_python(_cells(line)) for line in csv.DictReader(StringIO(rows.text))]


def _cells(line: dict[str, str]) -> dict[str, str]:
    """A line as the library reads it: a word that is no number is kept as one."""
    cells = {name: value for name, value in line.items() if value}
    if cells.get("value") == "不了解":
        cells["word"] = cells.pop("value")
    return cells
