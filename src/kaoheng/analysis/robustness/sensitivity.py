"""Which weight or choice moves the ranking most: Sobol indices of the mean shift of places, or of one unit's place."""

from dataclasses import dataclass

import numpy as np

from kaoheng.analysis.robustness.draws import Dirichlet
from kaoheng.analysis.robustness.factors import Factors, chosen_method, inside, spread_out
from kaoheng.analysis.robustness.places import step_of
from kaoheng.analysis.robustness.replicate import variant_of
from kaoheng.analysis.robustness.sobol import Indices, sensitivity
from kaoheng.analysis.robustness.variant import Variant, ties_of
from kaoheng.engines.local import engine as local
from kaoheng.facts import Facts, Floats
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.problems import near
from kaoheng.text import Text


@dataclass(frozen=True)
class _Model:
    """Places as a function of points between 0 and 1: first the weights, then the choices."""

    method: Method
    facts: Facts
    factors: Factors
    published: Variant

    def names(self) -> tuple[str, ...]:
        return (*self.factors.weights(self.published.leaves), *(choice.name for choice in self.factors.choices))

    def places(self, points: Floats) -> Floats:
        """Places shaped (points, units)."""
        names = self.factors.weights(self.published.leaves)
        chosen = self._chosen(points[:, len(names) :])
        out = np.empty((len(points), len(self.facts.units)))
        for combination in np.unique(chosen, axis=0):
            rows = np.flatnonzero((chosen == combination).all(axis=1))
            variant = self.published
            if combination.any():
                method = chosen_method(self.method, self.factors.choices, combination)
                variant = variant_of(local.score(method, self.facts))
            drawn = self._drawn(points[rows, : len(names)].T)
            factors = spread_out(inside(self.method, names, variant.leaves), drawn)
            for standing in variant.standings(factors):
                members = self.facts.members(standing.group)
                out[rows, members.start : members.stop] = standing.places.T / step_of(ties_of(variant.results))
        return out

    def _drawn(self, quantiles: Floats) -> Floats:
        if self.factors.perturb is None or isinstance(self.factors.perturb, Dirichlet):
            return np.ones_like(quantiles)
        return self.factors.perturb.at(quantiles, quantiles[:, 0])

    def _chosen(self, quantiles: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
        sizes = np.array([len(choice.others) + 1 for choice in self.factors.choices])
        return np.asarray(np.minimum(np.floor(quantiles * sizes), sizes - 1), dtype=np.int8)


def rank_sensitivity(
    method: Method, facts: Facts, factors: Factors, *, unit: str = "", base: int = 256, seed: int = 1
) -> list[Indices]:
    """Sobol indices of every factor for the mean absolute shift of places, or for the place of one unit.

    Scores 2-to-a-power `base` × (factors + 2) variants. Refused for weights drawn together, which are no factors.
    """
    if isinstance(factors.perturb, Dirichlet):
        what = Text("同抽的权重不能分别作敏感性分析", "weights drawn together have no indices of their own")
        raise Refused([Finding("joint_factors", Place(), what, Text("请改用上下浮动", "Vary them by a share"))])
    if base < 2 or base & (base - 1):
        what = Text(f"样本数{base}不是2的幂", f"a base of {base} is no power of two")
        raise Refused([Finding("base", Place(), what, Text("如256", "Take 256"))])
    published = variant_of(local.score(method, facts))
    model = _Model(method, facts, factors, published)
    ids = [each.id for each in facts.units]
    if unit and unit not in ids:
        raise Refused([Finding("unknown_unit", Place(path=unit), Text("没有此单位", "no such unit"), near(unit, ids))])

    def answer(points: Floats) -> Floats:
        found = model.places(points)
        if unit:
            return np.asarray(found[:, ids.index(unit)])
        return np.asarray(np.abs(found - published.results.places).mean(axis=1))

    return sensitivity(model.names(), answer, base=base, seed=seed)
