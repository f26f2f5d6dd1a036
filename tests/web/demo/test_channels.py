"""The demo city has voted and was asked, through the actions that everybody uses."""

from collections import Counter

import pytest

from kaoheng_web.channels.ballots import exchange as ballots
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.surveys import exchange as surveys
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import estimates
from kaoheng_web.demo.city import Founding
from kaoheng_web.demo.parts import ballots as demo_ballots
from kaoheng_web.demo.parts import methods as demo_methods
from kaoheng_web.demo.parts import surveys as demo_surveys
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.queries import governing
from kaoheng_web.subjects import SUBJECTS


@pytest.fixture
def city(db):
    Founding().all()
    demo_methods.seed()


def test_the_counties_were_voted_on_and_one_box_was_void(city):
    demo_ballots.seed()
    bad = Session.objects.get(voided_at__isnull=False)
    assert "收回的票数多于发出的票数" in bad.reason
    assert Session.objects.get(repeats=bad).locked_at is not None
    edition = governing(YEAR - 1)
    assert edition is not None
    assert {row[1] for row in ballots.rows(edition)} >= set(COUNTIES)
    assert Session.objects.get(edition__year=YEAR).closed_at is None
    assert verify(SUBJECTS).damages == ()


def test_four_hundred_people_a_county_were_asked(city):
    demo_surveys.seed()
    survey = Survey.objects.get()
    asked = Counter(row[1] for row in surveys.rows(survey.edition))
    assert {asked[code] for code in COUNTIES} == {400}
    assert all(each.tally.refused is None for each in estimates(survey))
    assert any(each.near for each in estimates(survey))


def test_a_visitor_draws_a_slip_of_each_class(city, client):
    demo_ballots.seed()
    client.post("/demo/sign-in/", {"role": "office"})
    assert "/b/" in client.post("/demo/slips/").content.decode()
    assert client.get("/demo/slips/").content.decode().count("<code>") == 0
