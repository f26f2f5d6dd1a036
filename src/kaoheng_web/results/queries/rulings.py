"""What a run leaves to the leading group, and what the leading group ruled."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from kaoheng.method.positions import gradings
from kaoheng.scoring.grading import quota_of
from kaoheng.scoring.outcome import RANK
from kaoheng.text import Text, title_of
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.exchange.rulings import as_ruled
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import unpack
from kaoheng_web.results.rules.rulings import node_of, titled
from kaoheng_web.results.scoring import Scored, method_of, replayed, score

RULINGS: tuple[type[Decision] | type[Adjustment], ...] = (Decision, Adjustment)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in a tie, as the run has it."""

    unit: Unit
    name: str
    score: str
    rank: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A tie, or the edge of a quota, that awaits the leading group."""

    run: Run
    key: str
    group: Text
    why: Text
    candidates: tuple[Candidate, ...]

    @property
    def title(self) -> Text:
        """What it is called."""
        return titled(self.key, self.run.edition.method)

    @property
    def scored(self) -> Text:
        """What the score of its candidates is called: the total's, or that of the block whose quota it is."""
        node = self.run.edition.method.node(node_of(self.key))
        return title_of(node)

    @property
    def first(self) -> int:
        """The unit by which its page is found."""
        return self.candidates[0].unit.pk


def to_rule_on(year: int) -> Run | None:
    """The newest run of a year that was scored after it was over."""
    rows = Run.objects.filter(edition__year=year).select_related("edition").order_by("-scored_at", "-number")
    found = rows.first()
    return None if found is None or found.provisional else found


@once
def ruled_since(run: Run) -> bool:
    """Whether anything was ruled or revoked since the run was scored, so that the year has to be scored again."""
    newer = Q(edition=run.edition_id) & (Q(at__gte=run.scored_at) | Q(revoked_at__gte=run.scored_at))
    return any(model.objects.filter(newer).exists() for model in RULINGS)


def scored_as_ruled(run: Run) -> Scored:
    """The run with the rulings that stand now; `kaoheng.findings.Refused` where one of them does not fit it."""
    method = method_of(run.edition.method, provisional=run.provisional)
    return score(method, as_ruled(unpack(bytes(run.evidence)), run.edition))


def open_matters(run: Run) -> list[Matter]:
    """The ties and edges that await a decision still; an edge that a rank decides is not listed beside it."""
    scored = scored_as_ruled(run) if ruled_since(run) else replayed(run)
    return list(matters_in(run, scored))


def matters_in(run: Run, scored: Scored) -> Iterator[Matter]:
    """What a scored year leaves to the leading group."""
    tied: dict[tuple[str, ...], list[int]] = {}
    for at, standing in enumerate(scored.results.standings if any(scored.results.undecided) else ()):
        for matter in standing.awaits:
            tied.setdefault(_tie(scored, at, matter), []).append(at)
    units = {code_of(row.unit): row.unit for row in UnitResult.objects.filter(run=run).select_related("unit")}
    ranks = [set(members) for (matter, *_), members in tied.items() if matter == RANK]
    for (matter, *_), members in tied.items():
        if matter == RANK or not any(rank.issuperset(members) for rank in ranks):
            candidates = tuple(_candidate(scored, at, matter, units[scored.facts.units[at].id]) for at in members)
            why = scored.results.standings[members[0]].awaits[matter]
            yield Matter(run, matter, _group(scored, members[0]), why, candidates)


def rulings_of(edition: Edition) -> list[Decision | Adjustment]:
    """Everything that was ruled, the newest first, revoked rulings included."""
    rows = (
        model.objects.filter(edition=edition).select_related("edition", "unit", "by", "revoked_by") for model in RULINGS
    )
    return sorted(chain(*rows), key=lambda row: row.at, reverse=True)


def _tie(scored: Scored, at: int, matter: str) -> tuple[str, ...]:
    """What those who are in one tie share."""
    results = scored.results
    if matter == RANK:
        return matter, results.group_of(at), results.rank_text(at)
    node, grade = quota_of(matter)
    grades = next(own for _, block, own in gradings(scored.method.root) if block.id == node)
    across = grades.quota[grade].unused == "to_other_groups"
    return (matter, results.nodes[node].text(at)) if across else (matter, results.group_of(at))


def _group(scored: Scored, at: int) -> Text:
    group = scored.method.groups[scored.results.group_of(at)]
    return title_of(group)


def _candidate(scored: Scored, at: int, matter: str, unit: Unit) -> Candidate:
    score = scored.results.nodes[node_of(matter)].text(at)
    return Candidate(unit, scored.facts.units[at].title, score, scored.results.rank_text(at))
