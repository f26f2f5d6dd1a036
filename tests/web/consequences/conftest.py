"""The judged year, its final run on any day, and what followed from it."""

from datetime import date

import pytest

from kaoheng.tables import HISTORY_COLUMNS, OBSERVATION_COLUMNS, UNIT_COLUMNS, VETO_COLUMNS, Evidence
from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.packing import pack
from tests.web.consequences.stage import finalised, sheet


@pytest.fixture
def scene(judged_year, settings, tmp_path):
    """The poor county is the one whose liaison the cast has; documents go to a folder of the test."""
    settings.DATA_FOLDER = tmp_path
    return judged_year


@pytest.fixture
def scored(scene):
    """A run made final on a day, from the points of the three counties."""

    def make(good="9.5", fair="7", poor="3", on=date(2026, 2, 10), corrects=None):
        points = {scene.good: good, scene.fair: fair, scene.poor: poor}
        units = [(code_of(unit), code_of(unit), "counties", "", "", "", "") for unit in points]
        seen = [(code_of(unit), "growth", "", "actual", value, "分", "", "", "") for unit, value in points.items()]
        poor_code = code_of(scene.poor)
        past = [(poor_code, "2024", "", "", "", "较差", "", "")]
        veto = [(poor_code, "safety", "approved", "市应急局", "市考核领导组", "纪要2号", "2026-01-26", "2026-01-12")]
        found = Evidence(
            units=sheet(UNIT_COLUMNS, units),
            observations=sheet(OBSERVATION_COLUMNS, seen),
            history=sheet(HISTORY_COLUMNS, past),
            vetoes=sheet(VETO_COLUMNS, [(*each, "2025", "调查报告认定") for each in veto]),
        )
        return finalised(scene, pack(found), on, corrects)

    return make


@pytest.fixture
def made(scene, scored):
    """What was generated from the final run, by kind of measure."""
    generate(scene.cast.office, scored())
    return {row.kind: row for row in Consequence.objects.select_related("unit", "edition")}
