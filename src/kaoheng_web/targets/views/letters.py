"""Responsibility letters: who has signed, the letter itself as page, Word and PDF, and the signature of the head."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.documents.blocks import Block, Grid, Note, loads
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions.letters import draw_up, sign
from kaoheng_web.targets.forms import DrawUp
from kaoheng_web.targets.letter import check_code
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.queries import last_mark

NO_LETTER = Text("没有这份责任书，或者您不能查看。", "There is no such letter, or you may not see it.")
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def letters(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The letters of the year, signed and unsigned."""
    person = acting(request)
    rows = Letter.objects.visible_to(person).filter(edition=edition).select_related("unit", "signed_by").order_by("pk")
    names = names_on([row.unit for row in rows], clock.today())
    standing = Letter.objects.filter(edition=edition).values("unit")
    waiting = Target.objects.filter(edition=edition).exclude(unit__in=standing).values("unit").distinct().count()
    told = {
        "edition": edition,
        "rows": [{"letter": row, "name": names.get(row.unit_id)} for row in rows],
        "unsigned": sum(row.signed_at is None for row in rows),
        "waiting": waiting if may(person, rules.DRAW_UP) else 0,
    }
    return render(request, "targets/letters.html", told)


def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as it was drawn up."""
    found = _visible(request, pk)
    told = {
        "letter": found,
        "name": name_of(found.unit),
        "blocks": [{"kind": type(block).__name__, "block": block, "rows": _labelled(block)} for block in _whole(found)],
        "may_sign": found.signed_at is None and may(acting(request), rules.SIGN, found),
    }
    return render(request, "targets/letter.html", told)


def letter_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The letter as Word or PDF: the same letter gives the same bytes."""
    found = _visible(request, pk)
    make = pdf_bytes if kind == "pdf" else word_bytes
    answer = HttpResponse(make(f"责任书 {found.number}", _whole(found)), content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="letter-{found.edition_id}-{found.unit_id}.{kind}"'
    return answer


def new_letters(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Draw up a letter for every unit that has none."""
    form = DrawUp(request.POST or None, initial={"mark": last_mark()})
    return answered(
        request,
        form,
        lambda: draw_up(acting(request), edition, mark=form.cleaned_data["mark"]),
        heading=Text("制作责任书", "Draw up responsibility letters"),
        button=rules.DRAW_UP.button,
        back=reverse("targets:letters"),
        told=lambda made: Text(f"已制作{len(made)}份责任书。", f"{len(made)} letters are drawn up."),
    )


def put_signature(request: HttpRequest, pk: int) -> HttpResponse:
    """The head, who has just proven who they are, reads once more what is signed, and signs."""
    found = _visible(request, pk)
    if request.method != "POST":
        return render(request, "targets/sign.html", {"letter": found, "name": name_of(found.unit)})
    sign(acting(request), found, seen=request.POST.get("seen", ""))
    return went_well(request, reverse("targets:letter", args=[pk]), Text("责任书已签订。", "The letter is signed."))


def _visible(request: HttpRequest, pk: int) -> Letter:
    rows = Letter.objects.visible_to(acting(request)).select_related("unit", "edition", "signed_by")
    found: Letter | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_LETTER)
    return found


def _labelled(block: Block) -> list[list[tuple[str, str]]]:
    """The rows of a table, each cell with the head of its column."""
    return [list(zip(block.heads, row, strict=True)) for row in block.rows] if isinstance(block, Grid) else []


def _whole(found: Letter) -> list[Block]:
    code = Note(f"验证码：{check_code(found.hash)}")
    if found.signed_at and found.signed_by:
        day = found.signed_at.astimezone(clock.CHINA)
        signed = f"乙方已由{found.signed_by.name}于{day.year}年{day.month}月{day.day}日在考核平台确认签订。"
        return [*loads(found.content), Note(signed), code]
    return [*loads(found.content), code]
