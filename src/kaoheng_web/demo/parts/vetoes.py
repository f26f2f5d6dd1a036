"""One veto of last year approved and one rejected; this year's waits for the unit to be heard (演示数据)."""

from datetime import date

from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.actions.vetoes import decide_veto, hear_unit, propose_veto
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.shared import clock

LAST = YEAR - 1


def seed() -> None:
    """The years for which a method is approved."""
    summed_up, running = governing(LAST), governing(YEAR)
    if summed_up:
        _approved(summed_up)
        _rejected(summed_up)
    if running:
        facts = "集中上访处置迟缓，造成不良影响（演示数据）。"
        _proposed(running, "petition", "市委社会工作部", "城区", facts, "《信访工作条例》", date(YEAR, 9, 15))


def _approved(edition: Edition) -> None:
    facts = "发生一起重大生产安全事故，调查报告认定负有监管责任（演示数据）。"
    law = "《地方党政领导干部安全生产责任制规定》"
    case = _proposed(edition, "major_accident", "市应急管理局", "陵川县", facts, law, date(YEAR, 1, 8))
    head = holder(Role.HEAD, "陵川县")[1]
    with clock.at(date(YEAR, 1, 12)):
        hear_unit(head, case, clock.today(), statement="事故责任明确，我县接受处理，整改方案已报（演示数据）。")
    with clock.at(date(YEAR, 1, 26)):
        document = f"晋考领纪要〔{YEAR}〕2号（演示）"
        decide_veto(person("leading_group1"), case, approved=True, document=document, reason="事实清楚，依据充分。")


def _rejected(edition: Edition) -> None:
    facts = "个别企业统计台账不全，疑似虚报（演示数据）。"
    case = _proposed(edition, "fraud", "市统计局", "泽州县", facts, "《中华人民共和国统计法》", date(YEAR, 1, 9))
    with clock.at(date(YEAR, 1, 14)):
        told = "台账不全属企业管理问题，数据经复核无误（演示数据）。"
        hear_unit(person("office1"), case, clock.today(), statement=told)
    with clock.at(date(YEAR, 1, 26)):
        document, reason = f"晋考领纪要〔{YEAR}〕2号（演示）", "复核未发现虚报，不构成统计造假。"
        decide_veto(person("leading_group1"), case, approved=False, document=document, reason=reason)


def _proposed(edition: Edition, veto: str, body: str, against: str, facts: str, law: str, on: date) -> VetoCase:
    terms = next(each for each in edition.method.vetoes if each.id == veto)
    by, unit = holder(Role.LIAISON, body)[1], holder(Role.HEAD, against)[0]
    with clock.at(on):
        document = f"{body}函〔{on.year}〕3号（演示）"
        return propose_veto(
            by, edition, unit, terms, facts=facts, legal_basis=law, document=document, year=edition.year
        )
