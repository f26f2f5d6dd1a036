"""The addresses of the ballots, and those of the booth."""

from kaoheng_web.channels.ballots.views import papers, sessions, voting
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import ANYONE, page

app_name = "ballots"
READERS = holders("office, team or leading group", holds(Role.OFFICE, Role.TEAM, Role.LEADING_GROUP))
RUNNERS = holders("office or team", holds(Role.OFFICE, Role.TEAM))
COUNTERS = holders("assessment team", holds(Role.TEAM))

urlpatterns = [
    page("b/", voting.ENTRANCE.enter, access=ANYONE, name="enter"),
    page("b/<str:code>", voting.vote, access=ANYONE, name="vote"),
    page("ballots/", sessions.sessions, access=READERS, name="sessions"),
    page("ballots/new/", sessions.prepare, access=RUNNERS, name="prepare"),
    page("ballots/<int:pk>/", sessions.session, access=READERS, name="session"),
    page("ballots/<int:pk>/codes/", papers.codes, access=RUNNERS, name="codes"),
    page("ballots/<int:pk>/void/", sessions.void, access=RUNNERS, name="void"),
    page("ballots/<int:pk>/repeat/", sessions.repeat, access=RUNNERS, name="repeat"),
    page("ballots/<int:pk>/count/<int:voter_class>/", papers.count, access=COUNTERS, name="count"),
    *(
        page(f"ballots/<int:pk>/{move}/", sessions.move, access=RUNNERS, name=move, move=move)
        for move in sessions.MOVES
    ),
]
