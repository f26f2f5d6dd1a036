"""Working days as forms propose them."""

from datetime import date

from kaoheng.consequences.calendar import Calendar
from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.shared import clock

UNPUBLISHED = Text("该年放假安排尚未公布，请自行填写。", "Its holidays are not published yet: write the day.")


def workday_after(count: int) -> date | None:
    """The last of so many working days after today; None where a year's holidays are not published yet."""
    try:
        return Calendar().add_working_days(clock.today(), count)
    except Refused:
        return None
