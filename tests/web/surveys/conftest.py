"""A method with a survey, and one about two counties."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kaoheng_web.channels.surveys.actions.surveys import open_survey, prepare
from kaoheng_web.channels.surveys.models import Stratum, Survey
from kaoheng_web.channels.surveys.uploads import Given
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Person, Unit
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

METHOD = Path(__file__).parents[3] / "methods/jincheng-demo/2022/method.yaml"


@dataclass(frozen=True)
class Field:
    """Who asks, and whom about what."""

    cast: Cast
    edition: Edition
    other: Unit  # 泽州县

    def prepared(self, *, by: Person | None = None) -> Survey:
        """A survey about both counties."""
        units = [self.cast.county, self.other]
        return prepare(by or self.cast.office, self.edition, "poll", "群众满意度调查", units, agency="市调查队")

    def open(self) -> Survey:
        """A survey that takes answers."""
        return open_survey(self.cast.office, self.prepared())

    def stratum(self, unit: Unit) -> int:
        """The key of a unit's only stratum."""
        return Stratum.objects.get(unit=unit).pk

    def given(self, unit: Unit, **numbers: int) -> list[Given]:
        """So many respondents with each answer."""
        return [Given(unit.pk, "", "", "", (answer,)) for answer, number in numbers.items() for _ in range(number)]


@pytest.fixture
def field(cast: Cast) -> Field:
    """Two counties in a group."""
    other = create_unit(cast.office, Unit.Kind.COUNTY, "泽州县", SINCE, parent=cast.city, area_code="140525")
    group = create_group(cast.office, "counties", "县（市、区）")
    place_units(cast.office, group, [cast.county, other], 2026)
    edition = in_force(cast, 2026, METHOD.read_text(encoding="utf-8"))
    return Field(cast, edition, other)
