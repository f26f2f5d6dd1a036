"""Taking the next step of a consequence, and the files handed in as proof."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.consequences import rules
from kaoheng_web.consequences.actions.steps import NO_STEP, take_step
from kaoheng_web.consequences.forms import StepForm
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.consequences.queries import standings
from kaoheng_web.consequences.views.consequences import visible_consequence
from kaoheng_web.organisation.authority.verbs import acting, require
from kaoheng_web.progress.views.files import given_out
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound

NO_PROOF = Text("没有这份材料，或者您不能查看。", "There is no such file, or you may not see it.")


def step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Take a step with all that it needs."""
    reader, found = acting(request), visible_consequence(request, pk)
    taken = rules.transition(found.kind, kind)
    if taken is None:
        raise NotFound(NO_STEP)
    require(reader, taken.verb, found)
    form = StepForm(request.POST if request.method == "POST" else None, request.FILES or None, needs=taken.needs)
    back = reverse("consequences:consequence", args=[pk])

    def do() -> Step:
        return take_step(reader, found, kind, form.given)

    title, told = taken.verb.title, Text("已办理并留痕。", "Done, and recorded.")
    heading = Text(f"{title.zh}：{found.title_zh}", f"{title.en}: {found.title_en}")
    return answered(
        request,
        form,
        do,
        heading=heading,
        button=taken.verb.button,
        back=back,
        told=told,
        about="consequences/measure.html",
        row=found,
        each=standings([found])[0],
    )


def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A file handed in as proof."""
    known = Consequence.objects.visible_to(acting(request))
    row = Step.objects.filter(consequence__in=known, pk=pk).exclude(sha256="").first()
    if row is None:
        raise NotFound(NO_PROOF)
    return given_out(row.sha256, row.file)
