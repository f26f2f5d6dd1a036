"""Panels are opened, raters appointed; sheets are saved, handed in once, and reopened only by a decision."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.panels import rules, subjects
from kaoheng_web.channels.panels.models import Panel, Rater, Rating, Reopening
from kaoheng_web.channels.panels.queries import cells_of, channels_of, own_unit, sheet_of
from kaoheng_web.channels.panels.rules import Cell, Given
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if, stands_now

NEWER = Text(
    "您打开页面以后，这张评分表已被保存或提交，见下。请核对；仍要保存请再按一次。",
    "Since you opened the page this sheet was saved or submitted, as shown below. Compare, and save once more if you "
    "still mean it.",
)


def open_panel(
    by: Person, edition: Edition, channel: str, due_on: date, *, reason_low: str = "", reason_high: str = ""
) -> Panel:
    """Open a channel of an approved edition for rating, with the values from which on reasons are asked for."""
    with transaction.atomic():
        require(by, rules.OPEN_PANEL)
        problems = []
        if edition.approved_at is None or edition.repealed_at is not None:
            problems.append(Text("本年度还没有审定的考核办法。", "No method is approved for the year yet."))
        if Panel.objects.filter(edition=edition, channel=channel).exists():
            problems.append(Text("这一渠道已经开启。", "This channel is open already."))
        unknown = Text("请从列表中选择渠道。", "Choose a channel from the list.")
        past = Text("截止日期已过。", "The last day is past.")
        fields = {
            "channel": [] if channel in channels_of(edition) else [unknown],
            "due_on": [past] if due_on < clock.today() else [],
            "reason_low": list(rules.wrong_threshold(reason_low)),
            "reason_high": list(rules.wrong_threshold(reason_high)),
        }
        refuse_if(problems, fields)
        panel = Panel.objects.create(
            edition=edition,
            channel=channel,
            due_on=due_on,
            reason_low=reason_low.strip(),
            reason_high=reason_high.strip(),
            opened_at=clock.now(),
            opened_by=by,
        )
        record(by.actor, [created(rules.OPEN_PANEL.name, subjects.PANEL, panel)])
    return panel


def appoint_rater(by: Person, panel: Panel, person: Person, rater_class: str = "") -> Rater:
    """Somebody rates in a class of the panel."""
    with transaction.atomic():
        require(by, rules.APPOINT_RATER)
        unknown = Text("请从列表中选择类别。", "Choose a class from the list.")
        twice = Text(f"{person.name}已是评分人。", f"{person.name} rates already.")
        again = panel.raters.filter(person=person).exists()
        known = rater_class in panel.terms.classes
        refuse_if([twice] if again else [], {"rater_class": [] if known else [unknown]})
        own = own_unit(person, panel)
        told = {"appointed_at": clock.now(), "appointed_by": by}
        rater = Rater.objects.create(panel=panel, person=person, rater_class=rater_class, unit=own, **told)
        record(by.actor, [created(rules.APPOINT_RATER.name, subjects.RATER, rater)])
    return rater


def save_sheet(by: Person, rater: Rater, given: Mapping[Cell, Given], *, seen: str) -> None:
    """Keep a draft; `seen` is the digest of the sheet that the rater had before them."""
    verb = rules.SAVE_SHEET
    with transaction.atomic():
        require(by, verb, rater)
        before = _taken_up(rater, seen)
        filled = _filled(given)
        refuse_if(_not_asked(rater, filled), _named(values=_wrong(rater, filled)))
        changes = _write(verb.name, rater, filled)
        rater.saved_at = clock.now()
        rater.save(update_fields=["saved_at"])
        record(by.actor, [*changes, changed(verb.name, subjects.RATER, before, rater)])


def submit_sheet(by: Person, rater: Rater, given: Mapping[Cell, Given], *, seen: str) -> None:
    """Hand the sheet in; refused with everything that is missing, and nothing of it kept."""
    verb, panel = rules.SUBMIT_SHEET, rater.panel
    with transaction.atomic():
        require(by, verb, rater)
        before = _taken_up(rater, seen)
        filled = _filled(given)
        values = _wrong(rater, filled) or rules.left_out(panel.terms, filled, cells_of(rater))
        reasons = rules.missing_reasons(filled, panel.reason_low, panel.reason_high)
        blockers = [*_not_asked(rater, filled), *rules.blockers_to_submit(panel.terms, filled)]
        if clock.today() > panel.due_on:
            blockers.append(Text(f"评分已于{panel.due_on}截止。", f"Rating ended on {panel.due_on}."))
        refuse_if(blockers, _named(values=values, reasons=reasons))
        changes = _write(verb.name, rater, filled)
        rater.saved_at = rater.submitted_at = clock.now()
        rater.save(update_fields=["saved_at", "submitted_at"])
        record(by.actor, [*changes, changed(verb.name, subjects.RATER, before, rater)])


def reopen_sheet(by: Person, rater: Rater, *, document: str, reason: str) -> Reopening:
    """Give a submitted sheet back to its rater, as a document decides."""
    verb = rules.REOPEN_SHEET
    with transaction.atomic():
        require(by, verb, rater)
        rater.refresh_from_db(from_queryset=Rater.objects.select_for_update())
        open_ = Text("这张评分表还没有提交。", "This sheet was not submitted.")
        missing = Text("请填写。", "Fill this in.")
        told = {"document": document, "reason": reason}
        refuse_if(
            [open_] if rater.submitted_at is None else [],
            {name: [missing] for name, words in told.items() if not words.strip()},
        )
        before = subjects.RATER.digest(rater)
        row = Reopening(rater=rater, at=clock.now(), by=by, **told)
        row.submitted_at = rater.submitted_at or row.at
        row.save()
        rater.submitted_at = None
        rater.save(update_fields=["submitted_at"])
        first = changed(verb.name, subjects.RATER, before, rater, document)
        record(by.actor, [first, created(verb.name, subjects.REOPENING, row, document)])
    return row


def field(part: str, cell: Cell) -> str:
    """What a form calls the value or the reason of a cell."""
    return f"{part}:{cell[0]}:{cell[1]}"


def _taken_up(rater: Rater, seen: str) -> str:
    """Lock a sheet and read it anew; refused when it is not what its rater saw, or was handed in."""
    rater.refresh_from_db(from_queryset=Rater.objects.select_for_update())
    before = subjects.RATER.digest(rater)
    if before != seen or rater.submitted_at is not None:
        stands = {field("value", cell): [stands_now(each.value)] for cell, each in sheet_of(rater).items()}
        raise Outdated(NEWER, fields=stands, version=before)
    return before


def _filled(given: Mapping[Cell, Given]) -> dict[Cell, Given]:
    return {cell: Given(each.value.strip(), each.reason.strip()) for cell, each in given.items() if each.value.strip()}


def _not_asked(rater: Rater, given: Mapping[Cell, Given]) -> list[Text]:
    told = Text("有不由您评分的单位（本单位不评）。", "There is a unit that you do not rate, such as your own.")
    return [told] if set(given) - set(cells_of(rater)) else []


def _wrong(rater: Rater, given: Mapping[Cell, Given]) -> dict[Cell, list[Text]]:
    return rules.wrong_values(rater.panel.terms, given, rater.rater_class)


def _named(**found: Mapping[Cell, list[Text]]) -> dict[str, list[Text]]:
    return {field(part[:-1], cell): told for part, cells in found.items() for cell, told in cells.items()}


def _write(verb: str, rater: Rater, given: Mapping[Cell, Given]) -> list[Change]:
    """Make the rows of a sheet what was typed; only those that differ are touched."""
    standing, changes = {(row.unit_id, row.aspect): row for row in rater.sheet.all()}, []
    for cell in standing.keys() - given.keys():
        row = standing[cell]
        before, key = subjects.RATING.digest(row), row.pk
        row.delete()
        changes.append(removed(verb, subjects.RATING, key, before))
    for cell, each in given.items():
        kept = standing.get(cell)
        if kept is None:
            row = Rating.objects.create(
                rater=rater, unit_id=cell[0], aspect=cell[1], value=each.value, reason=each.reason
            )
            changes.append(created(verb, subjects.RATING, row))
        elif (kept.value, kept.reason) != (each.value, each.reason):
            before = subjects.RATING.digest(kept)
            kept.value, kept.reason = each.value, each.reason
            kept.save()
            changes.append(changed(verb, subjects.RATING, before, kept))
    return changes
