"""Fill the generated parts of the reference pages: `.venv/bin/python -m docs.reference.generate`.

A page keeps its own words; what stands between `<!-- generated: name -->` and `<!-- end -->` comes from the code.
"""

import re
from collections.abc import Callable
from pathlib import Path

from docs.reference.generating.commands import commands
from docs.reference.generating.fields import channels, method_file, treatments, vetoes_and_consequences
from docs.reference.generating.lists import (
    aggregations,
    evidence_columns,
    evidence_words,
    functions,
    output_columns,
    workbook_sheets,
)
from docs.reference.generating.rules import rule_list, rule_parts, rules

HERE = Path(__file__).resolve().parent

PARTS: dict[str, Callable[[], str]] = {
    "aggregations": aggregations,
    "channels": channels,
    "commands": commands,
    "evidence columns": evidence_columns,
    "evidence words": evidence_words,
    "functions": functions,
    "method file": method_file,
    "output columns": output_columns,
    "rule list": rule_list,
    "rule parts": rule_parts,
    "rules": rules,
    "treatments": treatments,
    "vetoes and consequences": vetoes_and_consequences,
    "workbook sheets": workbook_sheets,
}

_PART = re.compile(r"(<!-- generated: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """A page with its generated parts made anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]]().strip()}\n\n{found[3]}", page)


def pages() -> list[Path]:
    """The pages that have generated parts."""
    return [page for page in sorted(HERE.glob("*.md")) if _PART.search(page.read_text(encoding="utf-8"))]


def main() -> None:
    """Write the pages that are not up to date, and say which."""
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = filled(before)
        if after != before:
            page.write_text(after, encoding="utf-8", newline="\n")
            print(page.name)


if __name__ == "__main__":
    main()
