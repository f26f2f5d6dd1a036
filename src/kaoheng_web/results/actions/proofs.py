"""The evidence files that a claim shows as its proof (佐证材料)."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, created, record
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person
from kaoheng_web.progress.actions.files import kept
from kaoheng_web.progress.rules import wrong_file
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results import subjects
from kaoheng_web.results.actions.taking import taken_up
from kaoheng_web.results.models.claims import Claim, ClaimFile
from kaoheng_web.results.rules import claims as rules
from kaoheng_web.shared.errors import refuse_if


def add_proofs(by: Person, claim: Claim, proofs: Sequence[Upload]) -> int:
    """More files behind a claim that nobody has decided on; how many."""
    verb = rules.ADD_PROOFS
    with transaction.atomic():
        require(by, verb, claim)
        taken_up(claim, verb)
        fresh = not_shown_yet(claim, proofs)
        wrong = [*wrong_files(proofs), *rules.wrong_proofs(claim.files.count(), len(fresh))]
        refuse_if([], {"proofs": wrong})
        record(by.actor, shown(by, claim, fresh, verb))
    return len(fresh)


def wrong_files(files: Sequence[Upload]) -> Iterator[Text]:
    """What is wrong with files, each by its name."""
    for file in files:
        for problem in wrong_file(file.name, file.content):
            yield Text(f"{file.name}：{problem.zh}", f"{file.name}: {problem.en}")


def not_shown_yet(claim: Claim, files: Sequence[Upload]) -> list[Upload]:
    """Those that the claim does not show already, each once."""
    stand = set(claim.files.values_list("file__sha256", flat=True))
    own = {sha256(file.content).hexdigest(): file for file in files}
    return [file for digest, file in own.items() if digest not in stand]


def shown(by: Person, claim: Claim, files: Iterable[Upload], verb: Verb) -> list[Change]:
    """The files are kept, and the claim shows them."""
    changes: list[Change] = []
    for upload in files:
        file, made = kept(by, claim.unit, upload, verb.name)
        row = ClaimFile.objects.create(claim=claim, file=file)
        changes += [*made, created(verb.name, subjects.CLAIM_FILE, row)]
    return changes
