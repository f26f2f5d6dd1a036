"""Bonuses and a penalty of last year, decided, one matter claimed twice; this year's are on their way (演示数据)."""

from datetime import date

from kaoheng_web.demo.hands.claims import ClaimHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.claims import COMPLETE, RECOGNISED, Claimed, Outcome, claims

LAST = YEAR - 1
TWICE = Outcome(True, "属实；同一事项就高计分。")
IN_PART = Outcome(True, "按配合单位认定。")
OF_A_FIRM = Outcome(False, "表彰对象为企业，不属县级工作。")
NO_AWARD = Outcome(False, "入围不属表彰，不符合办法规定。", passed=False)
TRUE = Outcome(True, "通报属实，予以扣分。")


def _bonus(
    unit: str, type: str, level: str, matter: str, number: int, outcome: Outcome = RECOGNISED, role: str = ""
) -> Claimed:
    document, dated = f"晋表〔{LAST}〕{number}号（演示）", date(LAST, 3 + number % 9, 10 + number)
    return Claimed(unit, type, level, matter, document, dated, role, outcome=outcome)


BONUSES = (
    _bonus("高平市", "award", "国家级", "农村改革试点典型县", 1),
    _bonus("高平市", "award", "省级", "农村改革试点典型县", 2, TWICE),
    _bonus("阳城县", "pilot", "省级", "文旅融合发展示范区创建", 3, role="牵头"),
    _bonus("沁水县", "pilot", "省级", "文旅融合发展示范区创建", 4, IN_PART, "配合"),
    _bonus("泽州县", "award", "市级", "园区提质竞赛优胜", 5, OF_A_FIRM),
    _bonus("城区", "award", "市级", "社区服务品牌评选入围", 6, NO_AWARD),
)
PENALTY = Claimed(
    "陵川县",
    "criticism",
    "省级",
    "信访积案化解滞后",
    f"晋督〔{LAST}〕17号（演示）",
    date(LAST, 9, 12),
    evidence="省级通报点名（演示数据）",
    outcome=TRUE,
)
DATED = date(YEAR, 5, 20)
FRESH = Claimed("高平市", "pilot", "省级", "数字乡村试点", "晋数〔演示〕8号", DATED)
LOOKED_AT = Claimed("陵川县", "award", "省级", "生态修复先进县", "晋生〔演示〕3号", DATED)
AGAINST = Claimed("泽州县", "criticism", "市级", "迟报月度数据", "市督〔演示〕9号", DATED)


def seed() -> None:
    """Last year's; and of this year one to be reviewed, one that waits for its notice, a penalty to be reviewed."""
    with ClaimHands() as hands:
        claims(hands, LAST, BONUSES, [PENALTY])
        hands.on(date(YEAR, 6, 3))
        hands.claim_bonus(YEAR, FRESH)
        claim = hands.claim_bonus(YEAR, LOOKED_AT)
        hands.register_penalty(YEAR, AGAINST)
        hands.on(date(YEAR, 6, 10))
        hands.review_claim(claim, COMPLETE, passed=True)
