"""Addresses that answer with no page: those that are only sent to, those of files, and what leads elsewhere."""

SENT_TO = frozenset(
    {
        "ballots/<int:pk>/close/",
        "ballots/<int:pk>/lock/",
        "ballots/<int:pk>/open/",
        "consequences/<int:pk>/notes/",
        "demo/confirm/",
        "demo/sign-in/",
        "inbox/<int:pk>/",
        "inbox/read/",
        "interviews/<int:pk>/notes/",
        "jobs/<uuid:pk>/retry/",
        "methods/<int:pk>/submit/",
        "methods/<int:pk>/withdraw/",
        "plans/<int:pk>/submit/",
        "plans/<int:pk>/withdraw/",
        "plans/goals/<int:pk>/remove/",
        "results/<int:pk>/path/<int:unit>/",
        "self-assessments/<int:pk>/submit/",
        "sign-out/",
        "surveys/<int:pk>/close/",
        "surveys/<int:pk>/open/",
        "targets/proposals/<int:pk>/plan/",
        "targets/proposals/<int:pk>/upload/",
        "targets/split/<int:pk>/file/",
        "targets/tasks/<int:pk>/back/",
        "views/<int:pk>/drop/",
        "views/keep/",
    }
)
FILES = frozenset(
    {
        "claims/<int:pk>/files/<int:file>/",
        "consequences/proofs/<int:pk>/",
        "documents/<int:pk>.<slug:form>",
        "documents/draft/<int:run>/<slug:kind>.<slug:form>",
        "ledger/export/",
        "methods/<int:pk>/clauses.docx",
        "methods/<int:pk>/indicators.xlsx",
        "methods/<int:pk>/method.yaml",
        "metrics",
        "people/import/template/",
        "plans/<int:pk>/goals/template/",
        "progress/files/<int:pk>/",
        "projects/import/template/",
        "public/<int:year>/indicators.csv",
        "public/<int:year>/indicators.json",
        "public/<int:year>/results.csv",
        "public/<int:year>/results.json",
        "public/<int:year>/targets.csv",
        "public/<int:year>/targets.json",
        "results/earlier/import/template/",
        "surveys/<int:pk>/import/template/",
        "targets/letters/<int:pk>/docx/",
        "targets/letters/<int:pk>/pdf/",
        "targets/proposals/<int:pk>/file/",
        "units/import/template/",
    }
)
ELSEWHERE = {
    "consequences/<int:pk>/<slug:kind>/": "403",  # whoever comes in had a hand in it
    "results/<int:pk>/appeal/<int:unit>/": "422",  # the notice is over
    "rulings/adjust/": "404",  # no results wait for approval
    "rulings/decide/<str:matter>/<int:unit>/": "404",  # nothing is left undecided
    "consequences/generate/": "404",  # they are generated
    "language/": "302",  # leads back
    "progress/cells/<int:unit>/<slug:item>/<slug:period>/take/": "302",  # leads to the cell
    "sign-in/second/": "302",  # leads to the first step
    "sign-in/single/": "404",  # no provider is set
    "sign-in/single/return/": "422",  # nobody was sent away
    "targets/sheet/approve/": "404",  # no sheet waits
    "targets/sheet/issue/": "404",  # no sheet is approved
    "targets/sheet/return/": "404",  # no sheet waits
}
NO_PAGES = dict.fromkeys(SENT_TO, "405") | dict.fromkeys(FILES, "file") | ELSEWHERE
