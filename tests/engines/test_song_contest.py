"""A song contest: juries and the public give 12, 10, 8; ties go to more givers, then to more twelves. 演示数据。"""

from dataclasses import replace
from fractions import Fraction

import pytest

from kaoheng.derive.derived import derive
from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.explain.document import reasons_of
from kaoheng.explain.explainer import Explainer
from kaoheng.explain.recompute import recompute
from kaoheng.findings import Refused
from kaoheng.method.load import read
from kaoheng.results import Results, differences
from kaoheng.tables import Unit
from kaoheng.tally.rows import RatingRow
from tests.engines.year import HEAD, facts_of

CONTEST = """
channels:
  votes:
    kind: panel
    title: 评审团与公众
    title_en: juries and public
    values: {kind: ranks}
    by:
      kind: rank_points
      points: {kind: table, points: [12, 10, 8], otherwise: 0}
      of: raters
      ties: competition
      combine: sum
    classes: {评审团: {}, 公众: {of: classes}}
    empty_class: refuse
    normalise: none
    own_rating: counts
    skipped: allowed
    equal: allowed
    raters_at_least: 1
    rounding: {classes: none, score: none, mode: half_up}
tree:
  - {id: songs, title: 歌曲, points: 100, direction: up, rule: {kind: as_given, scale: null}, data: {channel: votes}}
"""
SONGS = "甲乙丙丁戊"


def contest(chain: str, public: tuple[str, ...], **juries: str) -> Results:
    """Both engines' results; a jury or a voter puts the songs in the order written."""
    chained = HEAD.replace("ties: competition", f"ties: competition, chain: {chain}")
    method = read(chained + CONTEST).method
    orders = [*(("评审团", id, order) for id, order in juries.items())]
    orders += [("公众", f"观众{at}", order) for at, order in enumerate(public)]
    rows = tuple(
        RatingRow(song, rater, Fraction(order.index(song) + 1), "", whose)
        for whose, rater, order in orders
        for song in SONGS
    )
    plain = facts_of(method, {"actual": {"songs": [None] * len(SONGS)}})
    units = tuple(Unit(song, f"{song}歌", "all") for song in SONGS)
    facts = derive(method, replace(plain, units=units, rows={"votes": rows}))
    exact, fast = reference.score(method, facts), local.score(method, facts)
    assert differences(exact, fast) == []
    assert recompute(reasons_of(Explainer(method, facts, fast))) == []
    return fast


def placed(results: Results) -> dict[str, tuple[str, str]]:
    """Every song's points and place."""
    return {song: (results.totals.text(at), results.rank_text(at)) for at, song in enumerate(SONGS)}


BY_RATERS = "[{kind: raters, channel: votes, then: count_back}]"


def test_of_equal_points_those_from_more_juries_and_public_stand_before() -> None:
    public = ("丙丁戊甲乙", "丙丁戊乙甲", "丁丙戊甲乙")  # on the mean 丙 is first, 丁 second, 戊 third
    results = contest(BY_RATERS, public, 一="甲丙乙丁戊", 二="甲丙乙戊丁", 三="丙丁乙戊甲")
    assert placed(results) == {
        "甲": ("24.00", "3"),  # 12 + 12
        "乙": ("24.00", "2"),  # 8 + 8 + 8
        "丙": ("44.00", "1"),
        "丁": ("20.00", "4"),
        "戊": ("8.00", "5"),
    }
    said = Explainer(results.method, results.facts, results).unit("乙").standing
    assert said is not None
    assert said.chain.zh == (
        "与甲歌总分相同，依次按“评审团与公众”给分人数多者列前，再依次比较给最高分、次高分等的人数排序"
    )


def test_of_equal_points_from_as_many_those_with_more_twelves_stand_before() -> None:
    juries = {"一": "甲乙丙丁戊", "二": "丁乙甲丙戊"}
    results = contest(BY_RATERS, ("戊丙丁甲乙",), **juries)
    assert placed(results)["甲"] == ("20.00", "1")  # 12 + 8
    assert placed(results)["乙"] == ("20.00", "3")  # 10 + 10
    assert placed(results)["丁"] == ("20.00", "1")  # 12 + 8 too: nothing tells it from 甲
    alike = contest("[{kind: raters, channel: votes}]", ("戊丙丁甲乙",), **juries)
    assert len({placed(alike)[song][1] for song in "甲乙丁"}) == 1
    twelves = contest('[{kind: raters, channel: votes, take: "times:12"}]', ("戊丙丁甲乙",), **juries)
    assert placed(twelves)["乙"][1] == "3"


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("{kind: raters, channel: vote}", "unknown_channel"),
        ('{kind: raters, channel: votes, take: "times:13"}', "unknown_measure"),
    ],
)
def test_a_tie_key_names_a_channel_and_what_it_counts(key: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        contest(f"[{key}]", ("丙丁戊甲乙",))
    assert code in [finding.code for finding in caught.value]
