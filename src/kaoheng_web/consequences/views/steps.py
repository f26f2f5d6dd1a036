"""Taking the next step of a consequence, and the files handed in as proof."""

from urllib.parse import quote

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
from kaoheng_web.progress import storage
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound

NO_PROOF = Text("没有这份材料，或者您不能查看。", "There is no such file, or you may not see it.")
DAMAGED = Text("这份材料的内容与上传时的指纹不符，请联系系统管理员。", "Its bytes no longer have the recorded hash.")


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
    """The bytes of a proof, if they still have their hash; never shown by the browser as a page of ours."""
    known = Consequence.objects.visible_to(acting(request))
    row = Step.objects.filter(consequence__in=known, pk=pk).exclude(sha256="").first()
    if row is None:
        raise NotFound(NO_PROOF)
    content = storage.read(row.sha256)
    if content is None:
        raise NotFound(DAMAGED)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(row.file)}"
    return answer
