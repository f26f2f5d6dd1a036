"""What the addresses of the progress are asked about."""

from collections.abc import Mapping

from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.progress.actions.files import attach
from kaoheng_web.progress.actions.returns import send_back
from kaoheng_web.progress.lines import month
from kaoheng_web.progress.models import EvidenceFile, Figure, Return
from tests.web.stage import Arguments, Stage, of_unit, unit_as

SEPTEMBER, OCTOBER = month(YEAR, 9), month(YEAR, 10)
CELL = unit_as("unit", item="gdp", period=SEPTEMBER)
FIGURE = of_unit(Figure, kind="reported", item="gdp", period=SEPTEMBER)

ARGUMENTS: Mapping[str, Arguments] = {
    "progress/units/<int:unit>/<int:number>/": unit_as("unit", number=9),
    "progress/figures/<int:pk>/": unit_as("pk"),
    "progress/items/<slug:key>/": lambda *_: {"key": "gdp"},
    **{f"progress/cells/<int:unit>/<slug:item>/<slug:period>/{deed}": CELL for deed in ("", "take/")},
    "progress/return/<int:pk>/": FIGURE,
    "progress/answer/<int:pk>/": of_unit(Return, "figure__unit"),
    "progress/countersign/<int:pk>/": lambda *_: {"pk": Figure.objects.get(countersignature__isnull=False).pk},
    "progress/files/<int:pk>/": of_unit(EvidenceFile),
    "progress/files/new/<int:unit>/": unit_as("unit"),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """Both counties handed in a paper, and got a figure of October back."""
    edition = governing(YEAR)
    assert edition is not None
    for relation in ("own", "other"):
        by, unit = stage.liaison_of(relation), stage.unit(relation)
        attach(by, edition, unit, "统计快报（演示）.pdf", b"%PDF-1.7 " + unit.path.encode(), ["gdp"], SEPTEMBER)
        told = Figure.objects.filter(edition=edition, unit=unit, column="actual")
        sealed = told.exclude(kind="reported").values("item")
        open_ones = told.filter(kind="reported").exclude(item__in=sealed)
        send_back(stage.office, open_ones.latest("pk"), "与部门数据不一致，请核对（演示数据）")
