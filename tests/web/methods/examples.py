"""What the addresses of the methods are asked about."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.actions.consulting import give_opinion, open_consultation
from kaoheng_web.methods.actions.drafting import copy_edition
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from tests.web.stage import Arguments, Stage, newest

READ = ("", "clauses/", "differences/", "clauses.docx", "indicators.xlsx", "method.yaml")
DRAFTED = ("copy/", "revise/", "opinion/", "submit/", "withdraw/", "approve/", "return/")


def _thing(kind: str) -> Arguments:
    return lambda stage, *_: {"pk": stage.things[kind]}


ARGUMENTS: Mapping[str, Arguments] = {
    **{f"methods/<int:pk>/{page}": newest(Edition, year=YEAR, approved_at__isnull=False) for page in READ},
    **{f"methods/<int:pk>/{deed}": _thing("draft") for deed in DRAFTED},
    "methods/<int:pk>/consult/": _thing("fresh"),
    "methods/opinions/<int:pk>/answer/": _thing("opinion"),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """The edition of the coming year is consulted on, one county said what it thinks; another draft is not yet."""
    running = governing(YEAR)
    assert running is not None
    draft = copy_edition(stage.office, running, YEAR + 1)
    consultation = open_consultation(stage.office, draft, date(YEAR, 12, 20), document="征求意见函（演示）")
    stage.things["draft"] = draft.pk
    stage.things["opinion"] = give_opinion(stage.liaison, consultation, stage.county, "建议调整分值（演示）").pk
    stage.things["fresh"] = copy_edition(stage.office, running, YEAR + 2).pk
