"""The list of aggregations. A plain word such as `sum` stands for one without parameters."""

from typing import Annotated, Any, Union

from pydantic import BeforeValidator, Field

from kaoheng.aggregation.children import Aggregation
from kaoheng.aggregation.means import GeometricMean, HarmonicMean, Sum, WeightedMean, WeightedSum
from kaoheng.aggregation.selections import BestOf, Count, Max, Min, TrimmedMean
from kaoheng.aggregation.topsis import Topsis
from kaoheng.aggregation.vikor import Vikor

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


def _from_word(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


AnyAggregation: Any = Annotated[
    Union[AGGREGATIONS],  # noqa: UP007
    Field(discriminator="kind"),
    BeforeValidator(_from_word),
]
