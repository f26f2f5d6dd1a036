"""What the addresses of the results are asked about."""

from collections.abc import Mapping
from typing import Any

from kaoheng_web.demo.places import YEAR
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.claims import Claim, ClaimFile
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.models.rulings import Decision
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.models.vetoes import VetoCase
from tests.web.stage import Arguments, Stage, newest, of_unit, unit_as

FINAL, RUNNING = {"final_at__isnull": False}, {"edition__year": YEAR}


def _run(**only: Any) -> int:
    key: int = Run.objects.filter(**only).latest("pk").pk
    return key


def _unit(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": _run(**FINAL), "unit": stage.unit(relation).pk}


def _file(stage: Stage, address: str, relation: str) -> dict[str, int]:
    claim = of_unit(Claim)(stage, address, relation)
    return {**claim, "file": ClaimFile.objects.filter(claim=claim["pk"]).values_list("file", flat=True).first() or 0}


ARGUMENTS: Mapping[str, Arguments] = {
    **{f"claims/<int:pk>/{deed}": of_unit(Claim) for deed in ("", "review/", "decide/", "withdraw/", "files/new/")},
    "claims/<int:pk>/files/<int:file>/": _file,
    **{f"vetoes/<int:pk>/{deed}": of_unit(VetoCase) for deed in ("", "hearing/", "decide/")},
    "appeals/<int:pk>/": newest(Appeal),
    **{
        f"appeals/<int:pk>/{deed}/": newest(Appeal)
        for deed in ("screen", "investigate", "answer", "ask", "withdraw", "review")
    },
    "rulings/<str:kind>/<int:pk>/revoke/": lambda *given: {**newest(Decision)(*given), "kind": "decision"},
    "rulings/decide/<str:matter>/<int:unit>/": unit_as("unit", matter="rank"),
    "results/earlier/<int:pk>/strike/": newest(EarlierResult),
    "results/<int:pk>/": lambda *_: {"pk": _run(**FINAL)},
    **{f"results/<int:pk>/{page}/": lambda *_: {"pk": _run(**FINAL)} for page in ("robustness", "compared")},
    **{
        f"results/<int:pk>/{deed}/": lambda *_: {"pk": _run(**RUNNING)}
        for deed in ("check", "submit", "approve", "notice", "finalise")
    },
    **{f"results/<int:pk>/{page}/<int:unit>/": _unit for page in ("units", "what-if", "path", "appeal")},
    "results/<int:pk>/units/<int:unit>/<str:node>/": lambda *given: {**_unit(*given), "node": "gdp"},
}
BODIES: Mapping[str, Arguments] = {}


def prepare(_: Stage) -> None:
    """The demo city has claims, cases and runs."""
