"""An agency's file: upload, look at every line, then all or none."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.surveys.agency import responses_form
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.views.surveys import visible_survey
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.workbooks.importing import imported, template_of

NOT_OPEN = Text("调查还没有开始，不能导入。", "The survey has not begun: nothing can be imported.")


def responses(request: HttpRequest, pk: int) -> HttpResponse:
    """The upload, its preview, and the deed."""
    form = responses_form(acting(request), _begun(request, pk))
    back, template = reverse("surveys:survey", args=[pk]), reverse("surveys:template", args=[pk])
    return imported(request, form, back=back, template=template)


def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty form, with the answers to choose from."""
    return template_of(responses_form(acting(request), _begun(request, pk)))


def _begun(request: HttpRequest, pk: int) -> Survey:
    survey = visible_survey(request, pk)
    if not survey.questionnaire:
        raise Refusal(NOT_OPEN)
    return survey
