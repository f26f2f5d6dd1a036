"""What the table of rights asks the addresses of the portal about."""

from collections.abc import Mapping

from tests.web.rights_table import Arguments, Stage

ARGUMENTS: Mapping[str, Arguments] = {
    "ledger/<int:sequence>/": lambda *_: {"sequence": 1},
    "help/<slug:role>/": lambda *_: {"role": "office"},
}
BODIES: Mapping[str, Arguments] = {}


def prepare(_: Stage) -> None:
    """Nothing but the cast is needed."""
