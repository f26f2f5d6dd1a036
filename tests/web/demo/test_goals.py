"""What the demo city set itself: editions, a plan of five years, targets, letters, changes and splits."""

from kaoheng_web.demo.places import SERIES, YEAR
from kaoheng_web.methods.models import Opinion
from kaoheng_web.methods.outline import outline
from kaoheng_web.methods.queries import names_by_code
from kaoheng_web.plans.models import Plan
from kaoheng_web.plans.queries import trajectories
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.splitting import SplitPlan
from kaoheng_web.targets.queries import in_force
from tests.web.demo.editions import edition_of


def test_both_open_years_have_an_edition_for_every_ranking_group(demo_city):
    for year in (YEAR - 1, YEAR):
        edition = edition_of(year)
        assert set(edition.method.groups) == {series.code for series in SERIES}
        assert outline(edition.loaded, names_by_code()).count == 0
    assert edition_of(YEAR).copied_from == edition_of(YEAR - 1)
    assert edition_of(YEAR).revisions.get().by.name
    assert set(Opinion.objects.values_list("adopted", flat=True)) == {True, False}


def test_every_owner_of_data_is_a_unit_of_the_city(demo_city):
    units = {name for series in SERIES for name in series.units}
    assert {item.data.owner for item in edition_of(YEAR).method.items} <= units


def test_the_plan_has_goals_of_every_way_with_every_word_of_progress(demo_city):
    plan = Plan.objects.get()
    assert set(plan.goals.values_list("way", flat=True)) == {"growth", "doubling", "level", "staged"}
    words = {stage.band.word for path in trajectories(plan).values() for stage in path.stages if stage.band}
    assert words == {"正常", "偏慢", "滞后"}


def test_both_years_have_their_targets_letters_changes_and_splits(demo_city):
    for year, unsigned, approved in ((YEAR - 1, 0, 1), (YEAR, 11, 0)):
        edition = edition_of(year)
        assert Target.objects.filter(edition=edition).count() == len(list(in_force(edition))) > 70
        assert Letter.objects.filter(edition=edition, signed_at=None).count() == unsigned
        assert Change.objects.filter(target__edition=edition, approved_at__isnull=False).count() == approved
        assert [plan.unit.area_code for plan in SplitPlan.objects.filter(edition=edition)] == ["140581"]
    assert Change.objects.get(approved_at=None).reviewed_at
