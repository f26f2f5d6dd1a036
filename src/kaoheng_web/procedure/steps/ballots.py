"""民主测评: every ballot of the method is cast, counted and locked."""

from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.ballots.queries import ballots_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.asking import Asking
from kaoheng_web.procedure.steps.step import Output, Step, Usual, absent

BALLOTS = Asking(
    ballots_of,
    Session,
    "locked_at",
    none=absent("民主测评", "ballot"),
    unheld=Text("“{title}”还没有组织。", "Nobody has held {title} yet."),
    unfinished=Text("“{title}”还没有锁定结果。", "The result of {title} is not locked."),
)
STEP = Step(
    "ballots",
    Text("民主测评", "Ballots"),
    Text("无记名投票，封箱、计票、锁定；作废的要重新测评。", "Secret ballots, counted and locked."),
    Role.TEAM,
    Usual(1, 4, later=1),
    Usual(1, 31, later=1),
    BALLOTS.blockers,
    (Output(Text("测评场次和计票结果", "sessions and counts"), "ballots:sessions"),),
)
