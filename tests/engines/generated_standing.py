"""Vetoes, adjustments, decisions and history at random, over a generated method and its facts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.method.vetoes import Veto
from kaoheng.numbers import as_text
from kaoheng.tables import Adjustment, Decision, Past, VetoCase

STATUSES: list[Any] = ["approved", "approved", "approved", "proposed", "heard", "rejected"]


def with_standing(random: Random, method: Method, facts: Facts) -> tuple[Method, Facts]:
    """The method with vetoes, and the facts with cases of them, earlier years and adjustments; half of the time."""
    if random.random() < 0.5:
        return method, facts
    vetoes = tuple(Veto.model_validate(_veto(random, method, f"v{i}")) for i in range(random.randint(1, 3)))
    method = method.model_copy(update={"vetoes": vetoes})
    facts = replace(
        facts,
        vetoes=tuple(_cases(random, method, facts)),
        history=tuple(_history(random, method, facts)),
        decisions=tuple(_decisions(random, method, facts)),
    )
    return method, replace(facts, adjustments=_adjustments(random, method, facts))


def _veto(random: Random, method: Method, id: str) -> dict[str, Any]:
    effects: list[dict[str, Any]] = [
        {"kind": "item_zero", "node": random.choice([node.id for node in method.nodes()])},
        {"kind": "cancel_honours", "years": random.randint(1, 3)},
        {"kind": "persons", "who": ["主要负责人"], "years": 2, "measure": "不得评为优秀"},
        {"kind": "escalate", "times": 2, "counting": "any_veto", "within": {"years": 2}, "measure": "免职"},
    ]
    if method.grades is not None:
        scale = method.grades.scale
        effects += [
            {"kind": "grade", "to": random.choice(scale)},
            {"kind": "at_most", "grade": random.choice(scale)},
            {"kind": "reward_down_one"},
        ]
    return {
        "id": id,
        "title": f"事项{id}",
        "legal_basis": "演示依据",
        "retroactive": True,
        "effects": random.sample(effects, random.randint(1, 3)),
    }


def _cases(random: Random, method: Method, facts: Facts) -> list[VetoCase]:
    year, cases = method.method.year, []
    for unit in facts.units:
        for veto in method.vetoes:
            if random.random() < 0.15:
                then = random.choice([year, year, year, year - 1])
                status: Any = "applied" if then < year and random.random() < 0.5 else random.choice(STATUSES)
                who = ("市应急局", "领导组", f"纪要〔{then}〕{veto.id}号")
                cases.append(VetoCase(unit.id, veto.id, status, then, *who, dated=date(then, 12, 1)))
    return cases


def _history(random: Random, method: Method, facts: Facts) -> list[Past]:
    scale = method.grades.scale if method.grades else ("",)
    return [
        Past(
            unit.id,
            method.method.year - 1,
            "total",
            Fraction(80),
            Fraction(at + 1),
            random.choice(scale),
            unit.group,
            9,
        )
        for at, unit in enumerate(facts.units)
        if random.random() < 0.5
    ]


def _decisions(random: Random, method: Method, facts: Facts) -> list[Decision]:
    grade = method.grades.scale[0] if method.grades else "优秀"
    chosen = [unit for unit in facts.units if random.random() < 0.3]
    matters = [("rank", str(random.randint(1, 4))), (f"quota:{grade}", random.choice(["in", "out"]))]
    matters += [(f"quota:{block.id}:{grade}", random.choice(["in", "out"])) for block in method.graded]
    return [Decision(unit.id, *random.choice(matters), "纪要〔2023〕1号") for unit in chosen]


def _adjustments(random: Random, method: Method, facts: Facts) -> tuple[Adjustment, ...]:
    """Of one unit's total, then of another's rank or grade, as they are computed; now and then of another result."""
    found: tuple[Adjustment, ...] = ()
    for matter in random.sample(["total", "rank", "grade"], random.choice([0, 0, 1, 2])):
        unit = random.randrange(len(facts.units))
        if matter == "total" and found:
            continue
        try:
            results = reference.score(method, replace(facts, adjustments=found))
        except Refused:
            return found
        scale = method.grades.scale if method.grades else ()
        before = {
            "total": results.totals.text(unit),
            "rank": as_text(results.ranks[unit]),
            "grade": results.grades[unit],
        }
        after = {"total": str(random.randint(0, 90)), "rank": "1", "grade": random.choice(scale or [""])}
        if before[matter] and after[matter]:
            wrong = "2" if random.random() < 0.05 and matter != "grade" else before[matter]
            made = Adjustment(facts.units[unit].id, matter, wrong, after[matter], "核减", "纪要〔2023〕2号")  # type: ignore[arg-type]
            found = (*found, made)
    return found
