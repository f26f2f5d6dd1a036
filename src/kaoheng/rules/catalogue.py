"""The list of scoring rules. A new rule is one file and one line here."""

from typing import Annotated, Any, Union

from pydantic import Field

from kaoheng.rules.all_or_nothing import AllOrNothing
from kaoheng.rules.as_given import AsGiven
from kaoheng.rules.band import Band
from kaoheng.rules.baseline_bands import BaselineBands
from kaoheng.rules.benchmark import Benchmark
from kaoheng.rules.blend import Blend
from kaoheng.rules.by_period import ByPeriod
from kaoheng.rules.completion_ladder import CompletionLadder
from kaoheng.rules.composite_index import CompositeIndex
from kaoheng.rules.count_capped import CountCapped
from kaoheng.rules.efficacy import Efficacy
from kaoheng.rules.events import Events
from kaoheng.rules.exponential import Exponential
from kaoheng.rules.exponential_efficacy import ExponentialEfficacy
from kaoheng.rules.formula import Formula
from kaoheng.rules.goalposts import Goalposts
from kaoheng.rules.guarded import Guarded
from kaoheng.rules.inverse import Inverse
from kaoheng.rules.lateness import Lateness
from kaoheng.rules.logarithm import Logarithm
from kaoheng.rules.no_worsening import NoWorsening
from kaoheng.rules.percentile import Percentile
from kaoheng.rules.piecewise import Piecewise
from kaoheng.rules.position_table import PositionTable
from kaoheng.rules.power import Power
from kaoheng.rules.proportional import Proportional
from kaoheng.rules.rank_improvement import RankImprovement
from kaoheng.rules.rank_normalised import RankNormalised
from kaoheng.rules.rank_points import RankPoints
from kaoheng.rules.ratio_to_best import RatioToBest
from kaoheng.rules.rule import Rule
from kaoheng.rules.staged_share import StagedShare
from kaoheng.rules.standard_bands import StandardBands
from kaoheng.rules.step import Step
from kaoheng.rules.task_list import TaskList
from kaoheng.rules.tiers import Tiers
from kaoheng.rules.two_sided_step import TwoSidedStep
from kaoheng.rules.z_score import ZScore

RULES: tuple[type[Rule], ...] = (
    AsGiven,
    AllOrNothing,
    Proportional,
    Step,
    TwoSidedStep,
    CompletionLadder,
    Tiers,
    StagedShare,
    NoWorsening,
    Guarded,
    TaskList,
    CountCapped,
    Lateness,
    ByPeriod,
    Blend,
    Benchmark,
    BaselineBands,
    Inverse,
    Band,
    RankPoints,
    Events,
    RatioToBest,
    Efficacy,
    ExponentialEfficacy,
    StandardBands,
    CompositeIndex,
    RankImprovement,
    PositionTable,
    Formula,
    Power,
    Goalposts,
    RankNormalised,
    Percentile,
    ZScore,
    Piecewise,
    Logarithm,
    Exponential,
)

AnyRule: Any = Annotated[Union[RULES], Field(discriminator="kind")]  # noqa: UP007
"""Any rule of the list, told apart by `kind`."""

for _rule in RULES:  # rules that hold other rules name this union before it exists
    _rule.model_rebuild(_types_namespace={"AnyRule": AnyRule})


def kind_of(rule: type[Rule]) -> str:
    """The word a method file uses for a rule.

    >>> kind_of(Step)
    'step'
    """
    return str(rule.model_fields["kind"].annotation.__args__[0])  # type: ignore[union-attr]
