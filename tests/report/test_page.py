"""report.html, read by a strict reader."""

import re
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kaoheng.report.page.render import write_page
from kaoheng.report.source import Source
from kaoheng.report.view import View
from kaoheng.results import Results
from tests.report.year import UNITS, item, results

VOID = {"meta", "br", "col", "link", "img", "hr", "input"}
SELF_CLOSED = {"rect", "line"}
HOSTILE = "<script>alert(1)</script>&\"'"


class Reader(HTMLParser):
    """Keeps the tags open, the attributes and the words; a tag closed out of turn is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SELF_CLOSED
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(
    tmp_path: Path, year: Results, language: Any = "zh", sentences: dict[tuple[str, str], str] | None = None
) -> str:
    write_page(tmp_path / "report.html", View(year, language), Source({"method": "ab12"}), sentences or {})
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_every_tag_is_closed_in_turn(tmp_path: Path) -> None:
    assert read(page(tmp_path, results())).open == []


def test_the_page_needs_nothing_from_outside_and_runs_no_script(tmp_path: Path) -> None:
    html = page(tmp_path, results())
    tags = {tag for tag, _ in read(html).tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed"}
    assert not re.search(r"https?://|@import|url\(", html)
    assert not any(name.startswith("on") for _, attributes in read(html).tags for name in attributes)


def test_links_stay_inside_the_page_and_lead_somewhere(tmp_path: Path) -> None:
    tags = read(page(tmp_path, results())).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    targets = {str(attributes["href"]) for tag, attributes in tags if tag == "a"}
    assert len(ids) == len(set(ids))
    assert targets <= {f"#{id}" for id in ids}


def test_titles_from_the_evidence_and_the_method_cannot_write_the_page(tmp_path: Path) -> None:
    tree = [dict(id="b", title=HOSTILE, items=[item("x", "100", HOSTILE, clause=HOSTILE, data=dict(owner=HOSTILE))])]
    year = results(
        titles={"a1": HOSTILE},
        tree=tree,
        values={"x": ("90", "80", "70", "60")},
        header=dict(title=HOSTILE, source=HOSTILE, place=HOSTILE),
        groups=dict(county=dict(title=HOSTILE), zone=dict(title="区")),
    )
    reader = read(page(tmp_path, year, sentences={("a1", "x"): HOSTILE}))
    assert reader.open == []
    assert "script" not in {tag for tag, _ in reader.tags}
    assert any(HOSTILE in words for words in reader.words)


def test_every_total_rank_and_unit_is_on_the_page(tmp_path: Path) -> None:
    year = results()
    words = set(read(page(tmp_path, year)).words)
    assert {year.totals.text(unit) for unit in range(len(UNITS))} <= words
    assert {title for _, title, _ in UNITS} <= words


def test_every_picture_has_a_title_and_a_description(tmp_path: Path) -> None:
    html = page(tmp_path, results())
    assert html.count("<svg") == html.count('role="img"') > 4
    assert len(re.findall(r"<svg[^>]*><title>[^<]+</title><desc>[^<]+</desc>", html)) == html.count("<svg")


def test_every_table_has_a_caption_and_every_head_a_scope(tmp_path: Path) -> None:
    html = page(tmp_path, results())
    assert html.count("<table") == html.count("<caption")
    assert all("scope" in attributes for tag, attributes in read(html).tags if tag == "th")


def test_what_is_undecided_is_said_before_anything_else(tmp_path: Path) -> None:
    html = page(tmp_path, results())
    assert html.index("有2个单位的名次或等次尚待领导组决定") < html.index("<table")
    decided = page(tmp_path, results(ranking=dict(on="rounded", ties="competition")))
    assert "待领导组决定" not in decided


def test_the_quota_line_shows_its_arithmetic(tmp_path: Path) -> None:
    year = results(
        values=dict(gdp=("100",) * 4, tax=("100", "90", "80", "70"), grain=("100", "90", "90", None))
        | dict.fromkeys(("air", "safety"), ("100",) * 4)
        | dict(bonus=("0",) * 4)
    )
    assert "优秀名额线：3个 × 34% = 1.02，名额1个，得优秀1个" in page(tmp_path, year)


def test_sentences_owners_and_clauses_stand_beside_the_score(tmp_path: Path) -> None:
    tree = [item("x", "100", clause="第九条", data=dict(owner="市统计局"))]
    year = results(tree=tree, values={"x": ("90", "80", "70", "60")})
    html = page(tmp_path, year, sentences={("a1", "x"): "完成90%，得90分"})
    assert '<td class="w">完成90%，得90分</td><td>市统计局</td><td>第九条</td>' in html.replace("\n", "")


def test_columns_nobody_filled_are_left_out(tmp_path: Path) -> None:
    html = page(tmp_path, results())
    assert "数据责任部门" not in html
    assert ">条款<" not in html


def test_an_english_page_has_english_labels_and_says_its_language(tmp_path: Path) -> None:
    html = page(tmp_path, results(), "en")
    assert '<html lang="en">' in html
    assert "A city&#39;s method" in html
    assert not {"名次", "得分", "失分", "图例"} & set(read(html).words)


def test_a_year_without_grades_has_no_grade_column(tmp_path: Path) -> None:
    assert "等次</th>" not in page(tmp_path, results(grades=None))


def test_wide_methods_get_several_heat_tables_instead_of_one_that_runs_off_the_page(tmp_path: Path) -> None:
    tree = [
        dict(id=f"b{block}", title=f"第{block}类", items=[item(f"i{block}_{at}", "2") for at in range(25)])
        for block in range(2)
    ]
    values = {f"i{block}_{at}": ("90", "80", "70", "60") for block in range(2) for at in range(25)}
    assert page(tmp_path, results(tree=tree, values=values)).count('<table class="heat"') == 4


@pytest.mark.parametrize("kind", ["weighted_mean", "geometric", "min"])
def test_any_way_of_combining_gives_a_page(tmp_path: Path, kind: str) -> None:
    weights: dict[str, Any] = {} if kind == "min" else dict(weight=Fraction(1, 2))
    tree = [item("x", "100", **weights), item("y", "100", **weights)]
    values = {"x": ("90", "80", "70", "60"), "y": ("80", "80", "70", "60")}
    assert read(page(tmp_path, results(tree=tree, values=values, aggregate=dict(kind=kind)))).open == []
