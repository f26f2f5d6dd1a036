"""What the addresses of the interviews are asked about."""

from collections.abc import Mapping

from kaoheng_web.channels.interviews.models import Interview
from tests.web.stage import Arguments, Stage


def _talk(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": Interview.objects.filter(unit=stage.unit(relation)).earliest("pk").pk}


ARGUMENTS: Mapping[str, Arguments] = {f"interviews/<int:pk>/{deed}": _talk for deed in ("", "notes/", "correct/")}
BODIES: Mapping[str, Arguments] = {}


def prepare(_: Stage) -> None:
    """The teams of the demo city talked to people of every county."""
