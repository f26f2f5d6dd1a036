"""What the addresses of the procedure are asked about."""

from collections.abc import Mapping

from kaoheng_web.demo.places import YEAR
from kaoheng_web.procedure.models.reports import SelfAssessment
from tests.web.stage import Arguments, Stage, of_unit, unit_as

ARGUMENTS: Mapping[str, Arguments] = {
    **{
        f"steps/<slug:key>/{deed}": lambda *_: {"key": "self_assessment"}
        for deed in ("", "window/", "close/", "exempt/")
    },
    **{f"self-assessments/<int:pk>/{deed}": of_unit(SelfAssessment, year=YEAR - 1) for deed in ("", "submit/")},
    "self-assessments/of/<int:unit>/": unit_as("unit"),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(_: Stage) -> None:
    """The demo city has its steps, and every unit reported about last year."""
