"""The tables of publishing that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.publishing.models import Disclosure, Publication

PUBLICATION = watched(Publication)
DISCLOSURE = watched(Disclosure)

SUBJECTS = (PUBLICATION, DISCLOSURE)
