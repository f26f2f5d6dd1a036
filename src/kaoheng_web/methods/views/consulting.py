"""Asking the units, hearing them, answering them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.methods.forms import AnswerOpinion, GiveOpinion, OpenConsultation
from kaoheng_web.methods.models import Opinion
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words

NO_OPINION = Text("没有这条意见，或者您不能查看。", "There is no such opinion, or you may not see it.")
NOT_ASKED = Text("这个办法没有在征求意见。", "No opinions are asked on this edition.")


def consult(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a draft before the units."""
    found, back = visible_edition(request, pk), reverse("methods:edition", args=[pk])
    form = OpenConsultation(request.POST or None)
    done = carried_out(form, lambda: open_consultation(acting(request), found, **form.cleaned_data))
    if done:
        messages.success(request, words(Text("已开始征求意见。", "Opinions are asked.")))
        return HttpResponseRedirect(back)
    return _form(request, form, Text(f"就《{found.title}》征求意见", f"Consult on {found.title}"), back)


def opine(request: HttpRequest, pk: int) -> HttpResponse:
    """What one of the reader's units says."""
    reader, found, back = acting(request), visible_edition(request, pk), reverse("methods:edition", args=[pk])
    consultation = getattr(found, "consultation", None)
    if consultation is None:
        raise NotFound(NOT_ASKED)
    form = GiveOpinion(reader, request.POST or None)
    done = carried_out(form, lambda: give_opinion(reader, consultation, **form.cleaned_data))
    if done:
        messages.success(request, words(Text("意见已提交，考核办答复后在这里显示。", "Given; the office will answer.")))
        return HttpResponseRedirect(f"{back}#opinions")
    return _form(request, form, Text(f"对《{found.title}》的意见", f"Opinion on {found.title}"), back)


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer of the office to one opinion."""
    reader = acting(request)
    found = Opinion.objects.visible_to(reader).select_related("consultation__edition").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_OPINION)
    back = reverse("methods:edition", args=[found.consultation.edition_id])
    form = AnswerOpinion(request.POST or None)
    done = carried_out(form, lambda: answer_opinion(reader, found, **form.cleaned_data))
    if done:
        messages.success(request, words(Text("意见已答复。", "The opinion is answered.")))
        return HttpResponseRedirect(f"{back}#opinions")
    return _form(request, form, Text("答复意见", "Answer an opinion"), back, quoted=found.text)


def _form(
    request: HttpRequest,
    form: OpenConsultation | GiveOpinion | AnswerOpinion,
    heading: Text,
    back: str,
    *,
    quoted: str = "",
) -> HttpResponse:
    shown = {"form": form, "heading": heading, "back": back, "quoted": quoted}
    return render(request, "methods/form.html", shown, status=422 if form.errors else 200)
