"""Long lists come in pages; the address of a page can be kept and sent."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

SIZE = 50


def page_of(request: HttpRequest, rows: Any, size: int = SIZE) -> Page[Any]:
    """The page that the address asks for; a wrong number leads to the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
