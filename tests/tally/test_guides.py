"""The guides' channels load, and their rows give the sentences shown."""

import csv
from io import StringIO
from typing import Any

import pytest
from pydantic import TypeAdapter

from kaoheng.method.plain import read_plain
from kaoheng.tally.catalogue import AnyChannel
from kaoheng.tally.channel import Channel
from kaoheng.tally.rows import BallotRow, ClaimRow, RatingRow
from tests.docs.pages import ROOT, Block, blocks

ROWS: dict[str, type[Any]] = {"ballots": BallotRow, "ratings": RatingRow, "claims": ClaimRow}
GUIDES = ("run-an-appraisal-vote", "admit-bonuses")


def examples(guide: str) -> list[tuple[Block, Block, Block]]:
    """A channel, its rows and the sentence, as they follow one another."""
    shown = [block for block in blocks(ROOT / f"docs/how-to/{guide}.md") if block.language in ("yaml", "csv", "text")]
    return list(zip(shown[::3], shown[1::3], shown[2::3], strict=True))


@pytest.mark.parametrize(
    ("terms", "rows", "text"), [example for guide in GUIDES for example in examples(guide)], ids=lambda b: b.line
)
def test_a_channel_shown_gives_the_sentence_shown(terms: Block, rows: Block, text: Block) -> None:
    (data,) = read_plain(terms.text).data["channels"].values()
    channel: Channel = TypeAdapter(AnyChannel).validate_python(data)
    read = TypeAdapter(ROWS[channel.table])
    made = [read.validate_python(_cells(line)) for line in csv.DictReader(StringIO(rows.text))]
    assert list(channel.problems(made)) == []
    assert channel.tally(["S1"], made)["S1"].sentence.zh == "；".join(text.text.split())


def _cells(line: dict[str, str]) -> dict[str, str]:
    """A line as the library reads it: a word that is no number is kept as one."""
    cells = {name: value for name, value in line.items() if value}
    if cells.get("value") == "不了解":
        cells["word"] = cells.pop("value")
    return cells
