"""A survey is prepared, opened and closed; or declared void."""

from collections.abc import Sequence

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.surveys import rules, subjects
from kaoheng_web.channels.surveys.actions.answering import BOX
from kaoheng_web.channels.surveys.box import sealed
from kaoheng_web.channels.surveys.models import Stratum, Survey
from kaoheng_web.channels.surveys.queries import channel_of, strata_of, surveys_of
from kaoheng_web.channels.surveys.questionnaire import questionnaire_of
from kaoheng_web.channels.surveys.rules import State
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


def prepare(
    by: Person,
    edition: Edition,
    channel: str,
    title: str,
    units: Sequence[Unit],
    *,
    agency: str = "",
    strata: Sequence[str] = (),
) -> Survey:
    """Plan a survey about some units; strata are those that the method draws by."""
    with transaction.atomic():
        require(by, rules.PREPARE)
        refuse_if([], _against_preparing(edition, channel, title, units, strata))
        survey = Survey.objects.create(
            edition=edition,
            channel=channel,
            title=title.strip(),
            agency=agency.strip(),
            prepared_at=clock.now(),
            prepared_by=by,
        )
        rows = [
            Stratum.objects.create(survey=survey, unit=unit, name=name) for unit in units for name in strata or ("",)
        ]
        made: list[Change] = [created(rules.PREPARE.name, subjects.SURVEY, survey)]
        made += [created(rules.PREPARE.name, subjects.STRATUM, row) for row in rows]
        record(by.actor, made)
    return survey


def open_survey(by: Person, survey: Survey) -> Survey:
    """The questionnaire is fixed, and from here on answers are taken."""
    with transaction.atomic():
        require(by, rules.OPEN)
        found = locked_row(survey)
        rules.expect(found, State.PREPARED)
        before = subjects.SURVEY.digest(found)
        found.questionnaire = questionnaire_of(channel_of(found)).text()
        found.opened_at, found.opened_by = clock.now(), by
        return _recorded(by, rules.OPEN, before, found)


def close(by: Person, survey: Survey) -> Survey:
    """No answer is taken any more; codes and answers are written anew in random order and get their digest."""
    with transaction.atomic():
        require(by, rules.CLOSE)
        found = locked_row(survey)
        rules.expect(found, State.OPEN)
        before = subjects.SURVEY.digest(found)
        _seal(by, found)
        return _recorded(by, rules.CLOSE, before, found)


def void(by: Person, survey: Survey, *, reason: str) -> Survey:
    """The survey does not count, and the reason stands."""
    with transaction.atomic():
        require(by, rules.VOID)
        found = locked_row(survey)
        rules.expect(found, State.PREPARED, State.OPEN, State.CLOSED)
        refuse_if([], {"reason": [] if reason.strip() else [Text("请写明作废理由。", "Say why it is void.")]})
        before = subjects.SURVEY.digest(found)
        if rules.state(found) == State.OPEN:
            _seal(by, found)
        found.voided_at, found.voided_by, found.reason = clock.now(), by, reason.strip()
        return _recorded(by, rules.VOID, before, found, reason)


def locked_row(survey: Survey) -> Survey:
    """The survey as it stands now; others wait until this transaction ends."""
    found: Survey = Survey.objects.select_for_update(of=("self",)).select_related("edition").get(pk=survey.pk)
    return found


def _against_preparing(
    edition: Edition, channel: str, title: str, units: Sequence[Unit], strata: Sequence[str]
) -> dict[str, list[Text]]:
    fields: dict[str, list[Text]] = {}
    terms = surveys_of(edition).get(channel)
    if terms is None:
        fields["channel"] = [Text("考核办法中没有这个民意调查渠道。", "The method has no such survey.")]
    elif terms.design.strata != bool(strata):
        need = Text("办法规定分层抽样，请写明各层。", "The method draws by strata: name them.")
        none = Text("办法没有规定分层，请留空。", "The method draws without strata: leave this empty.")
        fields["strata"] = [need if terms.design.strata else none]
    if not title.strip():
        fields["title"] = [Text("请填写调查名称。", "Write what the survey is called.")]
    if not 0 < len(units) <= rules.MOST_UNITS:
        fields["units"] = [Text(f"请选择1至{rules.MOST_UNITS}个单位。", f"Choose 1 to {rules.MOST_UNITS} units.")]
    return fields


def _seal(by: Person, survey: Survey) -> None:
    """Codes and answers lie in another order from now on, and their digest stands."""
    BOX.reshuffle(survey)
    survey.closed_at, survey.closed_by, survey.digest = clock.now(), by, sealed(survey)


def _recorded(by: Person, verb: Verb, before: str, survey: Survey, reason: str = "") -> Survey:
    survey.save()
    counts = [[each.unit_id, each.name, each.codes_issued, each.answered] for each in strata_of(survey)]
    record(by.actor, [changed(verb.name, subjects.SURVEY, before, survey, reason, counts)])
    return survey
