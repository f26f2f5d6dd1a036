"""Browsing the ledger: every entry, and the proof that it stands where it stood."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.ledger.exchange import export
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.proof import Proof, proof
from kaoheng_web.ledger.queries import entries, history, last_root
from kaoheng_web.portal.forms import LedgerFilter
from kaoheng_web.portal.naming import ACTIONS, actions_named
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of

ANY = Text("全部操作", "every action")


def browse(request: HttpRequest) -> HttpResponse:
    """Entries, newest first."""
    form = LedgerFilter(request.GET)
    choices = sorted((name, words(title)) for name, title in ACTIONS.items())
    form.fields["action"].choices = [("", words(ANY)), *choices]  # type: ignore[attr-defined]
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    page = page_of(request, entries(**asked))
    shown = {"form": form, "page": page, "rows": actions_named(page), "root": last_root()}
    return render(request, "portal/ledger.html", shown)


def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """One entry, what happened to its subject before and after, and its proof."""
    found = Entry.objects.filter(sequence=sequence).first()
    if found is None:
        raise Http404
    root = Root.objects.filter(size__gte=sequence).order_by("size").first()
    shown = {
        "row": actions_named([found])[0],
        "history": actions_named(history(found.subject_type, found.subject_id)[:50]),
        "root": root,
        "proof": _proof(found, root),
    }
    return render(request, "portal/entry.html", shown)


def download(_: HttpRequest) -> HttpResponse:
    """The whole ledger with the script that verifies it anywhere."""
    with TemporaryDirectory() as name:
        export(Path(name))
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for path in sorted(Path(name).iterdir()):
                archive.write(path, path.name)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="ledger.zip"'
    return answer


def _proof(found: Entry, root: Root | None) -> Proof | None:
    return proof(found, root) if root else None
