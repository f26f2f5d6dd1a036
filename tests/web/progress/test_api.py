"""Programs of a unit report, and programs of a data department certify, by the same actions as the pages."""

import pytest
from django.test import Client

from kaoheng_web.progress.models import Figure
from kaoheng_web.shared import clock
from tests.web.programs import program
from tests.web.progress.scene import MAY


@pytest.fixture
def liaison(scene) -> Client:
    return program(scene.cast.liaison)


def values(scene, *written: str, item: str = "investment") -> list[dict[str, object]]:
    return [
        {"unit": scene.cast.county.pk, "item": item, "period": f"2026-{at:02}", "value": value}
        for at, value in enumerate(written, 1)
    ]


def post(client: Client, way: str, **given: object):
    return client.post(f"/api/figures/{way}", {"year": 2026, **given}, content_type="application/json")


def test_figures_are_reported_and_read_back_as_written(scene, liaison):
    assert post(liaison, "report", values=values(scene, "1.50", "2")).json() == {"changed": 2}
    assert post(liaison, "report", values=values(scene, "1.50", "2")).json() == {"changed": 0}
    found = liaison.get("/api/figures?year=2026&period=2026-01").json()
    assert [(each["unit"], each["value"], each["kind"]) for each in found["items"]] == [
        (scene.cast.county.pk, "1.50", "reported")
    ]


def test_every_problem_is_told_and_nothing_is_written(scene, liaison):
    done = post(liaison, "report", values=[*values(scene, "很多"), *values(scene, "1", item="no_such_item")])
    assert done.status_code == 422
    assert len(done.json()["fields"]) == 2
    assert not Figure.objects.exists()


def test_a_department_certifies_from_a_source_and_others_may_not(scene, liaison):
    told = {"values": values(scene, "1.5"), "source": "统计月报", "as_of": "2026-06-05"}
    certifier = program(scene.cast.certifier)
    with clock.at(MAY):
        assert post(liaison, "certify", **told).status_code == 403
        assert post(certifier, "certify", **told).json() == {"changed": 1}
    assert Figure.objects.get().kind == Figure.Kind.CERTIFIED


def test_a_unit_does_not_see_the_figures_of_another(scene, liaison):
    post(liaison, "report", values=values(scene, "1"))
    assert program(scene.cast.colleague).get("/api/figures?year=2026").json()["count"] == 0
    assert program(scene.cast.office).get("/api/figures?year=2026").json()["count"] == 1


def test_somebody_who_read_an_older_figure_is_told(scene, liaison):
    post(liaison, "report", values=values(scene, "1"))
    done = post(liaison, "report", values=values(scene, "2"), seen=0)
    assert done.status_code == 409


def test_a_year_without_a_method_has_no_figures(scene, liaison):
    assert liaison.get("/api/figures?year=2020").status_code == 404
