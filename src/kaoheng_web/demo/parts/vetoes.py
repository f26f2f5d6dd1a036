"""One veto of last year approved and one rejected; this year's waits for the unit to be heard (演示数据)."""

from datetime import date

from kaoheng_web.demo.hands.vetoes import VetoHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.vetoes import Decision, Heard, Proposal, proposed, veto

LAST = YEAR - 1
ACCIDENT = Proposal(
    "major_accident",
    "市应急管理局",
    "陵川县",
    "发生一起重大生产安全事故，调查报告认定负有监管责任（演示数据）。",
    "《地方党政领导干部安全生产责任制规定》",
)
ACCEPTED = Heard(date(YEAR, 1, 12), "事故责任明确，我县接受处理，整改方案已报（演示数据）。")
FRAUD = Proposal(
    "fraud",
    "市统计局",
    "泽州县",
    "个别企业统计台账不全，疑似虚报（演示数据）。",
    "《中华人民共和国统计法》",
)
DENIED = Heard(date(YEAR, 1, 14), "台账不全属企业管理问题，数据经复核无误（演示数据）。", in_writing=False)
PETITION = Proposal(
    "petition", "市委社会工作部", "城区", "集中上访处置迟缓，造成不良影响（演示数据）。", "《信访工作条例》"
)


def seed() -> None:
    """Last year's two, and the one under way."""
    with VetoHands() as hands:
        veto(hands, LAST, ACCIDENT, date(YEAR, 1, 8), ACCEPTED, Decision(True, "事实清楚，依据充分。"))
        veto(hands, LAST, FRAUD, date(YEAR, 1, 9), DENIED, Decision(False, "复核未发现虚报，不构成统计造假。"))
        proposed(hands, YEAR, PETITION, date(YEAR, 9, 15))
