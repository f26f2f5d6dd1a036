"""Who was heard in the demo city: ballots, a survey, and the slips that a visitor draws."""

from collections import Counter

from kaoheng_web.channels.ballots import exchange as ballots
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.surveys import exchange as surveys
from kaoheng_web.channels.surveys.box import estimates, opened
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.shared import clock
from tests.web.demo.editions import edition_of


def test_the_counties_were_voted_on_and_one_box_was_void(demo_city):
    bad = Session.objects.get(voided_at__isnull=False)
    assert "收回的票数多于发出的票数" in bad.reason
    assert Session.objects.get(repeats=bad).locked_at is not None
    assert {row[1] for row in ballots.rows(edition_of(YEAR - 1))} >= set(COUNTIES)
    running = Session.objects.get(edition__year=YEAR)
    assert (running.closed_at, running.held_on) == (None, clock.today())


def test_four_hundred_people_a_county_were_asked(demo_city):
    survey = Survey.objects.get()
    asked = Counter(row[1] for row in surveys.rows(survey.edition))
    assert {asked[code] for code in COUNTIES} == {400}
    assert all(each.tally.refused is None for each in estimates(opened(survey)))
    assert any(each.near for each in estimates(opened(survey)))


def test_a_visitor_draws_a_slip_of_each_class(demo_city, client):
    client.post("/demo/sign-in/", {"role": "office"})
    assert "/b/" in client.post("/demo/slips/").content.decode()
    assert client.get("/demo/slips/").content.decode().count("<code>") == 0
