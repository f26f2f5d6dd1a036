"""What the addresses of the projects are asked about."""

from collections.abc import Mapping

from kaoheng_web.projects.models import Project
from tests.web.stage import Arguments, Stage, of_unit


def _stage(stage: Stage, actor: str, relation: str) -> dict[str, object]:
    return {**of_unit(Project)(stage, actor, relation), "name": "signed_on"}


ARGUMENTS: Mapping[str, Arguments] = {
    **{f"projects/<int:pk>/{deed}": of_unit(Project) for deed in ("", "invest/")},
    "projects/<int:pk>/<slug:name>/": _stage,
}
BODIES: Mapping[str, Arguments] = {}


def prepare(_: Stage) -> None:
    """The demo city has projects in every county."""
