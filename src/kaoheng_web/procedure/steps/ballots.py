"""民主测评: every ballot of the method is cast, counted and locked."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.ballots.queries import ballots_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import NO_METHOD, Output, Step, Usual


def blockers(year: int) -> Iterator[Text]:
    """Ballots that nobody held, and sessions that are not locked."""
    edition = governing(year)
    if edition is None:
        yield NO_METHOD
        return
    channels = ballots_of(edition)
    if not channels:
        yield Text("考核办法没有民主测评渠道。", "The method has no ballot.")
    rows = list(Session.objects.filter(edition=edition, voided_at__isnull=True))
    for id, channel in channels.items():
        own = [row for row in rows if row.channel == id]
        if not own:
            yield Text(f"“{channel.title}”还没有组织。", f"Nobody has held {channel.title} yet.")
        for row in own:
            if row.locked_at is None:
                yield Text(f"“{row.title}”还没有锁定结果。", f"The result of {row.title} is not locked.")


STEP = Step(
    "ballots",
    Text("民主测评", "Ballots"),
    Text("无记名投票，封箱、计票、锁定；作废的要重新测评。", "Secret ballots, counted and locked."),
    Role.TEAM,
    Usual(1, 4, later=1),
    Usual(1, 31, later=1),
    blockers,
    (Output(Text("测评场次和计票结果", "sessions and counts"), "ballots:sessions"),),
)
