"""Evidence files: handed in, listed with those that are the same elsewhere, given out again."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text, title_of
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.progress import rules, storage
from kaoheng_web.progress.actions.files import attach
from kaoheng_web.progress.forms import HandingIn
from kaoheng_web.progress.models import EvidenceFile
from kaoheng_web.progress.queries import last_period, lines, twins
from kaoheng_web.progress.views.year import Year, in_year
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of

NO_FILE = Text("没有这份材料，或者您不能查看。", "There is no such file, or you may not see it.")
DAMAGED = Text("这份材料的内容与上传时的指纹不符，请联系系统管理员。", "Its bytes no longer have the recorded hash.")


@in_year
def files(request: HttpRequest, year: Year) -> HttpResponse:
    """The evidence files that the reader may see, and which of them other units handed in as well."""
    rows = EvidenceFile.objects.visible_to(year.reader, year.owned).filter(attachments__edition=year.edition).distinct()
    page = page_of(request, rows.select_related("by").prefetch_related("attachments").order_by("-pk"))
    names = {who.unit.pk: who.name for who in year.people}
    titles = {id: words(title) for id, title in item_titles(year.edition).items()}
    shared = twins(page)
    shown = [
        {
            "file": file,
            "unit": names.get(file.unit_id, ""),
            "serves": [(titles.get(each.item, each.item), each.period) for each in file.attachments.all()],
            "twins": shared.get(file.sha256, 0),
        }
        for file in page
    ]
    own = [who for who in year.people if may(year.reader, rules.ATTACH, rules.Concern(who.unit.path))]
    return render(request, "progress/files.html", {"rows": shown, "page": page, "own": own, "edition": year.edition})


@in_year
def hand_in(request: HttpRequest, year: Year, unit: int) -> HttpResponse:
    """Hand in a file for some items of a period."""
    who = year.unit(unit)
    items = list({one.item.id: words(title_of(one.item)) for one in lines(year.edition, who)}.items())
    asked = {"period": request.GET.get("period", last_period(year.edition)), "items": request.GET.getlist("item")}
    form = HandingIn(request.POST or None, request.FILES or None, year=year.edition.year, items=items, initial=asked)

    def keep() -> EvidenceFile:
        file, given = form.cleaned_data["file"], form.cleaned_data
        content = file.read(rules.MOST_BYTES + 1)
        return attach(year.reader, year.edition, who.unit, file.name, content, given["items"], given["period"])

    return answered(
        request,
        form,
        keep,
        heading=Text(f"{who.name}：上传佐证材料", f"{who.name}: hand in evidence"),
        back=reverse("progress:files"),
        told=Text("材料已上传，指纹已固定。", "The file is kept and its hash fixed."),
        button=rules.ATTACH.button,
    )


@in_year
def download(_: HttpRequest, year: Year, pk: int) -> HttpResponse:
    """An evidence file."""
    file = EvidenceFile.objects.visible_to(year.reader, year.owned).filter(pk=pk).first()
    if file is None:
        raise NotFound(NO_FILE)
    return given_out(file.sha256, file.name)


def given_out(digest: str, name: str) -> HttpResponse:
    """The bytes with a hash, if they still have it; never shown by the browser as a page of ours."""
    content = storage.read(digest)
    if content is None:
        raise NotFound(DAMAGED)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
