"""Every page of the platform, as somebody who may open it, at a desk and on a phone, in both languages."""

import os
import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.city.standing import ROOT
from tests.e2e.no_pages import NO_PAGES
from tests.e2e.visitor import CHINESE, ENGLISH, Look, came_in
from tests.web.rights.table import apps

SHOTS = Path(os.environ.get("KAOHENG_SHOTS", ROOT / "out" / "pages"))
LAST_YEAR = {
    "results/", "claims/", "vetoes/", "interviews/", "ballots/", "surveys/", "consequences/", "documents/",
    "steps/", "self-assessments/", "assessment-meetings/", "evaluations/", "targets/issued/", "progress/",
    "progress/scores/",
}  # fmt: skip
"""What is looked at a second time, with the year that is summed up."""


def _name(path: str) -> str:
    return re.sub(r"[^\w]+", "-", path).strip("-") or "home"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("app", sorted(set(apps()) - {"api"}))
def test_every_page_is_sound_fits_a_phone_and_can_be_used_by_everybody(browser, server, scene, app, language):
    folder = SHOTS / language / app
    folder.mkdir(parents=True, exist_ok=True)
    own = sorted((each for each in scene["pages"] if each["app"] == app), key=lambda each: each["role"])
    findings = []
    for role, pages in groupby(own, key=lambda each: each["role"]):
        with came_in(browser, server, role, language) as page:
            look = Look(page, folder)
            for each in pages:
                look.at(each["path"], _name(each["route"]), checked=language == CHINESE)
                if each["route"] in LAST_YEAR:
                    look.at(f"{each['path']}?year=2025", f"{_name(each['route'])}-last", checked=False)
                    page.goto("/?year=2026")
            findings += look.findings
    assert not findings, "\n".join(findings)


def test_every_address_that_is_no_page_is_known(scene):
    assert scene["others"] == NO_PAGES
