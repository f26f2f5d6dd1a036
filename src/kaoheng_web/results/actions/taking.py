"""A claim is taken up by one person at a time."""

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.results import subjects
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.rules.claims import STARTS, TITLES, state_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated


def taken_up(claim: Claim, verb: Verb) -> str:
    """Lock a claim and read it anew; its digest, unless somebody was faster."""
    claim.refresh_from_db(from_queryset=Claim.objects.select_for_update())
    state = state_of(claim, clock.today())
    if state not in STARTS[verb]:
        zh, en = TITLES[state].zh, TITLES[state].en
        raise Outdated(Text(f"这一申报现在是“{zh}”，别人已先办理。", f"This claim is {en} now: somebody was faster."))
    return subjects.CLAIM.digest(claim)
