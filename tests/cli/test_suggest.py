"""`kaoheng suggest` proposes a rule for a sentence, and says when it cannot."""

from typer.testing import CliRunner

from kaoheng.cli.app import app


def test_a_sentence_becomes_lines_for_a_method_file():
    done = CliRunner().invoke(app, ["suggest", "每低1个百分点扣0.5分，扣完为止"])
    assert done.exit_code == 0
    assert "rule: {kind: step, gap: absolute, size: 1, points_per_step: 0.5, floor: 0}" in done.output
    assert "# 待定 partial_step" in done.output


def test_a_veto_is_pointed_out_beside_the_rule():
    done = CliRunner().invoke(app, ["suggest", "每发生一起扣2分；弄虚作假的一票否决", "--lang", "en"])
    assert done.exit_code == 0
    assert "a veto (vetoes)" in done.output


def test_a_sentence_that_is_not_understood_ends_with_what_to_do():
    done = CliRunner().invoke(app, ["suggest", "加强组织领导"])
    assert done.exit_code == 2
    assert "没有读懂" in done.output
