"""The reasons of a whole run as one JSON document, written unit by unit.

    {"kaoheng": …, "method": {…}, "ranking": {…}, "hashes": {…}, "names": {unit: its title},
     "units": {unit: the total's reason with everything below it},
     "peers": {item: {group: {"units": […], "columns": {name: […]}, "parts": {…}, "scores": […]}}}}

Where values are derived there are also the models they are derived by, and what they were made from:

     "derived": {"table": {"channels": {…}, "items": {…}}}, "tallied": {channel: {group: {"table": {…}}}},
     "treated": {item: {group: {"table": {"units": […], "periods": {…}}}}}

The document alone is enough to work every score out again; see `recompute`.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from os import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import kaoheng
from kaoheng.explain.derived import derived_by
from kaoheng.explain.explainer import Explainer
from kaoheng.explain.peers import peers_as_json
from kaoheng.explain.reasons import as_json
from kaoheng.findings import Finding, Place, Refused
from kaoheng.text import Text

Progress = Callable[[int, int], None]
"""Told how many units are written of how many."""


def write_reasons(
    path: Path, explainer: Explainer, hashes: Mapping[str, str] | None = None, progress: Progress | None = None
) -> None:
    """Write the document in UTF-8; only one ranking group is held in memory at a time.

    `hashes` are what the run rests on, by name; the one called `method` is also given as the method's digest.
    The file appears under its name only once it is whole.
    """
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as out, TemporaryFile() as spool:
            for piece in _pieces(explainer, hashes or {}, spool, progress):
                out.write(piece)
        replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def reasons_of(explainer: Explainer, hashes: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The same document in memory."""
    with TemporaryFile() as spool:
        document: dict[str, Any] = json.loads(b"".join(_pieces(explainer, hashes or {}, spool, None)))
    return document


def read_reasons(path: Path) -> dict[str, Any]:
    """Read a document back; Refused when the file is none."""
    try:
        document = json.loads(path.read_bytes())
    except (UnicodeDecodeError, json.JSONDecodeError):
        document = None
    if not isinstance(document, dict) or not {"kaoheng", "method", "units", "peers"} <= set(document):
        what = Text("不是考衡的计分说明文件", "this is not a document of reasons")
        mend = Text("请选择计分时一并生成的说明文件", "choose the file of reasons written when the year was scored")
        raise Refused([Finding("reasons_unreadable", Place(file=path.name), what, mend)])
    return document


def _pieces(
    explainer: Explainer, hashes: Mapping[str, str], spool: IO[bytes], progress: Progress | None
) -> Iterator[bytes]:
    yield _json(_head(explainer, hashes))[:-1] + b',\n"units": {'
    where: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    made: dict[str, dict[str, dict[str, tuple[int, int]]]] = defaultdict(lambda: defaultdict(dict))
    units = explainer.facts.units
    for group, name in enumerate(explainer.facts.groups):
        for unit in explainer.facts.members(group):
            stop = b",\n" if unit else b"\n"
            yield stop + _json(units[unit].id) + b": " + as_json(explainer.unit(units[unit].id))
            if progress is not None:
                progress(unit + 1, len(units))
        for item, peers in explainer.group_peers(group):
            text = peers_as_json(peers)
            where[item][name] = (spool.tell(), len(text))
            spool.write(text)
        for section, id, text in explainer.group_made_from(group):
            made[section][id][name] = (spool.tell(), len(text))
            spool.write(text)
    yield b'},\n"peers": {'
    yield from _tables(where, spool)
    for section, tables in made.items():
        yield b"},\n" + _json(section) + b": {"
        yield from _tables(tables, spool)
    yield b"}}\n"


def _tables(where: Mapping[str, Mapping[str, tuple[int, int]]], spool: IO[bytes]) -> Iterator[bytes]:
    """The tables of peers by item and group; they were spooled group by group."""
    for i, (item, groups) in enumerate(where.items()):
        yield (b",\n" if i else b"\n") + _json(item) + b": {"
        for j, (group, (start, length)) in enumerate(groups.items()):
            spool.seek(start)
            yield (b", " if j else b"") + _json(group) + b": " + spool.read(length)
        yield b"}"


def _head(explainer: Explainer, hashes: Mapping[str, str]) -> dict[str, Any]:
    header = explainer.method.method
    method: dict[str, Any] = {"id": header.id, "title": header.title, "place": header.place, "year": header.year}
    names = {unit.id: unit.title for unit in explainer.facts.units}
    if explainer.method.english:
        method["english"] = explainer.method.english
    if "method" in hashes:
        method["digest"] = hashes["method"]
    ranking = explainer.method.ranking.model_dump(mode="json")
    return {
        "kaoheng": kaoheng.__version__,
        "method": method,
        "ranking": ranking,
        "hashes": dict(hashes),
        "names": names,
    } | derived_by(explainer.method)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
