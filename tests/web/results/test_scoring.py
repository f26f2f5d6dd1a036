"""A year is scored and kept with its evidence; the replay comes to the same, or somebody changed something."""

from dataclasses import replace

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.progress.models import Countersignature, Figure
from kaoheng_web.results.actions.runs import check_run, score_year
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import digest, pack, unpack
from kaoheng_web.results.queries.shown import group_tables
from kaoheng_web.results.scoring import Unequal, replayed
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.results.year import RUNNING, damaged


def test_scoring_keeps_evidence_hashes_and_a_result_for_every_unit(year):
    run = year.scored(reason="首次试算")
    assert {row.group for row in UnitResult.objects.filter(run=run)} == {"counties", "economy"}
    assert run.evidence_hash == digest(bytes(run.evidence))
    assert [entry.action for entry in history("results.run", run.pk)] == ["results.score"]
    assert damaged() == []


@pytest.mark.parametrize("who", ["leader", "liaison", "stranger"])
def test_only_the_office_scores(year, who):
    with pytest.raises(NotAllowed):
        score_year(getattr(year, who), year.edition)
    assert not Run.objects.exists()


def test_scoring_again_makes_another_run_with_the_same_result(year):
    first, again = year.scored(), year.scored()
    assert (first.number, again.number) == (1, 2)
    assert (first.evidence_hash, first.result_hash) == (again.evidence_hash, again.result_hash)


def test_a_year_that_lacks_figures_is_refused_with_every_one_of_them(year):
    Figure.objects.filter(item__in=["gdp", "investment"]).delete()
    with pytest.raises(Refusal) as refused:
        year.scored()
    first, *rest = refused.value.sentences
    assert first.zh == "请补报数据，或在办法中写明缺数时怎样处理（2处）："
    assert [each.zh.endswith("没有数据") for each in rest] == [True, True]
    assert not Run.objects.exists()


def test_before_the_year_is_over_a_run_is_provisional_and_goes_no_further(year):
    Figure.objects.filter(item="gdp").delete()
    with clock.at(RUNNING):
        run = year.scored()
        assert run.provisional
        assert replayed(run).results.digest() == run.result_hash
        with pytest.raises(Refusal, match="before the year was over"):
            check_run(year.checker, run)


def test_while_its_year_runs_a_unit_without_figures_has_no_total_and_no_rank(year):
    Countersignature.objects.all().delete()
    Figure.objects.filter(unit=year.bureau).delete()
    with clock.at(RUNNING):
        run = year.scored()
        totals = {line.name: (line.result.total, line.result.rank) for each in group_tables(run) for line in each.lines}
    assert totals["市统计局"] == ("", "")
    assert totals["高平市"][0]


def test_the_replay_comes_to_the_very_result(year):
    run = Run.objects.get(pk=year.scored().pk)
    assert replayed(run).results.digest() == run.result_hash
    assert pack(unpack(bytes(run.evidence))) == bytes(run.evidence)


@pytest.mark.parametrize("figure", ["118", "统计台账"])
def test_a_changed_row_of_the_kept_evidence_is_found(year, figure):
    run = year.scored()
    replayed(run)
    evidence = unpack(bytes(run.evidence))
    table = evidence.observations.columns
    for name in ("value", "source"):
        column = [f"{word}9" if word == figure else word for word in table.column(name).to_pylist()]
        table = table.set_column(table.column_names.index(name), name, [column])
    forged = pack(replace(evidence, observations=replace(evidence.observations, columns=table)))
    Run.objects.filter(pk=run.pk).update(evidence=forged)
    with pytest.raises(Unequal):
        replayed(Run.objects.get(pk=run.pk))
    assert [damage for damage in damaged() if str(run.pk) in damage]
