"""The tables of the targets, one file a subject; Django looks only here, so this file alone names them again."""

from kaoheng_web.targets.models.balancing import Balance, BalanceSheet, SuperiorTarget, Weight
from kaoheng_web.targets.models.changes import Change, ChangeWindow
from kaoheng_web.targets.models.issued import Issue, Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.models.splitting import Share, SplitPlan

__all__ = [
    "Balance",
    "BalanceSheet",
    "Change",
    "ChangeWindow",
    "Issue",
    "Letter",
    "Proposal",
    "Share",
    "SplitPlan",
    "Submission",
    "SuperiorTarget",
    "Target",
    "Weight",
]
