"""The tables of the projects that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.projects import models

PROJECT = watched(models.Project)
YEAR_PLAN = watched(models.YearPlan)
INVESTMENT = watched(models.Investment)
COUNTING_RULE = watched(models.CountingRule)

SUBJECTS = (PROJECT, YEAR_PLAN, INVESTMENT, COUNTING_RULE)
