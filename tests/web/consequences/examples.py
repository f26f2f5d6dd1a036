"""What the addresses of the consequences are asked about."""

from collections.abc import Mapping
from typing import Any

from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.consequences.models import Application, Consequence, Step
from kaoheng_web.demo.places import YEAR
from kaoheng_web.organisation.models import Term
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.queries.runs import final
from tests.web.stage import POOR, Arguments, Stage, resident


def _one(_: Stage, __: str, relation: str) -> dict[str, Any]:
    """The poor county has to rectify; others are commended."""
    kind = Consequence.Kind.RECTIFICATION if relation == "own" else Consequence.Kind.COMMENDATION
    return {"pk": Consequence.objects.filter(kind=kind).earliest("pk").pk}


def _cadre(stage: Stage, _: str, relation: str) -> dict[str, Any]:
    term = Term.objects.filter(post__unit=stage.unit(relation), post__leads=True).earliest("pk")
    return {"pk": term.person_id}


ARGUMENTS: Mapping[str, Arguments] = {
    "consequences/<int:pk>/": _one,
    "consequences/<int:pk>/notes/": _one,
    "consequences/<int:pk>/<slug:kind>/": lambda *given: {**_one(*given), "kind": "verify"},
    "consequences/proofs/<int:pk>/": lambda *_: {"pk": Step.objects.exclude(sha256="").earliest("pk").pk},
    "cadres/<int:pk>/": _cadre,
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """The measures of last year, and what the poor county proves, unless the demo city has them."""
    run = final(YEAR - 1)
    assert run is not None
    if not Application.objects.filter(run=run).exists():
        generate(stage.office, run)
    if not Step.objects.exclude(sha256="").exists():
        rectification = Consequence.objects.filter(kind=Consequence.Kind.RECTIFICATION).earliest("pk")
        by = resident(Role.LIAISON, POOR)[1]
        take_step(by, rectification, Step.Kind.PLAN, Given(text="逐项整改（演示数据）"))
        proof = Given(text="整改台账（演示数据）", file="整改台账.pdf", content=b"%PDF-1.7 proof")
        take_step(by, rectification, Step.Kind.PROVE, proof)
