"""Play pages and write what their commands print now: `.venv/bin/python -m tests.docs.refresh docs/tutorials/*.md`.

Read the difference before you keep it: it is what readers will see.
"""

import sys
import tempfile
from pathlib import Path

from tests.docs.pages import asked, blocks, lines_of, same, step


def refresh(page: Path) -> None:
    """Rewrite the outputs that are no longer so; those that still fit, `...` included, stay."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for block in blocks(page):
            printed = step(block, Path(folder))
            fresh = ""
            for (command, expected), now in zip(asked(block), printed, strict=False):
                fresh += f"$ {command}\n" + (expected if same(expected, now) else f"{lines_of(now)}\n" if now else "")
            if block.language == "console" and printed:
                text = text.replace(f"```console\n{block.text}```", f"```console\n{fresh}```", 1)
    page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name))
