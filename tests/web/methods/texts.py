"""A small method that the tests draft, and how it goes wrong."""

from kaoheng_web.methods.actions.consulting import open_consultation
from kaoheng_web.methods.actions.deciding import approve_edition, submit_edition
from kaoheng_web.methods.actions.drafting import draft_edition
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group
from kaoheng_web.organisation.models import RankingGroup
from kaoheng_web.shared import clock

METHOD = """\
# 演示数据
method:
  id: trial_2025
  title: 晋城市2025年度目标责任考核（演示）
  place: 晋城市
  year: 2025
  full_marks: 100
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups:
  counties: {title: 县（市、区）}
ranking: {on: rounded, ties: competition}
tree:
  - id: development
    title: 高质量发展
    points: 60
    items:
      - id: gdp
        title: 地区生产总值增速
        points: 60
        direction: up
        clause: 第5条
        data: {owner: 市统计局, unit: "%", cut_off: 2025-12-31}
        target: {kind: point}
        rule: {kind: step, gap: absolute, size: 0.1, points_per_step: 0.3, partial_step: not_counted, floor: 0}
  - id: party
    title: 党建
    points: 40
    direction: up
    data: {owner: 市委组织部, unit: 分}
    rule: {kind: as_given, scale: 100, least: 0, most: 100}
"""
BROKEN = METHOD.replace("points: 40", "points: 四十").replace("partial_step: not_counted, ", "")
DOCUMENT = "晋市考领〔2026〕1号"


def drafted(cast, text: str = METHOD) -> Edition:
    """A draft of the office."""
    if not RankingGroup.objects.filter(code="counties").exists():
        create_group(cast.office, "counties", "县（市、区）")
    return draft_edition(cast.office, text)


def submitted(cast, text: str = METHOD) -> Edition:
    """A draft that was consulted on ten days ago and lies before the leading group."""
    edition = drafted(cast, text)
    with clock.at(clock.now().replace(month=1)):
        open_consultation(cast.office, edition, clock.today())
    return submit_edition(cast.office, edition)


def approved(cast, text: str = METHOD) -> Edition:
    """An edition in force."""
    edition = submitted(cast, text)
    return approve_edition(cast.leader, edition, seen=edition.hash, document=DOCUMENT)
