"""The whole run as one JSON document, and the tree as text for people."""

import json
from pathlib import Path

import pytest

import kaoheng
from kaoheng.explain.document import read_reasons, reasons_of, write_reasons
from kaoheng.explain.reasons import as_dict, read_reason
from kaoheng.explain.sentences import render
from kaoheng.findings import Refused
from tests.explain.scenarios import SCENARIOS, compared, overridden, own_targets, parted


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_a_reason_survives_its_json_form(scenario) -> None:
    explainer = scenario()
    for unit in explainer.facts.units:
        reason = explainer.unit(unit.id)
        assert read_reason(json.loads(json.dumps(as_dict(reason)))) == reason


def test_a_written_document_reads_back(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_reasons(
        tmp_path / "reasons.json", compared(), {"method": "abc", "evidence": "def"}, lambda *at: told.append(at)
    )
    document = read_reasons(tmp_path / "reasons.json")
    assert document == reasons_of(compared(), {"method": "abc", "evidence": "def"})
    assert document["kaoheng"] == kaoheng.__version__
    assert document["method"] == {"id": "demo", "title": "演示办法", "place": "演示市", "year": 2022, "digest": "abc"}
    assert document["hashes"] == {"method": "abc", "evidence": "def"}
    assert list(document["units"]) == ["甲", "乙", "丙", "丁"]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_peers_are_kept_once_for_each_item_and_group() -> None:
    peers = reasons_of(overridden())["peers"]
    assert {item: list(groups) for item, groups in peers.items()} == {"a": ["county"], "d": ["county"]}
    assert peers["d"]["county"]["columns"] == {"actual": ["6.5", "7.1", "9"], "target": ["7", "7", None]}


def test_scores_are_kept_beside_peers_only_where_a_mean_is_taken() -> None:
    peers = reasons_of(compared())["peers"]
    assert peers["k"]["county"]["scores"] == ["30", "30", "18"]
    assert "scores" not in peers["r"]["county"]


def test_a_document_that_could_not_be_finished_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_reasons(tmp_path / "reasons.json", compared(), {}, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"units": {}}', "\x00"])
def test_another_file_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="not a document of reasons"):
        read_reasons(tmp_path / "other.json")


def test_the_tree_reads_as_indented_text() -> None:
    text = render(as_dict(own_targets().unit("甲")))
    assert text.splitlines()[:4] == [
        "【总分】8.61分／100分",
        "  各项得分相加：8.61=7.00+1.61，得8.61分（满分100分）。列县组第2名（2个单位）。",
        "  【地区生产总值增速】7.00分／10分",
        "    目标7%，完成6.4%，差0.6个百分点；每差0.1个百分点扣0.5分，扣3分，得7.00分（满分10分）。"
        "数据来源：市统计局，状态：最终核实数，核定日期2023年1月20日。依据：××细则第三条第二款。",
    ]
    assert "    · 实际值：6.4%（市统计局，最终核实数，2023年1月20日，第5行）" in text


def test_the_same_tree_reads_in_english() -> None:
    text = render(own_targets().unit("甲"), "en")
    assert "  GDP growth: 7.00 / 10\n" in text
    assert "    - actual: 6.4% (市统计局, final, 2023-01-20, row 5)\n" in text


def test_depth_limits_how_far_down_the_text_goes() -> None:
    assert len(render(own_targets().unit("甲"), depth=0).splitlines()) == 2
    assert "【指标r】" not in render(compared().unit("甲"), depth=1)


def test_nodes_of_other_units_are_left_out_of_the_text() -> None:
    assert "指标b" not in render(overridden().unit("甲"))
    assert "指标b" in render(overridden().unit("丁"))


def test_quarters_stand_under_the_value_they_make() -> None:
    lines = render(parted().item("甲", "sum")).splitlines()
    assert lines[3:] == [
        "  · 实际值：合计0.75",
        "    · 一季度：0.3（市统计局，最终核实数，2023年1月20日，第0行）",
        "    · 二季度：0.45（市统计局，最终核实数，2023年1月20日，第1行）",
    ]
