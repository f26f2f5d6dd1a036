"""What the addresses of the ballots are asked about."""

from collections.abc import Mapping

from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.models import Session, VoterClass
from kaoheng_web.demo.people import person
from tests.web.stage import Arguments, Stage, newest

OPEN = newest(Session, opened_at__isnull=False, closed_at=None, voided_at=None)
VOID, READ = newest(Session, voided_at__isnull=False), newest(Session, locked_at__isnull=False)


def _class(*_: object) -> dict[str, int]:
    voters = VoterClass.objects.filter(session__closed_at=None, session__voided_at=None).latest("pk")
    return {"pk": voters.session_id, "voter_class": voters.pk}


ARGUMENTS: Mapping[str, Arguments] = {
    "b/<str:code>": lambda stage, *_: {"code": stage.things["ballot"]},
    "ballots/<int:pk>/": READ,
    **{f"ballots/<int:pk>/{deed}/": OPEN for deed in ("close", "codes", "lock", "open", "void")},
    "ballots/<int:pk>/repeat/": VOID,
    "ballots/<int:pk>/count/<int:voter_class>/": _class,
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """Somebody has a slip for the open session."""
    session = Session.objects.filter(opened_at__isnull=False, closed_at=None, voided_at=None).latest("pk")
    stage.things["ballot"] = issue_codes(person("team1"), session, {"A": 1})["A"][0]
