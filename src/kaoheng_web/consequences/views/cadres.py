"""Cadre records: who has one, and a record opened, which is recorded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kaoheng.text import Text
from kaoheng_web.consequences.actions.records import read_record
from kaoheng_web.consequences.cadres import leaders
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of

NO_RECORD = Text("没有这份档案，或者您不能查看。", "There is no such record, or you may not see it.")


def cadres(request: HttpRequest) -> HttpResponse:
    """Whose records the reader may open; nothing of what is in them."""
    page = page_of(request, leaders(acting(request)))
    names = names_on([term.post.unit for term in page], clock.today())
    rows = [{"term": term, "unit": names.get(term.post.unit_id)} for term in page]
    return render(request, "consequences/cadres.html", {"page": page, "rows": rows})


@never_cache
def cadre(request: HttpRequest, pk: int) -> HttpResponse:
    """One record: closed when the page is opened, open once the reader asked for it, which is on record then."""
    reader = acting(request)
    terms = list(leaders(reader).filter(person=pk))
    if not terms:
        raise NotFound(NO_RECORD)
    found, opened = terms[0].person, request.method == "POST"
    origin = str(request.META.get("REMOTE_ADDR", ""))
    years = read_record(reader, found, origin=origin) if opened else []
    return render(request, "consequences/cadre.html", {"cadre": found, "opened": opened, "years": years})
