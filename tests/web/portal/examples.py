"""What the addresses of the portal are asked about."""

from collections.abc import Mapping

from django_tasks_db.models import DBTaskResult

from kaoheng_web.authentication.actions.factors import add_key
from kaoheng_web.authentication.keys import Site, ask_for_new
from kaoheng_web.authentication.models import SecurityKey
from kaoheng_web.jobs.jobs import forget
from kaoheng_web.organisation.models import Account
from tests.web.authentication.devices import SoftKey
from tests.web.stage import Arguments, Stage, newest

SITE = Site("http://testserver", "testserver")

ARGUMENTS: Mapping[str, Arguments] = {
    "ledger/<int:sequence>/": lambda *_: {"sequence": 1},
    "help/<slug:role>/": lambda *_: {"role": "office"},
    "people/<int:pk>/account/": lambda stage, _, relation: {"pk": stage.liaison_of(relation).pk},
    "account/factors/keys/<int:pk>/remove/": newest(SecurityKey),
    "jobs/<uuid:pk>/retry/": newest(DBTaskResult),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """A job on the queue, and a security key of the office."""
    forget.enqueue()
    account = Account.objects.get(person=stage.office)
    question = ask_for_new(SITE, account)
    add_key(stage.office, account, "办公室U盾", SITE, question.state, SoftKey().made(question.options))
