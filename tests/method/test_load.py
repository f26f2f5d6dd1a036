"""Reading a method file: everything wrong at once, each with its line, path and mend, in both languages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng.findings import Refused
from kaoheng.method.load import load, read
from kaoheng.method.plain import read_plain
from kaoheng.numbers import parse
from tests.method.demo import DEMO, changed, loaded, refused, sentences


def test_a_right_method_loads_without_warnings() -> None:
    assert loaded().warnings == ()
    assert loaded().method.node("pm25").points == 20


def test_written_digits_and_codes_survive() -> None:
    assert read_plain("{a: 0.10, b: 007, c: no, d: 2024-01-01, e: 1e3, f: .5, g: 12:30}").data == {
        "a": "0.10", "b": "007", "c": "no", "d": "2024-01-01", "e": "1e3", "f": ".5", "g": "12:30",
    }  # fmt: skip
    assert loaded().method.groups["counties"].units == ("140502", "140521", "140522")


def test_only_integers_true_false_and_nothing_are_not_text() -> None:
    assert read_plain("{n: -12, on: true, off: false, yes: null, a: ~, b: , c: 'true', d: \"\"}").data == {
        "n": -12, "on": True, "off": False, "yes": None, "a": None, "b": None, "c": "true", "d": "",
    }  # fmt: skip


def test_full_width_numbers_are_read() -> None:
    assert loaded(("share: 30%", "share: ３０％")).method.grades is not None
    assert loaded(("size: 1", "size: ０．１")).method.node("pm25").rule.size == parse("0.1")  # type: ignore[union-attr]


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    said = sentences(
        ("full_marks: 100", "full_marks: 1OO"),
        ("mode: half_up", "mode: up"),
        ("partial_step: counts_whole, ", ""),
        ("kind: as_given", "kind: as_givn"),
        ('"> 80"', "80"),
    )
    assert said == [
        "demo.yaml, line 1, method › full_marks: '1OO' is not a number. Write a number such as 5, 0.5, 29.3% or 32/109",
        "demo.yaml, line 2, rounding › mode: mode cannot be 'up'. It must be one of half_up | half_even | floor | ceil",
        "demo.yaml, line 22, tree › growth › pm25 › rule › partial_step: partial_step is missing. "
        "State partial_step: one of not_counted | counts_whole | proportional (How a part of a step counts)",
        "demo.yaml, line 32, tree › party › rule: rule has no kind as_givn. Did you mean as_given?",
        "demo.yaml, line 35, grades › thresholds › 良好: '80' is not a line. "
        "Write '>= 90', or '> 90' without 90 itself",
    ]


def test_a_chinese_sentence_names_what_where_and_mend() -> None:
    assert sentences(("partial_step: counts_whole, ", ""), language="zh") == [
        "demo.yaml · 第22行 · tree › growth › pm25 › rule › partial_step：缺少 partial_step。"
        "请写明 partial_step，可取值 not_counted | counts_whole | proportional"
    ]


CASES = {
    "a misspelt field is told once, with the right one": (
        ("size: 1", "sze: 1"),
        "line 22, tree › growth › pm25 › rule › sze: there is no field sze here. Did you mean size?",
    ),
    "a block whose items are misspelt is not told to have a rule": (
        ("    items:", "    itmes:"),
        "line 15, tree › growth › itmes: there is no field itmes here. Did you mean items?",
    ),
    "a wrong word is told with the allowed ones": (
        ("ties: competition, floor", "ties: compet, floor"),
        "line 27, tree › growth › gdp › rule › ties: ties cannot be 'compet'. "
        "It must be one of competition | dense | average | ordinal; did you mean competition?",
    ),
    "a policy may be a word or fields": (
        ("missing: block", "missing: blok"),
        "line 3, policies › missing: missing cannot be 'blok'. It must be one of block | zero | full | group_average | "
        "carry_forward | spread | spread_equal or the fields score; did you mean block?",
    ),
    "fields of a policy are checked as fields": (
        ("missing: block", "missing: {score: x}"),
        "line 3, policies › missing › score: 'x' is not a number. Write a number such as 5, 0.5, 29.3% or 32/109",
    ),
    "a number divided by zero": (
        ("share: 30%", "share: 1/0"),
        "line 37, grades › quota › 优秀 › share: '1/0' divides by zero. Write a number such as 5, 0.5, 29.3% or 32/109",
    ),
    "a number out of its range": (
        ("year: 2024", "year: 1024"),
        "line 1, method › year: year is 1024, out of range. It must be at least 1900",
    ),
    "an id that is not ASCII": (
        ("id: party", "id: 党建"),
        "line 28, tree › 党建 › id: '党建' cannot be an id. "
        "Ids are up to 64 ASCII letters, digits, _ and -, and start with a letter",
    ),
    "a group id that is not ASCII": (
        ("  zones:", "  开发区:"),
        "line 6, groups › 开发区: '开发区' cannot be an id. "
        "Ids are up to 64 ASCII letters, digits, _ and -, and start with a letter",
    ),
    "rounding is a number of decimals or none": (
        ("items: 2", "items: two"),
        "line 2, rounding › items: items cannot be 'two'. It must be one of none or a whole number",
    ),
    "an aggregation by a wrong word": (
        ("points: 60", "points: 60\n    aggregate: trimed_mean"),
        "line 15, tree › growth › aggregate: aggregate has no kind trimed_mean. Did you mean trimmed_mean?",
    ),
    "a list where text belongs": (
        ("title: 党建", "title: [党建]"),
        "line 29, tree › party › title: title cannot be a list. It must be text",
    ),
    "nothing where text belongs": (
        ("title: 党建", "title:"),
        "line 29, tree › party › title: title is empty. It must be text",
    ),
}


@pytest.mark.parametrize(("change", "said"), CASES.values(), ids=CASES)
def test_each_slip_gives_one_sentence(change: tuple[str, str], said: str) -> None:
    assert sentences(change) == [f"demo.yaml, {said}"]


def test_a_rule_inside_a_rule_is_named_by_its_path() -> None:
    inner = "{kind: no_worsening, score: 0, then: {kind: step, gap: absolute, size: x, points_per_step: 1}}"
    found = refused(changed(("{kind: as_given, scale: 100}", inner)))
    assert [finding.place.path for finding in found] == [
        "tree › party › rule › then › size",
        "tree › party › rule › then › partial_step",
        "tree › party › rule › then › floor",
    ]


def test_parameters_that_do_not_fit_together_are_told_in_the_words_of_the_rule() -> None:
    posts = "{kind: goalposts, lo: null, hi: 3, transform: identity, cap_low: true, cap_high: true}"
    found = refused(changed(("{kind: as_given, scale: 100}", posts)))
    assert [finding.place.path for finding in found] == ["tree › party › rule"]
    assert found[0].mend["en"] == "state all_equal where the group sets an end"
    assert found[0].mend["zh"] == "上下限取自本组时须写明all_equal"


def test_a_formula_that_cannot_be_read_is_told_with_its_place() -> None:
    rule = "{kind: formula, expression: actual.real, least: null, most: null}"
    found = refused(changed(("{kind: as_given, scale: 100}", rule)))
    assert [(finding.code, finding.place.path) for finding in found] == [
        ("bad_formula", "tree › party › rule › expression")
    ]
    assert "character" in found[0].what.en
    assert found[0].sentence("en") == (
        "demo.yaml, line 32, tree › party › rule › expression: the formula is wrong at character 1. "
        "a dot between names is not allowed; write the column's name only"
    )
    assert found[0].sentence("zh") == (
        "demo.yaml · 第32行 · tree › party › rule › expression：算式第1个字符处有误。名称之间不能用点号，请只写列名"
    )


def test_an_empty_list_that_only_held_wrong_members_is_not_called_too_short() -> None:
    assert len(sentences(("[{kind: node, node: growth}, {kind: decide}]", "[{kind: decid}]"))) == 1


HOSTILE = {
    "an alias": ("title: 党建", "title: *x", "the alias *x is used"),
    "a Python tag": ("title: 党建", "title: !!python/object/apply:os.system [id]", "the type tag"),
    "a core tag": ("title: 党建", "title: !!str 党建", "the type tag"),
    "a repeated key": ("title: 党建", "title: 党建\n    title: 二", "title is given twice, first on line 29"),
    "a tab": ("    title: 党建", "\ttitle: 党建", "the indentation uses a tab"),
    "a full-width colon": ("title: 党建", "title：党建", "the full-width colon"),
    "a key that is a list": ("    title: 党建", "    [a]: b\n    title: 党建", "a field name is not plain text"),
    "a merge key": ("    title: 党建", "    title: 党建\n    <<: *x", "the alias *x is used"),
    "a control character": ("title: 党建", "title: 党\x07建", "there is an invisible control character U+0007"),
}


@pytest.mark.parametrize(("old", "new", "what"), HOSTILE.values(), ids=HOSTILE)
def test_what_does_not_belong_in_a_method_file_is_refused(old: str, new: str, what: str) -> None:
    found = refused(changed((old, new)))
    assert what in found[0].what.en
    assert found[0].place.line in (29, 30)
    assert all((found[0].mend.en, found[0].mend.zh))


def test_an_alias_bomb_is_refused_without_growing() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    assert "the alias *a0 is used" in [finding.what.en for finding in refused("\n".join(lines))]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_is_refused(text: str) -> None:
    assert [finding.code for finding in refused(text)][-1:] == ["too_deep"]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"a" * 3_000_000)
    assert _refused_file(path) == f"{path}: the file is larger than 2 MB. Make sure that it is a method file"


def test_ten_thousand_slips_are_not_all_listed() -> None:
    found = refused("\n".join(f"a{i}: x" for i in range(10_000)))
    assert len(found) == 301
    assert found[-1].what.zh == "其余问题未列出"


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "method.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DEMO.encode())
    assert load(path).method == read("\ufeff" + DEMO).method == loaded().method


@pytest.mark.parametrize(("encoding", "name"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / "method.yaml"
    path.write_bytes(DEMO.encode(encoding))
    assert f"the file is not UTF-8 but {name}. Save it as UTF-8" in _refused_file(path)


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert "cannot be read" in _refused_file(tmp_path / "none.yaml")


@pytest.mark.parametrize("text", ["", "# 空", "- a", "just words", "42", "---\n...\n"])
def test_text_that_is_no_method_says_how_to_begin(text: str) -> None:
    assert [finding.code for finding in refused(text)] == ["not_a_method"]


def test_two_documents_in_one_file_are_refused() -> None:
    assert "more than one document" in refused(DEMO + "---\na: b\n")[0].what.en


@settings(max_examples=150)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        read(text)


@settings(max_examples=150)
@given(st.integers(0, len(DEMO) - 1), st.integers(0, 12), st.text("\t\n :-[]{}&*!|>'\"%#aé县", max_size=4))
def test_a_method_with_a_slip_is_read_or_refused_with_a_place(start: int, length: int, new: str) -> None:
    try:
        read(DEMO[:start] + new + DEMO[start + length :])
    except Refused as refusal:
        for finding in refusal:
            assert all((finding.what.zh, finding.what.en, finding.mend.zh, finding.mend.en))
            assert finding.place.line


def _refused_file(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        load(path)
    return "\n".join(finding.sentence("en") for finding in caught.value)
