"""A city with an approved method: six counties' worth of rules, one county in its group, and more people to act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify
from kaoheng_web.progress.lines import Cell
from kaoheng_web.shared import clock
from tests.web.cast import SINCE
from tests.web.governing import in_force
from tests.web.results.court import Court
from tests.web.results.year import CLOSED, FIRST, RUNNING, TIED, Year, somebody

METHOD = Path(__file__).parents[3] / "methods/jincheng-demo/2022/method.yaml"


@pytest.fixture
def edition(cast):
    """The approved method of 2025; the county and the bureau stand in groups."""
    for code, unit in (("counties", cast.county), ("economy", cast.bureau)):
        place_units(cast.office, create_group(cast.office, code, code), [unit], 2025)
    return in_force(cast, 2025, METHOD.read_text(encoding="utf-8").replace("2022", "2025"), title="演示方案")


@pytest.fixture
def second(cast):
    """Another member of the office."""
    return somebody(cast, 201, Role.OFFICE, cast.city)


@pytest.fixture
def third(cast):
    """A third member of the office, who had no hand in anything."""
    return somebody(cast, 202, Role.OFFICE, cast.city)


@pytest.fixture
def emergency(cast):
    """The liaison of 市应急局, which proposes vetoes for accidents."""
    bureau = create_unit(cast.office, "government", "市应急局", SINCE, parent=cast.city)
    return somebody(cast, 203, Role.LIAISON, bureau)


@pytest.fixture
def year(closed_year) -> Iterator[Year]:
    """2026 is over, and everything is reported and certified."""
    with clock.at(CLOSED):
        yield closed_year


@pytest.fixture
def tied(year) -> Year:
    """Two departments come out alike, and the method leaves their order to the leading group."""
    Edition.objects.filter(pk=year.edition.pk).update(text=TIED)
    cell = Cell(year.scene.emergency.pk, "bulletins", "actual", "", "2026-05")
    again: dict[str, Any] = {"source": "统计台账", "as_of": RUNNING, "reason": "复核"}
    certify(year.certifier, year.edition, {cell: "92"}, **again)
    found: Year = replace(year, scene=replace(year.scene, edition=Edition.objects.get()))
    return found


@pytest.fixture
def court(noticed_year) -> Iterator[Court]:
    """The year is under notice, and appeals may be filed."""
    with clock.at(FIRST):
        yield noticed_year
