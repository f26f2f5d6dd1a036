"""The addresses of the progress."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress import rules
from kaoheng_web.progress.views import board, cells, files, grid, questions, scores, settings
from kaoheng_web.shared.access import page

app_name = "progress"
OFFICE = holders("assessment office", rules.OFFICE)
BUSINESS = (Role.LIAISON, Role.HEAD, Role.DATA, Role.SCORING, Role.TEAM, Role.OFFICE, Role.LEADING_GROUP)
READERS = holders("those who report, certify, assess or lead", holds(*BUSINESS))
UNITS = holders("those who report", holds(Role.LIAISON, Role.HEAD))
CERTIFIERS = holders("data departments", holds(Role.DATA))
RETURNERS = holders("data departments and the office", holds(Role.DATA, Role.OFFICE))

urlpatterns = [
    page("progress/", board.overview, access=READERS, name="overview"),
    page("progress/units/<int:unit>/<int:number>/", board.spot, access=READERS, name="spot"),
    page("progress/figures/", grid.mine, access=READERS, name="figures"),
    page("progress/figures/<int:pk>/", grid.unit, access=READERS, name="unit"),
    page("progress/items/<slug:key>/", grid.item, access=READERS, name="item", corrects=True),
    page("progress/cells/<int:unit>/<slug:item>/<slug:period>/", cells.cell, access=READERS, name="cell"),
    page("progress/cells/<int:unit>/<slug:item>/<slug:period>/take/", cells.take, access=UNITS, name="take"),
    page("progress/return/<int:pk>/", cells.give_back, access=RETURNERS, name="return"),
    page("progress/answer/<int:pk>/", cells.reply, access=UNITS, name="answer"),
    page("progress/countersign/<int:pk>/", cells.second, access=CERTIFIERS, name="countersign"),
    page("progress/files/", files.files, access=READERS, name="files"),
    page("progress/files/<int:pk>/", files.download, access=READERS, name="file"),
    page("progress/files/new/<int:unit>/", files.hand_in, access=UNITS, name="hand_in"),
    page("progress/scores/", scores.scores, access=READERS, name="scores"),
    page("progress/questions/", questions.asked, access=OFFICE, name="questions"),
    page("progress/settings/", settings.settings, access=OFFICE, name="settings"),
]
