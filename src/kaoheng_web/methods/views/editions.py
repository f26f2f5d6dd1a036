"""The editions, and one edition as a table with what the checks say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.methods import rules
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.methods.outline import Outline, outline
from kaoheng_web.methods.queries import names_by_code, unknown_groups
from kaoheng_web.methods.rules import State, state
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

NO_EDITION = Text("没有这个办法，或者您不能查看。", "There is no such edition, or you may not see it.")
PEOPLE = ("drafted_by", "submitted_by", "approved_by", "copied_from", "repealed_by", "consultation")


def editions(request: HttpRequest) -> HttpResponse:
    """The editions that the reader may see, the newest year first."""
    reader = acting(request)
    rows = Edition.objects.visible_to(reader).select_related("consultation").order_by("-year", "-drafted_at")
    shown = [{"edition": row, "state": _state(row)} for row in rows.defer("text")]
    return render(request, "methods/editions.html", {"rows": shown, "may_draft": may(reader, rules.DRAFT)})


def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition: its way to force, its table of indicators, the opinions on it, and what can be done."""
    reader, found = acting(request), visible_edition(request, pk)
    names, consultation = names_by_code(), _consultation(found)
    table, opinions = outline(found.loaded, names), _opinions(reader, consultation)
    shown = {
        "edition": found,
        "state": _state(found),
        "steps": _steps(found, consultation),
        "table": table,
        "consultation": consultation,
        "opinions": [{"row": row, "unit": names.get(code_of(row.unit), row.unit)} for row in opinions],
        "revisions": found.revisions.select_related("by").order_by("-at"),
        "returns": found.returns.select_related("by").order_by("-at"),
        "method": found.method,
        "facts": _facts(found, table),
        **_doable(reader, found, consultation, opinions),
    }
    return render(request, "methods/edition.html", shown)


def visible_edition(request: HttpRequest, pk: int) -> Edition:
    """The edition, if the reader may know that it exists."""
    found: Edition | None = Edition.objects.visible_to(acting(request)).select_related(*PEOPLE).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_EDITION)
    return found


def _consultation(edition: Edition) -> Consultation | None:
    return getattr(edition, "consultation", None)


def _state(edition: Edition) -> State:
    return state(edition, consulted=_consultation(edition) is not None)


def _steps(edition: Edition, consultation: Consultation | None) -> list[dict[str, Any]]:
    """起草, 征求意见, 报审, 审定: each with its day."""
    dates = (
        (Text("起草", "Drafted"), edition.drafted_at),
        (Text("征求意见", "Consulted on"), consultation.opened_at if consultation else None),
        (Text("报审", "Submitted"), edition.submitted_at),
        (Text("审定施行", "Approved"), edition.approved_at),
    )
    first_open = next((at for at, (_, when) in enumerate(dates) if when is None), len(dates))
    return [
        {"title": title, "when": when, "mark": "done" if when else "now" if at == first_open else ""}
        for at, (title, when) in enumerate(dates)
    ]


def _facts(edition: Edition, table: Outline) -> dict[str, int]:
    items = [row for row in table.rows if not row.is_block]
    return {
        "items": len(items),
        "owners": len({row.owner for row in items if row.owner}),
        "groups": len(edition.method.groups),
        "findings": table.count,
    }


def _opinions(reader: Person, consultation: Consultation | None) -> list[Opinion]:
    if consultation is None:
        return []
    rows = Opinion.objects.visible_to(reader).filter(consultation=consultation)
    return list(rows.select_related("unit", "given_by").order_by("given_at"))


def _doable(
    reader: Person, edition: Edition, consultation: Consultation | None, opinions: list[Opinion]
) -> dict[str, Any]:
    """What the reader may do with it now; what is in the way of submitting it, for the office."""
    open_, submitted = not edition.submitted_at, bool(edition.submitted_at and not edition.approved_at)
    may_submit = open_ and may(reader, rules.SUBMIT, edition)
    asked = consultation is not None and clock.today() <= consultation.until and open_
    return {
        "may_revise": open_ and may(reader, rules.REVISE, edition),
        "may_consult": open_ and consultation is None and may(reader, rules.CONSULT, edition),
        "may_answer": open_ and may(reader, rules.ANSWER_OPINION),
        "may_copy": may(reader, rules.DRAFT),
        "may_submit": may_submit,
        "may_withdraw": submitted and may(reader, rules.WITHDRAW, edition),
        "may_decide": submitted and may(reader, rules.APPROVE, edition),
        "may_opine": asked and rules.HOLDERS.test(reader),
        "blockers": _blockers(edition, consultation, opinions) if may_submit else [],
    }


def _blockers(edition: Edition, consultation: Consultation | None, opinions: list[Opinion]) -> list[Text]:
    until = consultation.until if consultation else None
    unanswered = sum(row.answered_at is None for row in opinions)
    return list(rules.blockers_to_submit(edition, until, clock.today(), unanswered, unknown_groups(edition)))
