"""The list of aggregations. A plain word such as `sum` stands for one without parameters."""

from typing import Annotated, Any, Union

from pydantic import Field

from kaoheng.aggregation.children import Aggregation
from kaoheng.aggregation.means import GeometricMean, HarmonicMean, Sum, WeightedMean, WeightedSum
from kaoheng.aggregation.selections import BestOf, Count, Max, Min, TrimmedMean
from kaoheng.aggregation.topsis import Topsis
from kaoheng.aggregation.vikor import Vikor
from kaoheng.rules.rule import BY_WORD

AGGREGATIONS: tuple[type[Aggregation], ...] = (
    Sum,
    WeightedSum,
    WeightedMean,
    GeometricMean,
    HarmonicMean,
    Min,
    Max,
    TrimmedMean,
    BestOf,
    Count,
    Topsis,
    Vikor,
)


AnyAggregation: Any = Annotated[
    Union[AGGREGATIONS],  # noqa: UP007
    Field(discriminator="kind"),
    BY_WORD,
]
