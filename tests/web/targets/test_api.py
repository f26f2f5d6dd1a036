"""Programs read the targets as they hold, and the method that they come from."""

import pytest

from tests.web.programs import program
from tests.web.targets.stage import issued


def test_the_targets_of_a_year_are_read_by_everybody_who_works_in_the_assessment(stage):
    issued(stage)
    found = program(stage.cast.colleague).get(f"/api/targets?year=2026&item=jobs&unit={stage.county.pk}").json()
    (jobs,) = found["items"]
    assert (found["edition"], jobs["unit"], jobs["holds"]) == (stage.edition.pk, stage.county.pk, jobs["issued"])
    assert jobs["issued"] == {"kind": "floor", "value": "5000", "low": "", "high": ""}


def test_the_method_in_force_is_read_with_its_text_and_hash(stage):
    office = program(stage.cast.office)
    (listed,) = office.get("/api/editions?year=2026").json()["items"]
    whole = office.get(f"/api/editions/{listed['id']}").json()
    assert (whole["hash"], whole["text"]) == (stage.edition.hash, stage.edition.text)
    assert office.get("/api/editions/999999").status_code == 404


@pytest.mark.parametrize("year", [2020, 2030])
def test_a_year_without_a_method_has_no_targets(stage, year):
    assert program(stage.cast.office).get(f"/api/targets?year={year}").status_code == 404
