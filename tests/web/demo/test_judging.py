"""What was said and decided about the counties stands in the demo city, made of recorded actions."""

from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.demo.city import seed
from kaoheng_web.demo.places import YEAR
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.queries import governing
from kaoheng_web.results.exchange import claims, vetoes
from kaoheng_web.results.queries.claims import claims_of, row_of, tallies
from kaoheng_web.subjects import SUBJECTS

COUNTY, FINED = "140581", "140524"  # 高平市, 陵川县


def test_claims_vetoes_and_interviews_of_last_year_stand_decided(db):
    seed()
    edition = governing(YEAR - 1)
    assert edition is not None
    found = tallies(edition, "honours", map(row_of, claims_of(edition)))
    assert "同一事项就高，不重复计" in found[COUNTY].sentence.zh
    assert found[FINED].values["penalty"] == 1
    assert {row[-2] for row in claims.rows(edition)} == {"admitted", "rejected"}
    assert sorted(row[2] for row in vetoes.rows(edition)) == ["approved", "rejected"]
    assert [each.talks for each in summaries(YEAR - 1)] == [3] * 6
    assert verify(SUBJECTS).damages == ()


def test_those_of_this_year_are_under_way(db):
    seed()
    edition = governing(YEAR)
    assert edition is not None
    assert {row[-2] for row in claims.rows(edition)} == {"pending"}
    assert {row[2] for row in vetoes.rows(edition)} == {"applied", "proposed"}
