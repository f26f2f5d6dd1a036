"""The addresses of the results."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.results.rules import vetoes as veto_rules
from kaoheng_web.results.rules.deciding import REPORTERS
from kaoheng_web.results.views import (
    appeals,
    claiming,
    claims,
    earlier,
    robustness,
    rulings,
    runs,
    sandbox,
    table,
    vetoes,
)
from kaoheng_web.shared.access import page

app_name = "results"
READERS = holders("business roles", holds(*sorted(BUSINESS)))
UNITS = holders("liaison or head of a unit", holds(*sorted(REPORTERS)))
OFFICE = holders("assessment office", holds(Role.OFFICE))
DECIDERS = holders("assessment office or leading group", holds(Role.OFFICE, Role.LEADING_GROUP))
FILERS = holders("assessment office, liaison or head of a unit", holds(Role.OFFICE, *sorted(REPORTERS)))
LEADING_GROUP = holders("leading group", veto_rules.LEADING_GROUP)
PROPOSERS = holders("bodies that propose vetoes", veto_rules.PROPOSERS)

urlpatterns = [
    page("claims/", claims.claims, access=READERS, name="claims"),
    page("claims/new/", claiming.claim, access=UNITS, name="claim_bonus"),
    page("claims/penalty/", claiming.penalty, access=OFFICE, name="register_penalty"),
    page("claims/notice/", claiming.notice, access=OFFICE, name="notice_claims"),
    page("claims/<int:pk>/", claims.claim, access=READERS, name="claim"),
    page("claims/<int:pk>/files/<int:file>/", claims.file, access=READERS, name="claim_file"),
    page("claims/<int:pk>/files/new/", claiming.add_files, access=FILERS, name="add_proofs"),
    page("claims/<int:pk>/review/", claiming.review, access=OFFICE, name="review_claim"),
    page("claims/<int:pk>/decide/", claiming.decide, access=DECIDERS, name="decide_claim"),
    page("claims/<int:pk>/withdraw/", claiming.withdraw, access=FILERS, name="withdraw_claim"),
    page("vetoes/", vetoes.vetoes, access=READERS, name="vetoes"),
    page("vetoes/new/", vetoes.propose, access=PROPOSERS, name="propose_veto"),
    page("vetoes/<int:pk>/", vetoes.veto, access=READERS, name="veto"),
    page("vetoes/<int:pk>/hearing/", vetoes.hear, access=FILERS, name="hear_unit"),
    page("vetoes/<int:pk>/decide/", vetoes.decide, access=LEADING_GROUP, name="decide_veto"),
    page("results/", runs.runs, access=READERS, name="runs", corrects=True),
    page("results/score/", runs.score, access=OFFICE, name="score", corrects=True),
    page("results/earlier/", earlier.earlier, access=DECIDERS, name="earlier"),
    page("results/earlier/import/", earlier.upload, access=OFFICE, name="import_earlier"),
    page("results/earlier/import/template/", earlier.template, access=OFFICE, name="earlier_template"),
    page("results/earlier/<int:pk>/strike/", earlier.strike, access=OFFICE, name="strike_earlier"),
    page("rulings/", rulings.rulings, access=DECIDERS, name="rulings", corrects=True),
    page("rulings/adjust/", rulings.adjusting, access=LEADING_GROUP, name="adjust", corrects=True),
    page("rulings/<str:kind>/<int:pk>/revoke/", rulings.revoking, access=LEADING_GROUP, name="revoke"),
    page(
        "rulings/decide/<str:matter>/<int:unit>/", rulings.deciding, access=LEADING_GROUP, name="decide", corrects=True
    ),
    page("appeals/", appeals.appeals, access=READERS, name="appeals", corrects=True),
    page("appeals/<int:pk>/", appeals.appeal, access=READERS, name="appeal"),
    page("appeals/<int:pk>/screen/", appeals.step, access=OFFICE, name="screen_appeal", verb="screen"),
    page("appeals/<int:pk>/investigate/", appeals.step, access=OFFICE, name="investigate_appeal", verb="investigate"),
    page("appeals/<int:pk>/answer/", appeals.confirmed_step, access=OFFICE, name="answer_appeal", verb="answer"),
    page("appeals/<int:pk>/ask/", appeals.step, access=UNITS, name="ask_review_appeal", verb="ask_review"),
    page("appeals/<int:pk>/withdraw/", appeals.step, access=UNITS, name="withdraw_appeal", verb="withdraw"),
    page("appeals/<int:pk>/review/", appeals.confirmed_step, access=LEADING_GROUP, name="review_appeal", verb="review"),
    page("results/<int:pk>/", table.run, access=READERS, name="run"),
    page("results/<int:pk>/check/", runs.step, access=OFFICE, name="check_run", verb="check"),
    page("results/<int:pk>/submit/", runs.step, access=OFFICE, name="submit_run", verb="submit"),
    page("results/<int:pk>/approve/", runs.confirmed_step, access=LEADING_GROUP, name="approve_run", verb="approve"),
    page("results/<int:pk>/notice/", runs.confirmed_step, access=OFFICE, name="notice_run", verb="notice"),
    page("results/<int:pk>/finalise/", runs.confirmed_step, access=OFFICE, name="finalise_run", verb="finalise"),
    page("results/<int:pk>/robustness/", robustness.robustness, access=DECIDERS, name="robustness"),
    page("results/<int:pk>/compared/", table.compared, access=READERS, name="compared"),
    page("results/<int:pk>/units/<int:unit>/", table.unit, access=READERS, name="unit"),
    page("results/<int:pk>/what-if/<int:unit>/", sandbox.what_if, access=FILERS, name="what_if"),
    page("results/<int:pk>/path/<int:unit>/", sandbox.path, access=FILERS, name="ask_path"),
    page("results/<int:pk>/appeal/<int:unit>/", appeals.file, access=UNITS, name="file_appeal"),
    page("results/<int:pk>/units/<int:unit>/<str:node>/", table.item, access=READERS, name="item"),
]
