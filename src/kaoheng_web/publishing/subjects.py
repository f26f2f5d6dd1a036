"""The tables of publishing that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.publishing.models import Disclosure, Dispatch, Publication

PUBLICATION = watched(Publication)
DISPATCH = watched(Dispatch)
DISCLOSURE = watched(Disclosure)

SUBJECTS = (PUBLICATION, DISPATCH, DISCLOSURE)
