"""Appeals against last year's results while under notice: one upheld, one rejected and reviewed, one withdrawn."""

from datetime import date

from kaoheng_web.demo.parts.year_end import LAST
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify
from kaoheng_web.progress.lines import Cell, month
from kaoheng_web.results.actions.appeals import (
    answer_appeal,
    ask_review,
    file_appeal,
    investigate_appeal,
    review_appeal,
    screen_appeal,
    withdraw_appeal,
)
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.shared import clock

FILED, SCREENED, FOUND, ANSWERED, REVIEWED = (date(YEAR, 2, day) for day in (6, 9, 10, 11, 12))
DUE, UNTIL = date(YEAR, 3, 9), date(YEAR, 2, 25)
ITEM, COUNTED = "firm_survey", "90.2"


def heard(run: Run) -> None:
    """All three, with what the department corrects because of the first."""
    _upheld(run)
    _rejected(run)
    _withdrawn(run)
    with clock.at(ANSWERED):
        unit, told = holder(Role.HEAD, "沁水县")[0], "申诉成立，补计有效样本12份（演示数据）"
        cell = Cell(unit.pk, ITEM, "actual", "", month(LAST, 12))
        source = "企业满意度调查复核表（演示数据）"
        certify(holder(Role.DATA, "市统计局")[1], run.edition, {cell: COUNTED}, source=source, as_of=FOUND, reason=told)


def _upheld(run: Run) -> None:
    grounds = "调查样本中有12份有效问卷漏计，应为90.2分（演示数据）。"
    appeal = _investigated(run, "沁水县", "facts", ITEM, grounds, "查阅原始问卷，漏计属实（演示数据）。")
    with clock.at(ANSWERED):
        answer, document = "漏计属实，由市统计局更正后重新计分（演示数据）。", f"晋市考办函〔{YEAR}〕6号（演示）"
        answer_appeal(person("office3"), appeal, upheld=True, answer=answer, document=document)


def _rejected(run: Run) -> None:
    grounds = "本县煤炭产业占比低，建议该项按“不涉及”处理（演示数据）。"
    found = "该县有在产煤矿，办法规定的“不涉及”情形不成立（演示数据）。"
    appeal = _investigated(run, "泽州县", "rules", "coal_share", grounds, found)
    with clock.at(ANSWERED):
        answer, document = "有在产煤矿的县均适用该项，不属“不涉及”（演示数据）。", f"晋市考办函〔{YEAR}〕7号（演示）"
        answer_appeal(person("office3"), appeal, upheld=False, answer=answer, document=document, until=UNTIL)
        appeal = ask_review(holder(Role.HEAD, "泽州县")[1], appeal, grounds="请领导组复核条款适用（演示数据）。")
    with clock.at(REVIEWED):
        answer, document = "条款适用正确，维持原答复（演示数据）。", f"晋考领纪要〔{YEAR}〕4号（演示）"
        review_appeal(person("leading_group2"), appeal, upheld=False, answer=answer, document=document)


def _withdrawn(run: Run) -> None:
    grounds = "本区投资增速应按调整后口径计算（演示数据）。"
    appeal = _investigated(run, "城区", "facts", "investment", grounds, "年报已按调整后口径核定（演示数据）。")
    with clock.at(ANSWERED):
        withdraw_appeal(holder(Role.HEAD, "城区")[1], appeal, reason="经核对口径一致，不再申诉（演示数据）。")


def _investigated(run: Run, name: str, kind: str, item: str, grounds: str, findings: str) -> Appeal:
    unit, head = holder(Role.HEAD, name)
    result = UnitResult.objects.select_related("run__edition", "unit").get(run=run, unit=unit)
    with clock.at(FILED):
        appeal = file_appeal(head, result, kind=kind, item=item, grounds=grounds)
    with clock.at(SCREENED):
        appeal = screen_appeal(person("office3"), appeal, accepted=True, reason="公示期内提出，予以受理。", due=DUE)
    with clock.at(FOUND):
        return investigate_appeal(person("office4"), appeal, findings=findings)
