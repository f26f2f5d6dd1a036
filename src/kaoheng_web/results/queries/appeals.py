"""What appeals mean for a run: which are not closed, which were upheld and not scored again since."""

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.results.models.appeals import Appeal, AppealQuerySet
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.rules import appeals as rules
from kaoheng_web.shared import clock


def way_to(run: Run) -> list[Run]:
    """A run with those that it corrects, one after the other."""
    found = [run]
    while found[-1].corrects_id is not None:
        found.append(Run.objects.defer("evidence").get(pk=found[-1].corrects_id))
    return found


def appeals_about(run: Run) -> AppealQuerySet:
    """The appeals against a run and against those that it corrects."""
    rows: AppealQuerySet = Appeal.objects.filter(run__in=way_to(run)).select_related("run", "unit")
    return rows.order_by("pk")


@once
def unsettled(run: Run) -> list[Appeal]:
    """Those that are not closed."""
    today = clock.today()
    return [each for each in appeals_about(run) if rules.state(each, today) not in rules.CLOSED]


@once
def uncorrected(run: Run) -> list[Appeal]:
    """Those that were upheld since the run was scored."""
    upheld = [(each, each.upheld_at or each.review_upheld_at) for each in appeals_about(run).upheld()]
    return [each for each, at in upheld if at >= run.scored_at]


def blockers_to_finalise(run: Run) -> list[Text]:
    """What appeals stand in the way of making a run final."""
    return rules.blockers_to_finalise(len(unsettled(run)), len(uncorrected(run)))


def to_correct(year: int) -> Run | None:
    """The run that a new scoring corrects: the final one, or one under notice against which an appeal was upheld."""
    rows = Run.objects.filter(edition__year=year).select_related("edition")
    last_final: Run | None = rows.filter(final_at__isnull=False).order_by("-final_at", "-number").first()
    if last_final is not None:
        return last_final
    noticed: Run | None = rows.filter(notice_from__isnull=False).order_by("-scored_at", "-number").first()
    return noticed if noticed is not None and uncorrected(noticed) else None
