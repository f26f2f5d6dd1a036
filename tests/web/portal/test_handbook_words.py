"""What the handbook tells people to press and open is written so on the pages."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

import kaoheng_web
from kaoheng_web.portal.handbook.duty import Duty
from kaoheng_web.portal.handbook.year import YEAR
from kaoheng_web.portal.navigation import TITLES

AROUND = Path(kaoheng_web.__file__).parent / "templates"
QUOTED = re.compile("“([^”]+)”")
SAID = re.compile(r"""{% say (?:"([^"]*)"|'([^']*)')""")
DUTIES = [duty for season in YEAR for duty in season.duties]


@cache
def on_pages(folder: Path) -> frozenset[str]:
    """The words of the pages in a folder; of a button that names a number, what stands before the number."""
    pages = [page.read_text(encoding="utf-8") for page in folder.rglob("*.html")]
    found = [one or other for page in pages for one, other in SAID.findall(page)]
    return frozenset(words.split("{")[0].rstrip("：（") for words in found)


def pages_of(app: str) -> frozenset[str]:
    """The words of an app's pages."""
    return on_pages(Path(apps.get_app_config(app).path) / "templates")


def to_be_found(duty: Duty, told: list[str]) -> set[str]:
    """What somebody with a duty finds: the navigation, what is around every page, and the pages that it names."""
    named = [duty.page, *(name for name, title in TITLES.items() if title.zh in told)]
    own = [pages_of(name.partition(":")[0] if ":" in name else "portal") for name in named]
    titles = {title.zh for title in TITLES.values()} | {verb.title.zh for verb in duty.verbs}
    return titles.union(on_pages(AROUND), *own)


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.title.zh)
def test_what_a_duty_tells_to_press_is_on_its_pages(duty):
    told = QUOTED.findall(duty.how.zh)
    assert [words for words in told if words not in to_be_found(duty, told)] == []


def test_every_duty_says_what_to_press():
    assert [duty.title.zh for duty in DUTIES if not QUOTED.search(duty.how.zh)] == []


def test_a_button_by_another_name_is_not_found():
    assert "报领导组审定" in pages_of("targets")
    assert "送领导组审定" not in pages_of("targets")
