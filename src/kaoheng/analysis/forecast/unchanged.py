"""不变: every value so far is the same, zeros included."""

from typing import ClassVar

import numpy as np

from kaoheng.analysis.forecast.series import Series
from kaoheng.analysis.forecast.way import PATHS, Reach
from kaoheng.text import Text


class Unchanged:
    """The steps to come are what all steps were."""

    title: ClassVar[Text] = Text("沿用不变的值", "unchanged value")

    def why(self, series: Series) -> Text | None:
        count = len(series.values)
        if count < 3 or len(set(series.values)) > 1:
            return None
        return Text(f"已知{count}期数值完全相同", f"all {count} values known are the same")

    def reach(self, series: Series) -> Reach:
        path = np.full((series.ahead, 1), float(series.values[-1]))
        year = float(series.years_from(path)[0])
        return Reach(year, np.full(PATHS, year))
