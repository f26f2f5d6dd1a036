"""A small method, right in every way, for tests to break one thing at a time. 演示数据。"""

from kaoheng.findings import Finding, Refused
from kaoheng.method.load import Loaded, read

DEMO = """\
method: {id: demo, title: 演示办法, place: 演示市, year: 2024, full_marks: 100}
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups:
  counties: {title: 县, units: [140502, 140521, 140522]}
  zones: {title: 开发区, units: [z1, z2, z3]}
ranking:
  on: rounded
  ties: competition
  chain: [{kind: node, node: growth}, {kind: decide}]
tree:
  - id: growth
    title: 高质量发展
    points: 60
    items:
      - id: pm25
        title: 细颗粒物年均浓度
        points: 20
        direction: down
        data: {unit: 微克/立方米}
        target: {kind: ceiling}
        rule: {kind: step, gap: absolute, size: 1, points_per_step: 0.5, partial_step: counts_whole, floor: 0}
      - id: gdp
        title: 地区生产总值增速
        points: 40
        direction: up
        rule: {kind: rank_points, form: linear, ties: competition, floor: 0}
  - id: party
    title: 党建
    points: 40
    direction: up
    rule: {kind: as_given, scale: 100}
grades:
  scale: [优秀, 良好, 较差]
  thresholds: {优秀: ">= 90", 良好: "> 80"}
  quota:
    优秀: {share: 30%, rounding: floor, hard_ceiling: true, ties: decide, barred_count_in_n: true, unused: lost}
  ceilings:
    - {node: pm25, when: actual > target, at_most: 良好, text: 未达标的不得评为优秀}
"""


def changed(*changes: tuple[str, str]) -> str:
    """The demo with some of its words replaced, each of which it must hold."""
    text = DEMO
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def refused(text: str) -> tuple[Finding, ...]:
    """What is wrong with a text that must not load."""
    try:
        read(text, "demo.yaml")
    except Refused as refusal:
        return refusal.findings
    raise AssertionError("this text loads without errors")


def sentences(*changes: tuple[str, str], language: str = "en") -> list[str]:
    """What is said about a changed demo, line by line."""
    return [finding.sentence("zh" if language == "zh" else "en") for finding in refused(changed(*changes))]


def loaded(*changes: tuple[str, str]) -> Loaded:
    """The changed demo, which must load."""
    return read(changed(*changes), "demo.yaml")


def warned(*changes: tuple[str, str]) -> list[str]:
    """The warnings about a changed demo, which must load."""
    return [finding.sentence("en") for finding in loaded(*changes).warnings]
