"""The editions of two years: drafted, consulted on, answered, approved; the second copied from the first."""

from importlib.resources import files

from kaoheng_web.demo import data
from kaoheng_web.demo.hands.editions import EditionHands
from kaoheng_web.demo.places import SERIES, YEAR
from kaoheng_web.demo.year.editions import Voice, edition

LAST = YEAR - 1
GROUPS = {series.title: series.units for series in SERIES}
EARLIER = (Voice("阳城县", "全文", "建议按季度通报数据。", "采纳，由数据责任部门按季度通报。", True),)
VOICES = (
    Voice("高平市", "规模以上工业增加值增速", "每降低1位减0.3分偏重，建议减0.25分。", "采纳。", True),
    Voice(
        "泽州县",
        "固定资产投资增速",
        "建议适当降低投资分值，提高转型指标分值。",
        "采纳，投资调减1分，煤炭产业占比降低率调增1分。",
        True,
    ),
    Voice("市委宣传部", "信息报送", "建议迟报一次扣0.5分。", "采纳。", True),
    Voice(
        "市统计局",
        "地区生产总值增速",
        "建议只用年度终审数。",
        "未采纳：终审数在考核结束以后公布，先用初步核算数。",
        False,
    ),
)
REVISIONS = (
    ("per_place: 0.3, floor: 0", "per_place: 0.25, floor: 0"),
    ("points_per_unit: 1, floor: 0}", "points_per_unit: 0.5, floor: 0}"),
    (
        "title_en: Growth of fixed-asset investment\n            points: 5",
        "title_en: Growth of fixed-asset investment\n            points: 4",
    ),
    (
        "title_en: Cut in the share of coal\n            points: 4",
        "title_en: Cut in the share of coal\n            points: 5",
    ),
)


def seed() -> None:
    """The edition of last year, and this year's with what the units asked for."""
    text = files(data).joinpath(f"method-{LAST}.yaml").read_text("utf-8")
    with EditionHands() as hands:
        edition(hands, LAST, GROUPS, EARLIER, text=text)
        edition(hands, YEAR, GROUPS, VOICES, changed=_as_asked)


def _as_asked(text: str) -> str:
    for before, after in REVISIONS:
        text = text.replace(before, after)
    return text
