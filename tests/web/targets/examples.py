"""What the addresses of the targets are asked about."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.demo.places import YEAR
from kaoheng_web.shared import clock
from kaoheng_web.targets.actions.changes import request_change
from kaoheng_web.targets.actions.splitting import share
from kaoheng_web.targets.models import Change, Letter, Share, Target
from tests.web.stage import Arguments, Stage, of_unit, unit_as

LETTER, CHANGE = of_unit(Letter), of_unit(Change, "target__unit")
IN_SEPTEMBER = date(YEAR, 9, 10)

ARGUMENTS: Mapping[str, Arguments] = {
    **{f"targets/issued/<int:pk>/{deed}": of_unit(Target) for deed in ("", "change/")},
    **{f"targets/proposals/<int:pk>/{deed}": unit_as("pk") for deed in ("", "file/", "upload/", "plan/", "return/")},
    "targets/balance/<int:unit>/<slug:item>/": unit_as("unit", item="gdp"),
    "targets/superior/<slug:item>/": lambda *_: {"item": "gdp"},
    **{f"targets/letters/<int:pk>/{deed}": LETTER for deed in ("", "docx/", "pdf/", "sign/")},
    **{f"targets/changes/<int:pk>/{deed}": CHANGE for deed in ("", "review/", "decide/")},
    **{f"targets/split/<int:pk>/{deed}": unit_as("pk") for deed in ("", "file/")},
    "targets/tasks/<int:pk>/back/": of_unit(Share, "target__unit"),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """Both counties ask for a change and hand a target on."""
    for relation in ("own", "other"):
        by, unit = stage.liaison_of(relation), stage.unit(relation)
        target = Target.objects.filter(unit=unit, edition__year=YEAR, item="investment").latest("pk")
        with clock.at(IN_SEPTEMBER):
            request_change(by, target, "6.5", reason="统计口径调整（演示数据）")
        share(by, target, "牵头落实（演示数据）", date(YEAR, 12, 20), person=by)
