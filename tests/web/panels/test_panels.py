"""Raters are appointed, rate others with reasons, hand in once, and get a sheet back only by a decision."""

from datetime import date

import pytest

from kaoheng.tables import RATING_COLUMNS
from kaoheng_web.channels.panels.actions import (
    appoint_rater,
    field,
    open_panel,
    reopen_sheet,
    save_sheet,
    submit_sheet,
)
from kaoheng_web.channels.panels.exchange import rows
from kaoheng_web.channels.panels.models import Panel, Rater, Rating
from kaoheng_web.channels.panels.queries import asked_of, sheet_of, spreads, tallies
from kaoheng_web.channels.panels.rules import Given
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.panels import DUE

DECIDED = {"document": "考核办纪要1号", "reason": "误将两单位评分填反"}


def typed(units, *values, reason="工作有创新"):
    """A sheet: a value for each unit, all with the same reason."""
    return {(unit.pk, ""): Given(value, reason) for unit, value in zip(units, values, strict=True)}


def test_the_office_opens_a_channel_of_the_method_once(cast, edition, panel):
    assert history("panels.panel", panel.pk).get().action == "panels.open"
    with pytest.raises(Refusal, match="open already"):
        open_panel(cast.office, edition, "reform", DUE)
    for person in (cast.leader, cast.colleague, cast.stranger):
        with pytest.raises(NotAllowed):
            open_panel(person, edition, "reform", DUE)


def test_every_problem_of_a_new_panel_stands_at_its_field(cast, edition):
    with pytest.raises(Refusal) as refused:
        open_panel(cast.office, edition, "honours", date(2026, 2, 1), reason_low="低", reason_high="高")
    assert set(refused.value.fields) == {"channel", "due_on", "reason_low", "reason_high"}


def test_a_rater_is_appointed_once_to_a_class_of_the_channel_with_the_unit_they_work_for(cast, panel, own, expert):
    assert own.unit == cast.bureau
    assert appoint_rater(cast.office, panel, expert, "experts").unit is None
    with pytest.raises(Refusal, match="rates already"):
        appoint_rater(cast.office, panel, own.person, "experts")
    with pytest.raises(Refusal) as refused:
        appoint_rater(cast.office, panel, cast.colleague, "judges")
    assert set(refused.value.fields) == {"rater_class"}
    with pytest.raises(NotAllowed):
        appoint_rater(cast.colleague, panel, cast.colleague, "experts")


def test_a_rater_rates_the_units_of_the_channel_but_never_their_own(units, own, seen):
    assert asked_of(own) == units[1:]
    with pytest.raises(Refusal, match="such as your own"):
        save_sheet(own.person, own, typed(units, "80", "80", "80"), seen=seen(own))
    assert not Rating.objects.exists()


def test_a_draft_is_kept_changed_and_recorded_row_by_row(units, own, seen):
    save_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    save_sheet(own.person, own, typed(units[1:], "85", ""), seen=seen(own))
    assert {cell: each.value for cell, each in sheet_of(own).items()} == {(units[1].pk, ""): "85"}
    assert own.submitted_at is None
    assert verify(SUBJECTS).damages == ()


def test_a_draft_without_changes_touches_no_rating(units, own, seen):
    save_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    count = Entry.objects.filter(subject_type="panels.rating").count()
    save_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    assert Entry.objects.filter(subject_type="panels.rating").count() == count


def test_nobody_fills_in_the_sheet_of_another(cast, units, own, seen):
    for person in (cast.office, cast.colleague, cast.stranger):
        for action in (save_sheet, submit_sheet):
            with pytest.raises(NotAllowed):
                action(person, own, typed(units[1:], "80", "90"), seen=seen(own))


def test_a_value_off_the_scale_is_refused_at_its_cell(units, own, seen):
    with pytest.raises(Refusal) as refused:
        save_sheet(own.person, own, typed(units[1:], "101", "很好"), seen=seen(own))
    assert set(refused.value.fields) == {field("value", (unit.pk, "")) for unit in units[1:]}


