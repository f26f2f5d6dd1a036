"""The whole year, in its order."""

from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.acting import ACTING
from kaoheng_web.portal.handbook.deciding import DECIDING
from kaoheng_web.portal.handbook.delivering import DELIVERING
from kaoheng_web.portal.handbook.duty import Season
from kaoheng_web.portal.handbook.judging import JUDGING
from kaoheng_web.portal.handbook.keeping import KEEPING
from kaoheng_web.portal.handbook.setting import SETTING

YEAR: tuple[Season, ...] = (SETTING, DELIVERING, JUDGING, DECIDING, ACTING, KEEPING)


def year_of_role(role: Role | None) -> list[Season]:
    """The seasons with the duties of a role; of everybody without one."""
    own = [Season(each.title, tuple(duty for duty in each.duties if role in (None, *duty.who))) for each in YEAR]
    return [season for season in own if season.duties]
