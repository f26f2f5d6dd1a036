"""The addresses of documents and of the public pages."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.publishing.views import documents, public
from kaoheng_web.shared.access import ANYONE, page

app_name = "publishing"
READERS = holders("business roles", holds(*sorted(BUSINESS)))
OFFICE = holders("assessment office", holds(Role.OFFICE))
APPROVERS = holders("assessment office or leading group", holds(Role.OFFICE, Role.LEADING_GROUP))

urlpatterns = [
    page("documents/", documents.documents, access=READERS, name="documents", corrects=True),
    page("documents/disclosure/", documents.set_disclosure, access=OFFICE, name="disclosure", corrects=True),
    page("documents/draft/<int:run>/<slug:kind>.<slug:form>", documents.draft_file, access=APPROVERS, name="draft"),
    page("documents/issue/<int:run>/<slug:kind>/", documents.issue_report, access=OFFICE, name="issue"),
    page("documents/<int:pk>.<slug:form>", documents.issued_file, access=READERS, name="file"),
    page("public/", public.index, access=ANYONE, name="public"),
    page("public/ledger/", public.root, access=ANYONE, name="root"),
    page("public/<int:year>/indicators/", public.indicator_table, access=ANYONE, name="indicators"),
    page("public/<int:year>/targets/", public.target_tables, access=ANYONE, name="targets"),
    page("public/<int:year>/results/", public.result_tables, access=ANYONE, name="results"),
    *(
        page(f"public/<int:year>/{file}", public.open_data, access=ANYONE, name=file, file=file)
        for file in public.FILES
    ),
    page("verify/", public.verify, access=ANYONE, name="verify"),
]
