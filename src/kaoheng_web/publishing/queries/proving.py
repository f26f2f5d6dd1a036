"""Whether a document was issued, and the proof of it in the ledger."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Q

from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.proof import Proof, proof
from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.publishing.models import Publication
from kaoheng_web.publishing.seals import well_formed
from kaoheng_web.publishing.subjects import PUBLICATION
from kaoheng_web.results.models.runs import UnitResult


@dataclass(frozen=True, slots=True)
class Proven:
    """An issued document with what a reader holds against the paper."""

    publication: Publication
    name: str
    result: UnitResult
    corrected: bool
    entry: Entry
    root: Root | None
    proof: Proof | None


def by_code(code: str) -> Proven | None:
    """The letter or statement with that code."""
    return _proven(Q(code=code)) if well_formed(code) else None


def by_file(content: bytes) -> Proven | None:
    """The letter or statement that is this very file."""
    hash = sha256(content).hexdigest()
    return _proven(Q(word_hash=hash) | Q(pdf_hash=hash))


def _proven(wanted: Q) -> Proven | None:
    rows = Publication.objects.filter(wanted, unit__isnull=False).select_related("run__edition", "unit")
    found: Publication | None = rows.first()
    if found is None or found.unit is None:
        return None
    entry = history(PUBLICATION.name, found.pk).latest("sequence")
    root = Root.objects.filter(size__gte=entry.sequence).order_by("size").first()
    result = UnitResult.objects.get(run=found.run_id, unit=found.unit_id)
    corrected = found.run.corrections.filter(final_at__isnull=False).exists()
    way = proof(entry, root) if root else None
    return Proven(found, name_of(found.unit), result, corrected, entry, root, way)
