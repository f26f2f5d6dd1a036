"""The tables of the plans that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.plans import models

PLAN = watched(models.Plan)
GOAL = watched(models.PlanGoal)
STAGE = watched(models.Stage)
ACTUAL = watched(models.Actual)

SUBJECTS = (PLAN, GOAL, STAGE, ACTUAL)
