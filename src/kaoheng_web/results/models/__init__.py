"""The tables of the results, one file a subject; Django looks only here, so this file alone names them again."""

from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.models.vetoes import Hearing, VetoCase

__all__ = [
    "Adjustment",
    "Appeal",
    "Claim",
    "Decision",
    "EarlierResult",
    "Hearing",
    "Path",
    "Run",
    "UnitResult",
    "VetoCase",
]
