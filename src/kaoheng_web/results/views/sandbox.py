"""What if, and the cheapest way to the next grade."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.analysis.what_if import Effect
from kaoheng.findings import Refused, errors
from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, require
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.actions.asking import ask_path
from kaoheng_web.results.forms.sandbox import Trying
from kaoheng_web.results.queries.sandbox import Sandbox, sandbox_of
from kaoheng_web.results.rules import sandbox as rules
from kaoheng_web.results.rules.runs import said
from kaoheng_web.results.views.table import visible_result
from kaoheng_web.results.visible import EVERY_RUN
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.forms import status_of
from kaoheng_web.shared.language import words

ASKED = Text("正在后台计算，完成后显示在本页。", "It is being worked out, and will stand on this page.")


def what_if(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Other values for a unit's items and what they come to; nothing is kept."""
    reader, result = acting(request), visible_result(request, pk, unit)
    require(reader, rules.TRY, result)
    sandbox = sandbox_of(result)
    form = Trying(request.POST or None, levers=sandbox.levers)
    own, others = _asked(form, sandbox)
    shown = {
        "run": result.run,
        "result": result,
        "name": name_of(result.unit),
        "form": form,
        "own": own,
        "others": others if standing(reader).has(EVERY_RUN) else [],
        "count": len(others),
    }
    return render(request, "results/what_if.html", shown, status=status_of(form))


@require_POST
def path(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Have the cheapest way to the next grade worked out."""
    ask_path(acting(request), visible_result(request, pk, unit))
    return went_well(request, f"{reverse('results:unit', args=[pk, unit])}#path", ASKED)


def _asked(form: forms.Form, sandbox: Sandbox) -> tuple[Effect | None, list[Effect]]:
    """What the typed values come to; what the library refuses stands above the form."""
    if not isinstance(form, Trying) or not form.is_valid():
        return None, []
    try:
        own, others = sandbox.ask(form.values)
    except Refused as refused:
        for finding in errors(refused.findings):
            form.add_error(None, words(said(finding)))
        return None, []
    return own, list(others)
