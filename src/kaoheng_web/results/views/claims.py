"""The pages of bonuses and penalties."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.numbers import as_text
from kaoheng.text import Text, title_of
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import code_of, names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.queries import twins
from kaoheng_web.progress.views.files import NO_FILE, given_out
from kaoheng_web.results.forms.claims import ClaimFilter
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.queries.claims import (
    channels_of,
    claims_of,
    clause_of,
    preview,
    repeated,
    row_of,
    same_matter,
    tallies,
)
from kaoheng_web.results.rules import claims as rules
from kaoheng_web.results.rules.claims import STARTS, TITLES, State, state_of
from kaoheng_web.results.rules.deciding import REPORTERS, SEES_CASES
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_CLAIM = Text("没有这项申报，或者您不能查看。", "There is no such claim, or you may not see it.")
COLOURS = {State.RECOGNISED: "g", State.REJECTED: "r", State.DUE: "y", State.NOTICED: "b", State.FILED: "y"}


def claims(request: HttpRequest) -> HttpResponse:
    """The claims of the chosen year that the reader may see, and what they come to so far."""
    reader, year = acting(request), year_of(request)
    edition = governing(year)
    form = ClaimFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Claim.objects.visible_to(reader).filter(edition=edition).select_related("unit", "edition").order_by("-pk")
    if asked.get("words"):
        rows = rows.filter(Q(matter__icontains=asked["words"]) | Q(document__icontains=asked["words"]))
    every = [claim for claim in rows if not asked.get("state") or state_of(claim, clock.today()) == asked["state"]]
    page = page_of(request, every)
    shown = {
        "form": form,
        "page": page,
        "rows": described(page, repeated(claims_of(edition)) if edition else set()),
        "edition": edition,
        "year": year,
        "terms": [(title_of(terms), clause_of(terms)) for terms in channels_of(edition).values()] if edition else [],
        "tallies": _tallies(reader, edition) if edition else [],
        "may_claim": edition and standing(reader).has(REPORTERS),
        "may_register": edition and may(reader, rules.REGISTER_PENALTY),
    }
    return render(request, "results/claims.html", shown)


def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim: what is claimed, what looks like the same, what it would change, and what may be done with it."""
    reader, found = acting(request), visible_claim(request, pk)
    state = state_of(found, clock.today())
    evidence = evidence_of(reader, found)
    concerned = evidence["involved"]
    shown = {
        "row": described([found], set())[0],
        "claim": found,
        **evidence,
        "same": described(same_matter(found), set()) if concerned else [],
        "preview": preview(found) if concerned and state not in (State.WITHDRAWN, State.REJECTED) else None,
        "open": {
            name: may(reader, verb, found) and state in STARTS[verb]
            for name, verb in (
                ("review", rules.REVIEW_CLAIM),
                ("decide", rules.DECIDE_CLAIM),
                ("withdraw", rules.WITHDRAW_CLAIM),
                ("add", rules.ADD_PROOFS),
            )
        },
        "own": state == State.FILED and found.filed_by == reader and may(reader, rules.NOTICE_CLAIMS),
        "blockers": list(rules.blockers_to_decide(found, clock.today())),
    }
    return render(request, "results/claim.html", shown)


def file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """A file that a claim shows as proof, to whoever may read its evidence."""
    found = visible_claim(request, pk)
    row = found.shown.filter(file=file).first() if involved(acting(request), found) else None
    if row is None:
        raise NotFound(NO_FILE)
    return given_out(row.file.sha256, row.file.name)


def evidence_of(reader: Person, claim: Claim) -> dict[str, Any]:
    """The files behind a claim and which of them other units handed in too, for those whom its evidence is for."""
    concerned = involved(reader, claim)
    files = [row.file for row in claim.shown] if concerned else []
    return {"involved": concerned, "files": files, "twins": twins(files) if files else {}}


def involved(reader: Person, claim: Claim) -> bool:
    """Whether the evidence of a claim is for this reader."""
    return standing(reader).has(SEES_CASES) or Claim.objects.reported_by(reader).filter(pk=claim.pk).exists()


def described(rows: Any, twice: set[int]) -> list[dict[str, Any]]:
    """Claims with the names of their units, their states in words and whether their matter stands elsewhere too."""
    found, today = list(rows), clock.today()
    names = names_on([row.unit for row in found], today)
    return [
        {
            "row": row,
            "unit": names.get(row.unit_id),
            "type": title_of(row.kind, row.type),
            "sign": row.sign,
            "state": TITLES[state_of(row, today)],
            "colour": COLOURS.get(state_of(row, today), ""),
            "twice": row.pk in twice,
        }
        for row in found
    ]


def visible_claim(request: HttpRequest, pk: int) -> Claim:
    """The claim, if the reader may know that it exists."""
    rows = Claim.objects.visible_to(acting(request)).select_related("unit", "edition", "filed_by", "reviewed_by")
    found: Claim | None = rows.select_related("decided_by").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_CLAIM)
    return found


def _tallies(reader: Person, edition: Edition) -> list[dict[str, Any]]:
    """What the claims of every unit come to, for those who decide; of one's own units for those who report."""
    every = claims_of(edition)
    own = (
        None
        if standing(reader).has(SEES_CASES)
        else set(Claim.objects.reported_by(reader).values_list("pk", flat=True))
    )
    units = {row.unit for row in every if own is None or row.pk in own}
    names = names_on(units, clock.today())
    found = []
    for channel in channels_of(edition):
        sums = tallies(edition, channel, [row_of(row) for row in every if row.channel == channel])
        for unit in sorted(units, key=lambda each: each.pk):
            tally = sums.get(code_of(unit))
            if tally and tally.notes.get("claims") != "0":
                points = "" if tally.refused else as_text(tally.values["score"])
                found.append({"unit": names.get(unit.pk), "points": points, "sentence": tally.sentence})
    return found
