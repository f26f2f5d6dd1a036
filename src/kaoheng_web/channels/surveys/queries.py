"""Reading surveys: the answers, and what the library estimates from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from kaoheng.numbers import parse
from kaoheng.tally.channel import Tally
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey as Channel
from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Invitation, Response, Stratum, Survey
from kaoheng_web.channels.surveys.questionnaire import read
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Unit
from kaoheng_web.organisation.queries import code_of, names_on
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
    rows = list(Stratum.objects.filter(survey=survey).select_related("unit").order_by("unit_id", "pk"))
    counted = Response.objects.filter(stratum__in=rows).values_list("stratum").annotate(Count("pk"))
    numbers = dict(counted.values_list("stratum", "pk__count"))
    for row in rows:
        row.answered = numbers.get(row.pk, 0)
    return rows


def box_digest(survey: Survey) -> str:
    """The digest of all answered questionnaires: the same in whatever order they lie."""
    wanted = ("stratum_id", "answers", "weight", "psu")
    rows = Response.objects.filter(stratum__survey=survey).values_list(*wanted)
    return digest(sorted("|".join(map(str, row)) for row in rows))


def box_problems(survey: Survey) -> list[Text]:
    """Why the answers are not those that were there at the closing; nothing when they are."""
    found = []
    if survey.digest != box_digest(survey):
        found.append(Text("答卷与结束调查时的摘要不符。", "The answers are not those of the closing."))
    every = Invitation.objects.filter(stratum__survey=survey).values("stratum")
    counted = every.annotate(all=Count("pk"), spent=Count("pk", filter=Q(spent=True)))
    by_stratum = {row["stratum"]: row for row in counted}
    for each in strata_of(survey):
        codes = by_stratum.get(each.pk, {"all": 0, "spent": 0})
        if codes["all"] != each.codes_issued or codes["spent"] + each.imported != each.answered:
            found.append(
                Text(
                    f"邀请码与答卷数不符：已用{codes['spent']}个，导入{each.imported}份，现有{each.answered}份。",
                    f"Codes and answers do not match: {codes['spent']} used, {each.imported} imported, "
                    f"{each.answered} stand.",
                )
            )
    return found


def rows_of(survey: Survey) -> Iterator[ResponseRow]:
    """Every answer of a closed survey, as the library reads it; respondents are the random keys of their answers."""
    asked = read(survey.questionnaire)
    strata = {each.pk: each for each in strata_of(survey)}
    designed = channel_of(survey).design.weights == "column"
    for row in Response.objects.filter(stratum__survey=survey).order_by("pk"):
        own = strata[row.stratum_id]
        written = row.weight or (design_weight(own) if designed else "")
        weight = parse(written) if written else None
        for at, digit in enumerate(row.answers):
            answer = asked.answer(at, digit)
            yield ResponseRow(code_of(own.unit), str(row.pk), asked.questions[at].id, answer, weight, own.name, row.psu)


def design_weight(stratum: Stratum) -> str:
    """How many people of a stratum one respondent stands for, where the method weights by a column: N / n."""
    return f"{stratum.population}/{stratum.answered}" if stratum.population and stratum.answered else ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the answers about one unit come to."""

    unit: Unit
    name: str
    tally: Tally
    near: tuple[str, ...]
    """Units of the same group whose difference lies within the margin of error."""


def estimates(survey: Survey) -> list[Estimate]:
    """The estimates of all units, group by group, best first within a group."""
    channel = channel_of(survey)
    units = list(dict.fromkeys(each.unit for each in strata_of(survey)))
    names = unit_names(units)
    by_code = {code_of(unit): unit for unit in units}
    places = GroupMembership.objects.filter(year=survey.edition.year, unit__in=units).select_related("group")
    group_of = {place.unit_id: place.group.code for place in places}
    groups: dict[str, list[str]] = {}
    for code, unit in by_code.items():
        groups.setdefault(group_of.get(unit.pk, ""), []).append(code)
    rows = list(rows_of(survey))
    found = []
    for group, members in groups.items():
        own = [row for row in rows if row.unit_id in members]
        tallied = channel.for_group(group).tally(members, own)
        for code in sorted(members, key=lambda code: -tallied[code].values.get("score", 0)):
            near = tuple(names[by_code[each].pk] for each in tallied[code].notes.get("within_margin", "").split())
            found.append(Estimate(by_code[code], names[by_code[code].pk], tallied[code], near))
    return found
