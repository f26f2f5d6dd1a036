"""Results of years before the platform: listed, taken over from a workbook, struck out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.results.actions.earlier import strike_result
from kaoheng_web.results.exchange.earlier import earlier_form
from kaoheng_web.results.forms.earlier import Striking
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.rules import earlier as rules
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.workbooks.importing import imported, template_of

NO_RESULT = Text("没有这条结果，或者已经作废。", "There is no such result, or it was struck out.")


def earlier(request: HttpRequest) -> HttpResponse:
    """What documents announced, the newest year first; what was struck out stays with its reason."""
    rows = EarlierResult.objects.select_related("unit", "by", "struck_by").order_by("-year", "unit__path", "pk")
    page = page_of(request, rows)
    names = names_on([row.unit for row in page], clock.today())
    shown = [{"row": row, "name": names[row.unit_id].name if row.unit_id in names else row.unit} for row in page]
    listed = {"rows": shown, "page": page, "may_enter": may(acting(request), rules.ENTER)}
    return render(request, "results/earlier.html", listed)


def upload(request: HttpRequest) -> HttpResponse:
    """The upload, its preview, and the deed."""
    form = earlier_form(acting(request))
    return imported(request, form, back=reverse("results:earlier"), template=reverse("results:earlier_template"))


def template(request: HttpRequest) -> HttpResponse:
    """The empty form."""
    return template_of(earlier_form(acting(request)))


def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike out a result that was entered wrongly."""
    found = EarlierResult.objects.standing().filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_RESULT)
    form = Striking(request.POST or None)
    return answered(
        request,
        form,
        lambda: strike_result(acting(request), found, **form.cleaned_data),
        heading=rules.STRIKE.title,
        back=reverse("results:earlier"),
        told=Text("已作废，记录保留。", "Struck out; it stays on record."),
        button=rules.STRIKE.button,
    )
