"""The page of requirements names pages that exist."""

import re
from importlib.util import find_spec

import pytest
from django.urls import reverse

from tests.architecture.sources import ROOT

ROWS = [
    line.split("|")[1:-1]
    for line in (ROOT / "docs/explanation/requirements.md").read_text("utf-8").splitlines()
    if re.match(r"\| [0-9.]+ \|", line)
]


def test_every_row_of_the_source_stands_in_it():
    assert [int(row[0]) for row in ROWS if "." not in row[0]] == list(range(1, 18))


@pytest.mark.parametrize("name", sorted({name for row in ROWS for name in re.findall(r"`(\w+:\w+)`", row[3])}))
def test_every_page_that_it_names_exists(name):
    assert reverse(name)


@pytest.mark.parametrize("part", sorted({part for row in ROWS for part in re.findall(r"`([a-z][a-z.]+)`", row[2])}))
def test_every_part_that_it_names_exists(part):
    names = [part] if part.startswith("kaoheng") else [f"kaoheng_web.{part}"]
    assert part.endswith(".py") or all(find_spec(name) for name in names)
