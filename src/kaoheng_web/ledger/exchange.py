"""The ledger as a folder of files that anybody verifies without this platform."""

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kaoheng_web.ledger import verifier
from kaoheng_web.ledger.verification import exported_entries, exported_roots, trusted_keys


def export(folder: Path) -> int:
    """Write entries, roots and the script that verifies them; the number of entries."""
    folder.mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        count = 0
        with (folder / "entries.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for fields in exported_entries():
                file.write(verifier.canonical(fields) + "\n")
                count += 1
        roots = "".join(verifier.canonical(root) + "\n" for root in exported_roots())
    (folder / "roots.jsonl").write_text(roots, encoding="utf-8", newline="\n")
    head = {"algorithm": settings.LEDGER_HASH, "entries": count, "fields": verifier.FIELDS, "key": trusted_keys()[0]}
    (folder / "ledger.json").write_text(json.dumps(head, indent=2) + "\n", encoding="utf-8", newline="\n")
    (folder / "verify.py").write_bytes(Path(verifier.__file__).read_bytes())
    return count
