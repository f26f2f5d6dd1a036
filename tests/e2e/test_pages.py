"""Every page of the platform, as somebody who may open it, at a desk and on a phone, in both languages."""

import os
import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.e2e.no_pages import NO_PAGES
from tests.e2e.visitor import CHINESE, ENGLISH, Visitors
from tests.web.rights.table import apps

SHOTS = os.environ.get("KAOHENG_SHOTS")
"""The folder for a picture of every page in both sizes and languages, for whoever wants to look at them."""
LAST_YEAR = {
    "results/", "claims/", "vetoes/", "interviews/", "ballots/", "surveys/", "panels/", "consequences/", "documents/",
    "steps/", "self-assessments/", "assessment-meetings/", "evaluations/", "targets/issued/", "progress/",
    "progress/scores/",
}  # fmt: skip
"""What is looked at a second time, with the year that is summed up."""


def _name(path: str) -> str:
    return re.sub(r"[^\w]+", "-", path).strip("-") or "home"


@pytest.fixture(scope="module")
def visitors(browser, server):
    made = Visitors(browser, server)
    yield made
    made.leave()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("app", sorted(set(apps()) - {"api"}))
def test_every_page_is_sound_fits_a_phone_and_can_be_used_by_everybody(visitors, scene, app, language):
    folder = Path(SHOTS, language, app) if SHOTS else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    findings = []
    own = sorted((each for each in scene["pages"] if each["app"] == app), key=lambda each: each["role"])
    for role, pages in groupby(own, key=lambda each: each["role"]):
        with visitors.look(role, language) as look:
            for each in pages:
                years = {"-last": "?year=2025", "": "?year=2026"} if each["route"] in LAST_YEAR else {"": ""}
                for name, year in years.items():
                    shot = folder / f"{_name(each['route'])}{name}" if folder else None
                    look.at(f"{each['path']}{year}", shot, checked=language == CHINESE and not name)
            findings += look.told()
    assert not findings, "\n".join(findings)


def test_every_address_that_is_no_page_is_known(scene):
    assert scene["others"] == NO_PAGES
