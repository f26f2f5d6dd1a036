"""What waits for whom until a year's results are final."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.rulings import ruled_since
from kaoheng_web.results.rules import rulings
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.results.visible import EVERY_RUN
from kaoheng_web.shared import clock


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do about results: what, and the page where it is done."""

    what: Text
    page: str
    arguments: tuple[object, ...] = ()


def runs_due(person: Person, year: int) -> Iterator[Due]:
    """The next step of the newest run of a year that is over, for whoever may take it."""
    if not standing(person).has(EVERY_RUN):
        return
    rows = Run.objects.filter(edition__year=year).select_related("edition").defer("evidence")
    run = rows.order_by("-scored_at", "-number").first()
    if run is None or run.provisional or run.final_at is not None:
        return
    if ruled_since(run):
        if may(person, rules.SCORE):
            yield Due(Text("领导组有新的决定，请重新计分", "The leading group ruled: score again"), "results:score")
        return
    undecided = UnitResult.objects.filter(run=run, undecided=True).count()
    if undecided:
        if may(person, rulings.DECIDE):
            told = Text(f"{undecided}个单位的名次或等次待决定", f"{undecided} ranks or grades await a decision")
            yield Due(told, "results:rulings")
        return
    verb = rules.NEXT[rules.state(run)]
    under_notice = verb == rules.FINALISE and run.notice_to is not None and clock.today() <= run.notice_to
    if not under_notice and may(person, verb, run):
        what = Text(f"{verb.title.zh}：第{run.number}批结果", f"Run {run.number}: {verb.title.en}")
        yield Due(what, "results:run", (run.pk,))
