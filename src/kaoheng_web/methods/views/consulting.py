"""Asking the units, hearing them, answering them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods import rules
from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.methods.forms import AnswerOpinion, GiveOpinion, OpenConsultation
from kaoheng_web.methods.models import Opinion
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound

NO_OPINION = Text("没有这条意见，或者您不能查看。", "There is no such opinion, or you may not see it.")
NOT_ASKED = Text("这个办法没有在征求意见。", "No opinions are asked on this edition.")


def consult(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a draft before the units."""
    found, form = visible_edition(request, pk), OpenConsultation(request.POST or None)
    return answered(
        request,
        form,
        lambda: open_consultation(acting(request), found, **form.cleaned_data),
        heading=Text(f"就《{found.title}》征求意见", f"Consult on {found.title}"),
        button=rules.CONSULT.button,
        back=reverse("methods:edition", args=[pk]),
        told=Text("已开始征求意见。", "Opinions are asked."),
    )


def opine(request: HttpRequest, pk: int) -> HttpResponse:
    """What one of the reader's units says."""
    reader, found, back = acting(request), visible_edition(request, pk), reverse("methods:edition", args=[pk])
    consultation = getattr(found, "consultation", None)
    if consultation is None:
        raise NotFound(NOT_ASKED)
    form = GiveOpinion(reader, request.POST or None)
    return answered(
        request,
        form,
        lambda: give_opinion(reader, consultation, **form.cleaned_data),
        heading=Text(f"对《{found.title}》的意见", f"Opinion on {found.title}"),
        button=rules.GIVE_OPINION.button,
        back=back,
        told=Text("意见已提交，考核办答复后在这里显示。", "Given; the office will answer."),
        onward=lambda _: f"{back}#opinions",
    )


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer of the office to one opinion."""
    reader = acting(request)
    found = Opinion.objects.visible_to(reader).select_related("consultation__edition").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_OPINION)
    back = reverse("methods:edition", args=[found.consultation.edition_id])
    form = AnswerOpinion(request.POST or None)
    return answered(
        request,
        form,
        lambda: answer_opinion(reader, found, **form.cleaned_data),
        heading=Text("答复意见", "Answer an opinion"),
        button=rules.ANSWER_OPINION.button,
        back=back,
        told=Text("意见已答复。", "The opinion is answered."),
        onward=lambda _: f"{back}#opinions",
        about="methods/quoted.html",
        quoted=found.text,
    )