def test_handing_in_asks_for_every_unit_and_for_reasons_away_from_the_middle(units, own, seen):
    with pytest.raises(Refusal) as refused:
        submit_sheet(own.person, own, typed(units[1:], "95", "", reason=" "), seen=seen(own))
    expected = {field("reason", (units[1].pk, "")), field("value", (units[2].pk, ""))}
    assert set(refused.value.fields) == expected
    assert not Rating.objects.exists()
    submit_sheet(own.person, own, typed(units[1:], "94.5", "不了解", reason=""), seen=seen(own))
    assert own.submitted_at


def test_a_sheet_is_handed_in_once_and_given_back_only_by_a_decision(cast, units, own, seen):
    submit_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    with pytest.raises(Outdated):
        save_sheet(own.person, own, typed(units[1:], "70", "90"), seen=seen(own))
    for person in (own.person, cast.leader, cast.stranger):
        with pytest.raises(NotAllowed):
            reopen_sheet(person, own, **DECIDED)
    with pytest.raises(Refusal) as refused:
        reopen_sheet(cast.office, own, document=" ", reason="")
    assert set(refused.value.fields) == {"document", "reason"}
    reopening = reopen_sheet(cast.office, own, **DECIDED)
    assert reopening.submitted_at == clock.now()
    submit_sheet(own.person, own, typed(units[1:], "90", "80"), seen=seen(own))
    assert {each.value for each in sheet_of(own).values()} == {"80", "90"}


def test_a_sheet_that_is_not_handed_in_is_not_given_back(cast, own):
    with pytest.raises(Refusal, match="was not submitted"):
        reopen_sheet(cast.office, own, **DECIDED)


def test_an_older_page_does_not_overwrite_a_newer_draft(units, own, seen):
    older = seen(own)
    save_sheet(own.person, own, typed(units[1:], "80", "90"), seen=older)
    with pytest.raises(Outdated):
        save_sheet(own.person, own, typed(units[1:], "70", "70"), seen=older)
    assert {each.value for each in sheet_of(own).values()} == {"80", "90"}


def test_nothing_is_handed_in_after_the_last_day(units, own, seen):
    with clock.at(date(2026, 3, 21)), pytest.raises(Refusal, match="ended on 2026-03-20"):
        submit_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))


def test_a_rater_who_gives_everybody_the_same_is_shown(units, panel, own, seen):
    save_sheet(own.person, own, typed(units[1:], "100", "100"), seen=seen(own))
    (found,) = spreads(panel)
    assert (found.lowest, found.highest, found.mean, found.all_equal) == ("100", "100", "100.00", True)
    save_sheet(own.person, own, typed(units[1:], "100", "90"), seen=seen(own))
    (found,) = spreads(panel)
    assert (found.mean, found.all_equal) == ("95.00", False)


def test_only_what_was_handed_in_is_evidence_and_the_library_counts_it(cast, units, edition, panel, own, expert, seen):
    other = appoint_rater(cast.office, panel, expert, "experts")
    submit_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    save_sheet(expert, other, typed(units, "70", "70", "70"), seen=seen(other))
    assert {row[2] for row in rows(edition)} == {f"r{own.pk}"}
    submit_sheet(expert, other, typed(units, "70", "70", "不了解"), seen=seen(other))
    first = dict(zip(RATING_COLUMNS, next(rows(edition)), strict=True))
    assert first == {
        "channel": "reform",
        "unit_id": f"u{units[1].pk}",
        "rater": f"r{own.pk}",
        "rater_class": "departments",
        "rater_unit": f"u{cast.bureau.pk}",
        "aspect": "",
        "value": "80",
    }
    assert [tally.values["score"] for _, tally in tallies(panel)] == [70, 76, 90]


