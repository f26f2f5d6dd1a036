"""What the addresses of the documents and of the public pages are asked about."""

from collections.abc import Mapping
from typing import Any

from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.actions.issuing import issue
from kaoheng_web.publishing.models import Disclosure, Publication
from kaoheng_web.publishing.reports.bulletin import BULLETIN
from kaoheng_web.publishing.views.public import FILES
from kaoheng_web.results.queries.runs import final
from tests.web.stage import Arguments, Stage, newest

LAST = YEAR - 1


def _draft(*_: object) -> dict[str, Any]:
    run = final(LAST)
    assert run is not None
    return {"run": run.pk, "kind": "minutes"}


ARGUMENTS: Mapping[str, Arguments] = {
    "documents/<int:pk>.<slug:form>": lambda *given: {**newest(Publication)(*given), "form": "docx"},
    "documents/draft/<int:run>/<slug:kind>.<slug:form>": lambda *_: {**_draft(), "form": "pdf"},
    "documents/issue/<int:run>/<slug:kind>/": _draft,
    **{
        f"public/<int:year>/{page}": lambda *_: {"year": LAST}
        for page in ("indicators/", "targets/", "results/", *FILES)
    },
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """The bulletin is issued and last year's results are public, unless the demo city has it so."""
    run, edition = final(LAST), governing(LAST)
    assert run is not None
    assert edition is not None
    if not Publication.objects.exists():
        issue(stage.office, run, BULLETIN, "晋市考办")
    if not Disclosure.objects.exists():
        disclose(stage.office, edition, Disclosure.Extent.TOTALS)
