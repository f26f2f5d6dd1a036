"""Appeals against last year's results while under notice: one upheld, one rejected and reviewed, one withdrawn."""

from datetime import date

from kaoheng_web.demo.hands.appeals import AppealHands
from kaoheng_web.demo.hands.figures import FigureHands
from kaoheng_web.demo.parts.year_end import LAST
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.appeals import Appealed, Review, rejected, upheld, withdrawn
from kaoheng_web.demo.year.figures import Place, corrected
from kaoheng_web.results.models.runs import Run

OMITTED = Appealed(
    "沁水县",
    "facts",
    "firm_survey",
    "调查样本中有12份有效问卷漏计，应为90.2分（演示数据）。",
    "查阅原始问卷，漏计属实（演示数据）。",
    "漏计属实，由市统计局更正后重新计分（演示数据）。",
)
NOT_CONCERNED = Appealed(
    "泽州县",
    "rules",
    "coal_share",
    "本县煤炭产业占比低，建议该项按“不涉及”处理（演示数据）。",
    "该县有在产煤矿，办法规定的“不涉及”情形不成立（演示数据）。",
    "有在产煤矿的县均适用该项，不属“不涉及”（演示数据）。",
)
REVIEW = Review("请领导组复核条款适用（演示数据）。", "条款适用正确，维持原答复（演示数据）。")
MEASURED = Appealed(
    "城区",
    "facts",
    "investment",
    "本区投资增速应按调整后口径计算（演示数据）。",
    "年报已按调整后口径核定（演示数据）。",
    "经核对口径一致，不再申诉（演示数据）。",
)
COUNTED = {Place("沁水县", "firm_survey", f"{LAST}-12"): "90.2"}


class Hands(AppealHands, FigureHands):
    """All that appeals lead to before the year is scored again."""


def heard(run: Run) -> None:
    """All three, with what the department corrects because of the first."""
    with Hands() as hands:
        upheld(hands, LAST, run, OMITTED)
        rejected(hands, LAST, run, NOT_CONCERNED, REVIEW)
        withdrawn(hands, LAST, run, MEASURED)
        source, told = "企业满意度调查复核表（演示数据）", "申诉成立，补计有效样本12份（演示数据）"
        corrected(hands, LAST, date(YEAR, 2, 11), "市统计局", COUNTED, source, told)
