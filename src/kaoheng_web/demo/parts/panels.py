"""Last year's party building of the counties, rated by leaders and departments; this year's panel is open."""

from collections.abc import Sequence
from datetime import timedelta

from kaoheng_web.demo.hands.panels import PanelHands
from kaoheng_web.demo.places import COUNTIES, SCORING, YEAR
from kaoheng_web.demo.year.panels import Mark, Marks, Rater, panel
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock

LEADERS = [Rater(Role.LEADING_GROUP, place) for place in (1, 2, 3)]
DEPARTMENTS = [Rater(Role.SCORING, unit=name) for name in SCORING]
SCORES = {"140502": 94.5, "140521": 92, "140522": 95, "140524": 90.5, "140525": 93.5, "140581": 94}
"""What the panel comes to by area code (演示数据)."""
LEANS = {3: (2.5, 0, 2), 4: (-0.5, -2, 0.5, -2)}
"""How far from there a class of so many puts a county, each rater another one; 40% of +1.5 and 60% of −1 cancel out."""
REASONS = (
    (95, "党建与中心工作结合紧，基层基础扎实（演示数据）"),
    (92, "述职务实，整改到位，队伍建设还可加强（演示数据）"),
    (0, "责任落实有差距，软弱涣散村整顿偏慢（演示数据）"),
)
WAITING = timedelta(days=45)


def seed() -> None:
    """Handed in by all for last year; nobody has begun with this year."""
    today = clock.today()
    with PanelHands() as hands:
        panel(hands, YEAR - 1, {**_sheets(LEADERS), **_sheets(DEPARTMENTS)})
        hands.on(today)
        hands.open_panel(YEAR, today + WAITING, [*LEADERS, *DEPARTMENTS])


def _sheets(raters: Sequence[Rater]) -> dict[Rater, Marks]:
    leans = LEANS[len(raters)]
    return {
        rater: {
            COUNTIES[code]: _mark(score + leans[(place + turn) % len(raters)])
            for place, (code, score) in enumerate(SCORES.items())
        }
        for turn, rater in enumerate(raters)
    }


def _mark(value: float) -> Mark:
    return Mark(f"{value:g}", next(reason for least, reason in REASONS if value >= least))