def test_raters_see_their_own_sheet_the_office_all_and_strangers_nothing(cast, panel, own, expert):
    def sees(person):
        return Panel.objects.visible_to(person).exists(), Rater.objects.visible_to(person).exists()

    assert sees(own.person) == sees(cast.office) == (True, True)
    assert sees(cast.leader) == (True, False)
    assert sees(expert) == sees(cast.colleague) == sees(cast.stranger) == (False, False)


def test_a_sheet_waits_on_the_workbench_with_its_day_until_it_is_handed_in(units, own, seen):
    (task,) = tasks(own.person, 2025)
    assert (task.what.zh, task.due) == ("请评分：改革创新评价", DUE)
    submit_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    assert tasks(own.person, 2025) == []


def test_a_rater_saves_and_hands_in_with_the_page(cast, units, own, seen, client):
    client.force_login(cast.account(own.person))
    client.get("/?year=2025")
    address = f"/panels/sheets/{own.pk}/"
    assert "市统计局" not in client.get(address).content.decode()
    names = [(field("value", (unit.pk, "")), field("reason", (unit.pk, ""))) for unit in units[1:]]
    (one, why), (two, _) = names
    done = client.post(address, {"version": seen(own), one: "99", two: "120", "submit": "1"})
    page = done.content.decode()
    assert done.status_code == 422
    assert all(word in page for word in ("这一评分须写理由", "评分120超出范围", 'value="99"'))
    assert client.post(address, {"version": seen(own), one: "99", "save": "1"}).status_code == 302
    own.refresh_from_db()
    typed = {one: "99", why: "获全国推广", two: "80", "submit": "1"}
    done = client.post(address, {"version": "older", **typed})
    assert done.status_code == 409
    assert all(told in done.content.decode() for told in ("获全国推广", 'value="80"', "现在登记的是：99。"))
    assert client.post(address, {"version": seen(own), **typed}).status_code == 302
    own.refresh_from_db()
    assert own.submitted_at
    assert "提交（不能再改）" not in client.get(address).content.decode()


def test_the_page_of_a_panel_says_when_all_sheets_are_in(cast, panel, own, units, seen, client):
    client.force_login(cast.account(cast.office))
    address = f"/panels/{panel.pk}/?year=2025"
    assert "试算 未评定" in client.get(address).content.decode()
    submit_sheet(own.person, own, typed(units[1:], "80", "90"), seen=seen(own))
    page = client.get(address).content.decode()
    assert "全部提交" in page
    assert "试算 未评定" not in page


def test_an_english_page_has_english_marks(cast, panel, client):
    client.force_login(cast.account(cast.office))
    page = client.get(f"/panels/{panel.pk}/?year=2025", headers={"accept-language": "en"}).content.decode()
    assert "; reason at or below 60; reason at or above 95" in page
    assert "；" not in page


def test_the_office_opens_appoints_looks_and_gives_back_with_the_pages(cast, edition, scorer, client):
    client.force_login(cast.account(cast.office))
    client.get("/?year=2025")
    done = client.post("/panels/new/", {"channel": "reform", "due_on": "2026-03-20", "reason_low": "60"})
    assert done.status_code == 302
    panel = Panel.objects.get()
    number = {"staff_number": scorer.staff_number, "rater_class": "departments"}
    assert client.post(f"/panels/{panel.pk}/raters/new/", number).status_code == 302
    assert scorer.name in client.get(f"/panels/{panel.pk}/").content.decode()
    assert client.get("/panels/").status_code == 200
    rater = Rater.objects.get()
    assert client.get(f"/panels/sheets/{rater.pk}/reopen/").status_code == 200
    assert client.post(f"/panels/sheets/{rater.pk}/reopen/", DECIDED).status_code == 422


def test_who_does_not_rate_must_not_know_of_a_panel_or_a_sheet(cast, panel, own, client):
    client.force_login(cast.account(cast.colleague))
    client.get("/?year=2025")
    assert "改革创新评价" not in client.get("/panels/").content.decode()
    assert client.get(f"/panels/sheets/{own.pk}/").status_code == 404
    assert client.get(f"/panels/{panel.pk}/").status_code == 403
