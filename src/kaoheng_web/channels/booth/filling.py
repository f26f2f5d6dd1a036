"""A filled-in paper: a digit a line, carried from page to page, so that nothing is kept before it is handed in."""

from django.http import HttpRequest

BLANK = "-"
"""Where nothing is marked."""


def filled_in(request: HttpRequest, lines: int) -> str:
    """What was marked so far, a digit a line: on this page, and on those before, which travel in the form."""
    kept = request.POST.get("kept", "").ljust(lines, BLANK)
    given = (request.POST.get(f"m{at}", kept[at]) for at in range(lines))
    return "".join(each if len(each) == 1 else "?" for each in given)
