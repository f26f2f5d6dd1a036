"""A template that code or another template names stands somewhere, and one that nobody names does not."""

import ast
import re

from tests.architecture.sources import WEB, sources

NAMED = re.compile(r'{% (?:extends|include) "([^"]+\.html)"')
BY_DJANGO = {"403_csrf.html", "404.html", "500.html"}


def standing() -> dict[str, str]:
    """The templates by the names under which they are found."""
    return {
        path.as_posix().partition("/templates/")[2]: path.read_text("utf-8")
        for path in WEB.rglob("templates/**/*.html")
    }


def named() -> set[str]:
    """Every template that is named in code or in a template."""
    words = (node.value for _, tree in sources() for node in ast.walk(tree) if isinstance(node, ast.Constant))
    in_code = {word for word in words if isinstance(word, str) and re.fullmatch(r"[\w/]+\.html", word)}
    return in_code | {name for text in standing().values() for name in NAMED.findall(text)}


TABLE, CELL = re.compile(r'<table class="(h-tbl[^"]*)">(.*?)</table>', re.S), re.compile(r"<td\b(.*?)</td>", re.S)


def unlabelled(text: str) -> list[str]:
    """The cells that stand on a phone as a value of which nobody says what it is; links and buttons say it."""
    cards = [table for kind, table in TABLE.findall(text) if not {"keep", "flow"} & set(kind.split())]
    cells = [cell for table in cards for cell in CELL.findall(table)]
    labels = ("data-l=", "colspan=", "no-sm", 'na"', "<a ", "<button", "<progress")
    return [cell for cell in cells if not any(label in cell for label in labels)]


def test_every_cell_of_a_table_that_becomes_cards_is_labelled():
    found = {name: cells for name, text in standing().items() if (cells := unlabelled(text))}
    assert found == {}


def test_every_template_that_is_named_stands():
    assert named() - standing().keys() == set()


def test_every_template_is_named():
    assert standing().keys() - named() - BY_DJANGO == set()
