"""What waits for whom until a year's results are final."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.appeals import blockers_to_finalise, uncorrected
from kaoheng_web.results.queries.rulings import ruled_since
from kaoheng_web.results.queries.runs import latest
from kaoheng_web.results.rules import appeals as appeal_rules
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
    by: date | None = None


def runs_due(person: Person, year: int) -> Iterator[Due]:
    """The next step of the newest run of a year that is over, for whoever may take it."""
    if not standing(person).has(EVERY_RUN):
        return
    run = latest(year)
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
    if verb == rules.FINALISE:
        if uncorrected(run) and may(person, rules.SCORE):
            yield Due(Text("申诉成立，请更正计分", "An appeal was upheld: score the correction"), "results:score")
        if (run.notice_to and clock.today() <= run.notice_to) or blockers_to_finalise(run):
            return
    if may(person, verb, run):
        what = Text(f"{verb.title.zh}：第{run.number}批结果", f"Run {run.number}: {verb.title.en}")
        yield Due(what, "results:run", (run.pk,))


def appeals_due(person: Person, year: int) -> Iterator[Due]:
    """The next step of every open appeal, for whoever may take it."""
    if not standing(person).has(EVERY_RUN):
        return
    rows = Appeal.objects.filter(run__edition__year=year).select_related("run__edition", "unit")
    for appeal in rows.defer("run__evidence").order_by("pk")[:50]:
        stands = appeal_rules.state(appeal, clock.today())
        verb = next((verb for verb, starts in appeal_rules.STARTS.items() if stands in starts), None)
        if verb not in (None, appeal_rules.ASK_REVIEW) and may(person, verb, appeal):
            name = name_of(appeal.unit)
            what = Text(f"{verb.title.zh}：{name}", f"{name}: {verb.title.en}")
            yield Due(what, "results:appeal", (appeal.pk,), appeal.answer_due)
