"""What the addresses of the notices are asked about."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import record
from kaoheng_web.notices.actions.telling import tell
from kaoheng_web.notices.models import Notice
from tests.web.stage import Arguments, Stage

WHAT, PHASE = Text("请签订责任书", "Sign the letter"), Text("下达", "issue")


def _own(stage: Stage, actor: str, relation: str) -> dict[str, int]:
    return {"pk": Notice.objects.filter(person=stage.whose(actor, relation)).earliest("pk").pk}


ARGUMENTS: Mapping[str, Arguments] = {"inbox/<int:pk>/": _own}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """Everybody was told something."""
    with transaction.atomic():
        everybody = {*stage.people.values(), stage.office}
        record("platform", tell(everybody, "examples", WHAT, phase=PHASE, url="/targets/letters/"))
