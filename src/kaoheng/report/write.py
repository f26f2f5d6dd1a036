"""Write every result file of a run into a folder, all of them or none."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from kaoheng.report.csv_files import write_scores, write_totals, write_undecided
from kaoheng.report.page.render import write_page
from kaoheng.report.reasons import Reason, sentences
from kaoheng.report.source import Source, record_of
from kaoheng.report.view import View
from kaoheng.report.workbook import write_workbook
from kaoheng.results import Results
from kaoheng.text import Language

Progress = Callable[[int, int], None]

FILES = ("totals.csv", "scores.csv", "undecided.csv", "results.xlsx", "report.html", "run.json")
"""Every file this may write; `run.json` comes last and seals the folder."""


def write_results(
    folder: Path,
    results: Results,
    *,
    hashes: Mapping[str, str],
    reasons: Iterable[Reason] = (),
    language: Language = "zh",
    dated: date | None = None,
    also: Mapping[str, Callable[[Path], object]] | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the files and answer where they are; `progress` is told how many are done of how many.

    They are made in a folder beside `folder` and moved when all are ready; a folder with `run.json` is whole.
    Files of an earlier run in `folder` are replaced, other files are left alone. `also` writes further files
    of the run, by name.
    """
    view, source, known = View(results, language), Source(hashes, dated), list(reasons)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    steps: tuple[Callable[[], object], ...] = (
        lambda: write_totals(made / "totals.csv", view),
        lambda: write_scores(made / "scores.csv", view),
        lambda: write_undecided(made / "undecided.csv", view),
        lambda: write_workbook(made / "results.xlsx", view, source, known),
        lambda: write_page(made / "report.html", view, source, sentences(known)),
        *(partial(write, made / name) for name, write in (also or {}).items()),
        lambda: _write_record(made / "run.json", view, source),
    )
    try:
        for done, step in enumerate(steps, start=1):
            step()
            if progress is not None:
                progress(done, len(steps))
        return _move(made, folder, (*FILES[:-1], *(also or {}), FILES[-1]))
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_record(path: Path, view: View, source: Source) -> None:
    words = json.dumps(record_of(view, source), ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(words + "\n", encoding="utf-8", newline="\n")


def _move(made: Path, folder: Path, names: tuple[str, ...]) -> list[Path]:
    """Break the old seal, take away what this run does not have, move the rest, and seal."""
    folder.mkdir(exist_ok=True)
    (folder / "run.json").unlink(missing_ok=True)
    for name in names:
        if not (made / name).exists():
            (folder / name).unlink(missing_ok=True)
    written = [name for name in names if (made / name).exists()]
    for name in written:
        os.replace(made / name, folder / name)
    return [folder / name for name in written]
