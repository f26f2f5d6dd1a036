"""`kaoheng explain DIR --unit U [--item I]`"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import typer

from kaoheng.cli.console import refusals, stop
from kaoheng.explain.document import read_reasons
from kaoheng.explain.sentences import render
from kaoheng.text import Glossary, Language, Text

FILE = "reasons.json"


def run(folder: Path, unit: str, item: str | None, language: Language) -> None:
    """Print why a unit, or one of its items, has the score it has."""
    path = folder / FILE
    if not path.is_file():
        missing = Text(
            f"{folder} 中没有 {FILE}，请先用 kaoheng score 计分", f"no {FILE} in {folder}: run kaoheng score first"
        )
        stop(missing, language)
    with refusals(language):
        document = read_reasons(path)
    titles = document.get("names", {})
    named = {name: reason for id, reason in document["units"].items() for name in (titles.get(id, id), id)}
    reason = _pick(unit, named, Text("单位", "unit"), language)
    if item is not None:
        inside = {
            name: node for node in _walk(reason) for name in (node["id"], node["title"]["zh"], node["title"]["en"])
        }
        reason = _pick(item, inside, Text("指标", "item"), language)
    words = Glossary(document["method"].get("english", {}))
    typer.echo(render(reason, language, words=words))


def _pick(wanted: str, named: Mapping[str, Any], what: Text, language: Language) -> Mapping[str, Any]:
    if wanted not in named:
        _stop_at_unknown(wanted, named, what, language)
    found: Mapping[str, Any] = named[wanted]
    return found


def _stop_at_unknown(wanted: str, named: Mapping[str, Any], what: Text, language: Language) -> NoReturn:
    near = get_close_matches(wanted, [name for name in named if name], n=3, cutoff=0.4)
    hint = Text(f"，是否为：{'、'.join(near)}", f"; did you mean {', '.join(near)}") if near else Text("", "")
    stop(Text(f"没有{what.zh}“{wanted}”", f"there is no {what.en} {wanted!r}") + hint, language)


def _walk(reason: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield reason
    for child in reason.get("children", ()):
        yield from _walk(child)
