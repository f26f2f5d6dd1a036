"""What the pages say is so: links lead somewhere, commands exist, methods load, lessons can be followed."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from docs.reference.generate import filled
from docs.reference.generate import pages as generated
from docs.reference.generating.commands import command_names
from docs.reference.generating.fields import meaning
from docs.reference.generating.sections import SECTIONS
from docs.reference.generating.shapes import MODELS, model_name
from go import COMMANDS
from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.method.edition import Method
from kaoheng.method.load import read
from kaoheng.method.plain import read_plain
from kaoheng.rules.catalogue import RULES
from tests.docs.pages import ROOT, asked, blocks, pages, play

PAGES = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages()]
PLAYED = [
    pytest.param(page, id=page.stem)
    for page in pages()
    if any("file" in block.options and block.language != "python" for block in blocks(page))
]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The anchors a page's headings give."""
    headings = _HEADING.findall(re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.M))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    dead = []
    for link in _LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            dead.append(link)
    assert not dead


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shown_exists(page: Path) -> None:
    unknown = []
    for block in blocks(page):
        for command, _ in asked(block) if block.language == "console" else ():
            words = shlex.split(command)
            known = command_names() if words[0] == "kaoheng" else COMMANDS if words[1:2] == ["go.py"] else None
            name = words[1] if words[0] == "kaoheng" else (words[2:] or [""])[0]
            if known is not None and name not in known:
                unknown.append(command)
    assert not unknown


@pytest.mark.parametrize("page", PAGES)
def test_every_method_shown_can_be_used(page: Path) -> None:
    for block in blocks(page):
        if block.language == "yaml" and "method" in block.words:
            assert not read(block.text, f"{page.name}:{block.line}").warnings


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_a_method_shown_is_a_part(page: Path) -> None:
    for block in blocks(page):
        if block.language == "yaml" and "part" in block.words:
            part = read_plain(block.text)
            assert not part.problems, f"{page.name}:{block.line}"
            Method.model_validate(around(part.data))


def around(part: Any) -> dict[str, Any]:
    """A whole method with a part of it put in: nodes, fields of the file, or fields of an item."""
    item = {"id": "item", "title": "指标", "direction": "up", "rule": {"kind": "as_given", "scale": 100}}
    fields = {} if isinstance(part, list) else part
    whole = {key: value for key, value in fields.items() if key in Method.model_fields}
    item |= {key: value for key, value in fields.items() if key not in whole}
    return {
        "method": {"id": "m", "title": "办法", "place": "某地", "year": 2025, "full_marks": 100},
        "rounding": {"items": 2, "blocks": "none", "total": 2, "mode": "half_up"},
        "groups": {"group": {"title": "组"}},
        "ranking": {"on": "rounded", "ties": "competition"},
        "tree": part if isinstance(part, list) else [item],
    } | whole


@pytest.mark.parametrize("page", PLAYED)
def test_a_page_that_writes_files_can_be_followed_to_the_files_kept_beside_it(page: Path, tmp_path: Path) -> None:
    play(page, tmp_path)
    kept = {path.name: path.read_text(encoding="utf-8") for path in page.with_suffix("").glob("*")}
    assert kept == {name: (tmp_path / name).read_text(encoding="utf-8") for name in kept}


def test_the_first_lesson_is_followed_and_keeps_its_files() -> None:
    assert "first-assessment" in [param.id for param in PLAYED]
    assert list((ROOT / "docs/tutorials/first-assessment").iterdir())


@pytest.mark.parametrize("page", generated(), ids=lambda page: page.name)
def test_a_generated_page_is_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == filled(text), "run .venv/bin/python -m docs.reference.generate"


def test_every_field_of_the_method_file_has_a_meaning() -> None:
    silent = [
        (name, field)
        for name, model in MODELS.items()
        for field, shape in model.get("properties", {}).items()
        if not meaning(field, shape)
    ]
    assert not silent


def test_every_model_of_the_method_file_has_its_section() -> None:
    inside_rules = {model_name(kind) for kind in (*RULES, *AGGREGATIONS)}
    text = (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8")
    parts = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    assert set(MODELS) - inside_rules - parts == set(SECTIONS)


def test_every_page_is_listed_once_in_the_index_of_its_folder() -> None:
    for index in (ROOT / "docs").glob("*/README.md"):
        pages = sorted(page.name for page in index.parent.glob("*.md") if page != index)
        listed = [link for link in _LINK.findall(index.read_text(encoding="utf-8")) if "/" not in link]
        assert sorted(link for link in listed if link.endswith(".md")) == pages, index
