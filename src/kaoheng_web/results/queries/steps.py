"""What stands in the way of the next step of a run: the same for who is offered it and for who takes it."""

from collections.abc import Callable, Mapping

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.appeals import blockers_to_finalise, way_to
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.shared import clock


def against(run: Run, verb: Verb) -> list[Text]:
    """Why this step of the run cannot be taken now."""
    return AGAINST[verb.name](run)


def _submitting(run: Run) -> list[Text]:
    return rules.blockers_to_submit(run, UnitResult.objects.filter(run=run, undecided=True).count())


def _finalising(run: Run) -> list[Text]:
    last, known = final(run.edition.year), {each.pk for each in way_to(run)}
    superseded = last is not None and last.pk not in known
    found = rules.blockers_to_finalise(run, clock.today(), superseded=superseded)
    return [*found, *blockers_to_finalise(run)]


AGAINST: Mapping[str, Callable[[Run], list[Text]]] = {
    rules.CHECK.name: rules.blockers_to_check,
    rules.SUBMIT.name: _submitting,
    rules.APPROVE.name: lambda run: list(rules.not_in(run, rules.State.SUBMITTED)),
    rules.NOTICE.name: lambda run: list(rules.not_in(run, rules.State.APPROVED)),
    rules.FINALISE.name: _finalising,
}
