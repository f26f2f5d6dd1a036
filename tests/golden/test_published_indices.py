"""Published tables whose figures are bundled come out of methods as they were printed, on every engine."""

from pathlib import Path

from tests.golden.published import ROOT, by_unit, rows, scored, write_evidence

HERE = ROOT / "tests" / "golden"
HDI = ("health", "expected_schooling", "mean_schooling", "income")
EVENTS = ("hurdles_100m", "high_jump", "shot_put", "run_200m", "long_jump", "javelin", "run_800m")


def test_human_development_2014_is_had_back_from_its_printed_inputs_to_within_their_rounding(tmp_path: Path) -> None:
    """UNDP, Human Development Report 2015, table 1, the first 24 countries."""
    table = rows(HERE / "hdi-2014" / "published.csv")
    values = {(row["country"], item): row[item] for row in table for item in HDI}
    evidence = write_evidence(tmp_path, [(row["country"], "countries") for row in table], values)
    for results in scored("hdi/2014", evidence):
        index = by_unit(results)
        gaps = [round(abs(index[row["country"]] - float(row["hdi"])), 3) for row in table]
        assert sorted(gaps) == [0.0] * 17 + [0.001] * 7
        assert set(results.grades) == {"极高"}


def test_heptathlon_points_are_those_of_the_scoring_tables(tmp_path: Path) -> None:
    """Joyner-Kersee's world record, Seoul 1988; the example of the R package combinedevents 0.1.1."""
    table = rows(HERE / "heptathlon" / "published.csv")
    values = {(row["athlete"], item): row[item] for row in table for item in EVENTS}
    evidence = write_evidence(tmp_path, [(row["athlete"], row["competition"]) for row in table], values)
    for results in scored("heptathlon", evidence):
        assert by_unit(results) == {row["athlete"]: float(row["points"]) for row in table}
        assert [by_unit(results, item)["marks example"] for item in EVENTS] == [901, 1016, 790, 1000, 789, 800, 1000]
