"""lint, clauses and diff: what they print, what they write, how they end."""

from pathlib import Path

import docx

from tests.cli.test_commands import ROOT, run
from tests.method.demo import changed

JINCHENG = ROOT / "methods/jincheng-demo/2022/method.yaml"
EVIDENCE = ROOT / "examples/jincheng-demo-2022"


def method(folder: Path, *changes: tuple[str, str], name: str = "method.yaml") -> Path:
    path = folder / name
    path.write_text(changed(*changes), encoding="utf-8")
    return path


def test_lint_ends_well_with_warnings_and_badly_when_strict(tmp_path: Path) -> None:
    path = method(tmp_path)
    gentle, strict = run("lint", path), run("lint", path, "--strict")
    assert (gentle.exit_code, strict.exit_code) == (0, 2)
    assert "提示" in gentle.stdout
    assert "no_owner" in gentle.stdout


def test_lint_ends_badly_with_errors(tmp_path: Path) -> None:
    path = method(tmp_path, ("when: actual > target", "when: 1 > 2"))
    result = run("lint", path, "--lang", "en")
    assert result.exit_code == 2
    assert "Errors (1)" in result.stdout
    assert "condition_constant" in result.stdout


def test_lint_takes_evidence() -> None:
    result = run("lint", JINCHENG, "--evidence", EVIDENCE)
    assert result.exit_code == 0
    assert "no_clause" in result.stdout


def test_clauses_write_markdown_and_word(tmp_path: Path) -> None:
    page, word = tmp_path / "rules.md", tmp_path / "rules.docx"
    assert run("clauses", JINCHENG, "--out", page, "--evidence", EVIDENCE).exit_code == 0
    assert run("clauses", JINCHENG, "--out", word).exit_code == 0
    assert "共6个：城区、沁水县" in page.read_text(encoding="utf-8")
    assert "140502" in "\n".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)


def test_clauses_refuse_other_files_and_folders_that_are_not_there(tmp_path: Path) -> None:
    assert run("clauses", JINCHENG, "--out", tmp_path / "rules.pdf").exit_code == 2
    for name in ("rules.md", "rules.docx"):
        refused = run("clauses", JINCHENG, "--out", tmp_path / "nowhere" / name)
        assert refused.exit_code == 2
        assert "无法写入" in refused.stderr


def test_diff_prints_or_writes_what_differs(tmp_path: Path) -> None:
    old = method(tmp_path, name="old.yaml")
    new = method(tmp_path, ("points: 20", "points: 25"), name="new.yaml")
    assert "没有不同" in run("diff", old, old).stdout
    printed = run("diff", old, new)
    assert printed.exit_code == 0
    assert "- 分值：由“20”改为“25”" in printed.stdout
    assert run("diff", old, new, "--out", tmp_path / "diff.md").exit_code == 0
    assert "分值" in (tmp_path / "diff.md").read_text(encoding="utf-8")


def test_diff_with_evidence_says_whom_it_concerns(tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(JINCHENG.read_text(encoding="utf-8").replace("share: 30%", "share: 50%"), encoding="utf-8")
    result = run("diff", JINCHENG, new, "--evidence", EVIDENCE)
    assert result.exit_code == 0
    assert "6个单位中有" in result.stdout
