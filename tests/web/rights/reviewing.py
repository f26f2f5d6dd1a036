"""Comparing a table with the reviewed one."""

import os

from tests.web.rights.table import REVIEWED, table
from tests.web.rights.wish import WRITE
from tests.web.stage import Stage


def changes(stage: Stage, app: str) -> list[str]:
    """The lines in which the reviewed table of an app differs from what its addresses answer."""
    found, reviewed = table(stage, app), REVIEWED / f"{app}.txt"
    if os.environ.get(WRITE):
        reviewed.write_text(found, encoding="utf-8", newline="\n")
    return sorted(set(reviewed.read_text(encoding="utf-8").splitlines()) ^ set(found.splitlines()))
