"""What the addresses of the panels are asked about."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.channels.panels.actions import appoint_rater, open_panel
from kaoheng_web.channels.panels.models import Panel
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.actions.consulting import open_consultation
from kaoheng_web.methods.actions.deciding import approve_edition, submit_edition
from kaoheng_web.methods.actions.drafting import draft_edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.models import RankingGroup
from kaoheng_web.shared import clock
from tests.web.panels.conftest import METHOD
from tests.web.stage import Arguments, Stage, newest

COMING = YEAR + 3


def _sheet(stage: Stage, actor: str, relation: str) -> dict[str, int]:
    return {"pk": stage.things.get(("sheet", stage.whose(actor, relation).pk), stage.things["sheet"])}


ARGUMENTS: Mapping[str, Arguments] = {
    "panels/<int:pk>/": newest(Panel, edition__year=YEAR - 1),
    "panels/<int:pk>/raters/new/": newest(Panel),
    **{f"panels/sheets/<int:pk>/{deed}": _sheet for deed in ("", "reopen/")},
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """A year to come has a panel in which everybody rates, and an expert besides."""
    for code, unit in (("departments", stage.another), ("counties", stage.county)):
        group = RankingGroup.objects.filter(code=code).first() or create_group(stage.office, code, "市直部门")
        place_units(stage.office, group, [unit], COMING)
    text = METHOD.replace("2025", str(COMING))
    with clock.at(date(YEAR, 1, 5)):
        edition = draft_edition(stage.office, text)
        open_consultation(stage.office, edition, date(YEAR, 1, 20))
    edition = submit_edition(stage.office, edition)
    edition = approve_edition(stage.leader, edition, seen=edition.hash, document="领导组会议纪要（演示）")
    panel = open_panel(stage.office, edition, "reform", date(YEAR, 12, 31), reason_low="60", reason_high="95")
    for person in dict.fromkeys((*stage.people.values(), stage.office)):
        stage.things["sheet", person.pk] = appoint_rater(stage.office, panel, person, "departments").pk
    stage.things["sheet"] = appoint_rater(stage.office, panel, stage.colleague, "experts").pk
