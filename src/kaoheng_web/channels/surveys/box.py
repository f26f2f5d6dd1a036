"""The answers of a survey (答卷), read once, and what the library estimates from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaoheng.numbers import parse
from kaoheng.tally.channel import Tally
from kaoheng.tally.rows import ResponseRow
from kaoheng.text import Text
from kaoheng_web.channels.booth.codes import counted
from kaoheng_web.channels.surveys.models import Invitation, Response, Stratum, Survey
from kaoheng_web.channels.surveys.queries import channel_of, strata_of, unit_names
from kaoheng_web.channels.surveys.questionnaire import read
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of, group_codes


@dataclass(frozen=True, slots=True)
class Box:
    """A survey's answered questionnaires as they lie, and whom they are about."""

    survey: Survey
    strata: list[Stratum]
    names: dict[int, str]
    responses: list[Response]


def opened(survey: Survey) -> Box:
    """The survey with all its answers."""
    strata = strata_of(survey)
    return Box(survey, strata, unit_names([each.unit for each in strata]), _responses(survey))


def sealed(survey: Survey) -> str:
    """The digest that the answers get when the survey is closed."""
    return _digest(_responses(survey))


def _responses(survey: Survey) -> list[Response]:
    return list(Response.objects.filter(stratum__survey=survey).order_by("pk"))


def _digest(responses: Iterable[Response]) -> str:
    """The same in whatever order the answers lie."""
    return digest(sorted(f"{row.stratum_id}|{row.answers}|{row.weight}|{row.psu}" for row in responses))


def problems(box: Box) -> list[Text]:
    """Why the answers are not those that were there at the closing; nothing when they are."""
    found = []
    if box.survey.digest != _digest(box.responses):
        found.append(Text("答卷与结束调查时的摘要不符。", "The answers are not those of the closing."))
    by_stratum = counted(Invitation.objects.filter(stratum__survey=box.survey), "stratum")
    for each in box.strata:
        codes = by_stratum[each.pk]
        if codes.all != each.codes_issued or codes.spent + each.imported != each.answered:
            found.append(
                Text(
                    f"邀请码与答卷数不符：已用{codes.spent}个，导入{each.imported}份，现有{each.answered}份。",
                    f"Codes and answers do not match: {codes.spent} used, {each.imported} imported, "
                    f"{each.answered} stand.",
                )
            )
    return found


def rows_of(box: Box) -> Iterator[ResponseRow]:
    """Every answer of a closed survey, as the library reads it; respondents are the random keys of their answers."""
    asked = read(box.survey.questionnaire)
    strata = {each.pk: each for each in box.strata}
    designed = channel_of(box.survey).design.weights == "column"
    for row in box.responses:
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


def estimates(box: Box) -> list[Estimate]:
    """The estimates of all units, group by group, best first within a group."""
    channel = channel_of(box.survey)
    units = list(dict.fromkeys(each.unit for each in box.strata))
    by_code = {code_of(unit): unit for unit in units}
    group_of = group_codes(box.survey.edition.year)
    groups: dict[str, list[str]] = {}
    for code, unit in by_code.items():
        groups.setdefault(group_of.get(unit.pk, ""), []).append(code)
    rows = list(rows_of(box))
    found = []
    for group, members in groups.items():
        own = [row for row in rows if row.unit_id in members]
        tallied = channel.for_group(group).tally(members, own)
        for code in sorted(members, key=lambda code: -tallied[code].values.get("score", 0)):
            near = tuple(box.names[by_code[each].pk] for each in tallied[code].notes.get("within_margin", "").split())
            found.append(Estimate(by_code[code], box.names[by_code[code].pk], tallied[code], near))
    return found
