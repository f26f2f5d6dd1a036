"""The first page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Where everybody arrives."""
    return render(request, "portal/home.html", {"demo": settings.DEMO})
