"""What anybody may read without signing in: indicators, results, open data, the signed root, a paper checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.channels.codes import in_fours, typed
from kaoheng_web.ledger.queries import last_root
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.outline import outline
from kaoheng_web.methods.queries import names_by_code
from kaoheng_web.publishing.forms import Check
from kaoheng_web.publishing.opening import LICENCE, Dataset, as_csv, as_json, indicators, results, targets
from kaoheng_web.publishing.pace import too_fast
from kaoheng_web.publishing.queries.disclosed import Disclosed, disclosed, open_edition, open_editions
from kaoheng_web.publishing.queries.proving import by_code, by_file
from kaoheng_web.publishing.queries.targets import aims, explained
from kaoheng_web.publishing.reports.catalogue import BY_KIND
from kaoheng_web.shared.errors import NotFound

FILES = tuple(f"{table}.{form}" for table in ("indicators", "targets", "results") for form in ("csv", "json"))
NOT_PUBLIC = Text("没有这个公开页面。", "There is no such public page.")


def index(request: HttpRequest) -> HttpResponse:
    """Every year with what is public of it."""
    years = [{"edition": edition, "results": disclosed(edition.year) is not None} for edition in open_editions()]
    return render(request, "public/index.html", {"years": years, "root": last_root()})


def indicator_table(request: HttpRequest, year: int) -> HttpResponse:
    """The tree of indicators of an approved method, with points and rules in words."""
    edition = _edition(year)
    rows = outline(edition.loaded, names_by_code()).rows
    return render(request, "public/indicators.html", {"edition": edition, "rows": rows, "licence": LICENCE})


def target_tables(request: HttpRequest, year: int) -> HttpResponse:
    """The targets of a year, unit by unit, each with its explanation."""
    edition = _edition(year)
    return render(request, "public/targets.html", {"edition": edition, "aims": aims(edition), "licence": LICENCE})


def result_tables(request: HttpRequest, year: int) -> HttpResponse:
    """Final results, as far as they are disclosed."""
    found = _disclosed(year)
    return render(request, "public/results.html", {"year": year, "found": found, "licence": LICENCE})


def open_data(_: HttpRequest, year: int, file: str) -> HttpResponse:
    """A table as a file."""
    table, form = file.split(".")
    data = _dataset(year, table)
    content, kind = (as_csv(data), "text/csv") if form == "csv" else (as_json(data, last_root()), "application/json")
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{table}-{year}.{form}"'
    return answer


def root(request: HttpRequest) -> HttpResponse:
    """The newest signed root of the ledger."""
    return render(request, "public/root.html", {"root": last_root()})


def verify(request: HttpRequest) -> HttpResponse:
    """Whether a paper or a file was issued as it is; nothing is told of codes that do not exist."""
    asked = request.method == "POST" or "code" in request.GET
    if not asked:
        return render(request, "public/verify.html", {"form": Check()})
    if too_fast(request):
        return render(request, "public/slow.html", status=429)
    form = Check(request.POST, request.FILES) if request.method == "POST" else Check(request.GET)
    if not form.is_valid():
        return render(request, "public/verify.html", {"form": form}, status=422)
    file, code = form.cleaned_data["file"], typed(form.cleaned_data["code"])
    if not file and not code:
        return render(request, "public/verify.html", {"form": form, "nothing": True}, status=422)
    found = by_file(file.read()) if file else by_code(code)
    if found is None or (file and code and found.publication.code != code):
        shown = {"code": "" if file else code, "file": bool(file)}
        return render(request, "public/unknown.html", shown, status=404)
    title = BY_KIND[found.publication.kind].title
    shown = {"found": found, "title": title, "code": in_fours(found.publication.code), "file": bool(file)}
    return render(request, "public/proven.html", shown)


def _edition(year: int) -> Edition:
    edition = open_edition(year)
    if edition is None:
        raise NotFound(NOT_PUBLIC)
    return edition


def _disclosed(year: int) -> Disclosed:
    found = disclosed(year)
    if found is None:
        raise NotFound(NOT_PUBLIC)
    return found


def _dataset(year: int, table: str) -> Dataset:
    if table == "results":
        return results(year, _disclosed(year))
    edition = _edition(year)
    if table == "targets":
        return targets(year, edition.hash, explained(edition))
    return indicators(year, edition.hash, outline(edition.loaded, names_by_code()).rows)
