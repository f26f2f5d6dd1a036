"""Reading surveys: their terms, whom they ask, and how many answered."""

from collections.abc import Collection, Sequence

from django.db.models import Count

from kaoheng.tally.survey import Survey as Channel
from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Stratum, Survey
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

NO_CHANNEL = Text("考核办法中没有这个民意调查渠道。", "The method has no such survey.")


def surveys_of(edition: Edition) -> dict[str, Channel]:
    """The channels of a method that are surveys."""
    return {id: each for id, each in edition.method.channels.items() if isinstance(each, Channel)}


def channel_of(survey: Survey) -> Channel:
    """The terms by which a survey is estimated."""
    found = surveys_of(survey.edition).get(survey.channel)
    if found is None:
        raise NotFound(NO_CHANNEL)
    return found


def unit_names(units: Sequence[Unit]) -> dict[int, str]:
    """The names of units today."""
    names = names_on(units, clock.today())
    return {unit.pk: names[unit.pk].name if unit.pk in names else str(unit) for unit in units}


def strata_of(survey: Survey) -> list[Stratum]:
    """The strata with `answered`, the number of answered questionnaires."""
    return strata_of_each([survey])[survey.pk]


def strata_of_each(surveys: Collection[Survey]) -> dict[int, list[Stratum]]:
    """The strata of many surveys, by the key of the survey."""
    found: dict[int, list[Stratum]] = {survey.pk: [] for survey in surveys}
    rows = Stratum.objects.filter(survey__in=surveys).select_related("unit").order_by("unit_id", "pk")
    for row in rows.annotate(count=Count("responses")):
        row.answered = row.count
        found[row.survey_id].append(row)
    return found
