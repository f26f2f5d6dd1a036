"""Many units or people at once."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.exchange.people import people_form
from kaoheng_web.organisation.exchange.units import units_form
from kaoheng_web.shared.workbooks.importing import imported, template_of

FORMS = {"units": units_form, "people": people_form}


def upload(request: HttpRequest, form: str) -> HttpResponse:
    """The upload, its preview, and the deed."""
    asked, back = FORMS[form](acting(request)), reverse(f"organisation:{form}")
    return imported(request, asked, back=back, template=reverse(f"organisation:{form}_template"))


def template(request: HttpRequest, form: str) -> HttpResponse:
    """The empty form."""
    return template_of(FORMS[form](acting(request)))
