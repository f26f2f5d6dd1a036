"""The addresses of the targets."""

from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import BUSINESS
from kaoheng_web.shared.access import SIGNED_IN, page
from kaoheng_web.targets import rules
from kaoheng_web.targets.views import balance, changes, issued, letters, proposals, sheets, split
from kaoheng_web.targets.views.year import governed

app_name = "targets"
CADRES = holders("everybody who works in the assessment", holds(*BUSINESS))
OFFICE, GROUP = holders("assessment office", rules.OFFICE), holders("leading group", rules.GROUP)
CITY = holders("assessment office, leading group", rules.WHOLE_CITY)
UNITS = holders("units", rules.UNITS)
ALL = holders("units, assessment office, leading group", rules.UNITS | rules.WHOLE_CITY)

urlpatterns = [
    page("targets/issued/", governed(issued.targets), access=CADRES, name="targets"),
    page("targets/issued/<int:pk>/", issued.target, access=CADRES, name="target"),
    page("targets/issued/<int:pk>/change/", changes.ask, access=UNITS, name="request_change"),
    page("targets/proposals/", governed(proposals.proposals), access=ALL, name="proposals"),
    page("targets/proposals/<int:pk>/", governed(proposals.proposal), access=ALL, name="proposal"),
    page("targets/proposals/<int:pk>/file/", governed(proposals.form_file), access=ALL, name="proposal_file"),
    page("targets/proposals/<int:pk>/upload/", governed(proposals.upload), access=UNITS, name="upload_proposals"),
    page("targets/proposals/<int:pk>/plan/", governed(proposals.from_plan), access=UNITS, name="propose_from_plan"),
    page("targets/proposals/<int:pk>/return/", governed(proposals.send_back), access=OFFICE, name="return_proposals"),
    page("targets/balance/", governed(balance.balance), access=CITY, name="balance"),
    page("targets/balance/<int:unit>/<slug:item>/", governed(balance.cell_of), access=CITY, name="cell"),
    page("targets/superior/<slug:item>/", governed(balance.superior), access=OFFICE, name="superior"),
    page("targets/sheet/submit/", governed(sheets.submit), access=OFFICE, name="submit_sheet"),
    page("targets/sheet/approve/", confirmed(governed(sheets.approve)), access=GROUP, name="approve_sheet"),
    page("targets/sheet/return/", governed(sheets.send_back), access=GROUP, name="return_sheet"),
    page("targets/sheet/issue/", confirmed(governed(sheets.give_out)), access=OFFICE, name="issue"),
    page("targets/letters/", governed(letters.letters), access=ALL, name="letters"),
    page("targets/letters/new/", governed(letters.new_letters), access=OFFICE, name="draw_up"),
    page("targets/letters/<int:pk>/", letters.letter, access=ALL, name="letter"),
    page("targets/letters/<int:pk>/docx/", letters.letter_file, access=ALL, name="letter_docx", kind="docx"),
    page("targets/letters/<int:pk>/pdf/", letters.letter_file, access=ALL, name="letter_pdf", kind="pdf"),
    page("targets/letters/<int:pk>/sign/", confirmed(letters.put_signature), access=UNITS, name="sign"),
    page("targets/changes/", governed(changes.changes), access=ALL, name="changes"),
    page("targets/changes/window/", governed(changes.window), access=OFFICE, name="open_window"),
    page("targets/changes/<int:pk>/", changes.change, access=ALL, name="change"),
    page("targets/changes/<int:pk>/review/", changes.review, access=OFFICE, name="review_change"),
    page("targets/changes/<int:pk>/decide/", confirmed(changes.decide), access=GROUP, name="decide_change"),
    page("targets/split/", governed(split.overview), access=ALL, name="split"),
    page("targets/split/<int:pk>/", governed(split.unit_split), access=ALL, name="unit_split"),
    page("targets/split/<int:pk>/file/", governed(split.file), access=UNITS, name="file_plan"),
    page("targets/tasks/<int:pk>/back/", split.remove, access=UNITS, name="take_back"),
    page("targets/mine/", split.mine, access=SIGNED_IN, name="mine"),
]
