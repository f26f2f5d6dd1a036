"""The editions of two years: drafted, consulted on, answered, approved; the second copied from the first."""

from datetime import date
from importlib.resources import files

from kaoheng_web.demo import data
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.methods.actions.deciding import approve_edition, submit_edition
from kaoheng_web.methods.actions.drafting import copy_edition, draft_edition, revise_edition
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock

OPINIONS = (
    ("高平市", "规模以上工业增加值增速", "每降低1位减0.3分偏重，建议减0.25分。", "采纳。", True),
    (
        "泽州县",
        "固定资产投资增速",
        "建议适当降低投资分值，提高转型指标分值。",
        "采纳，投资调减1分，煤炭产业占比降低率调增1分。",
        True,
    ),
    ("市委宣传部", "信息报送", "建议迟报一次扣0.5分。", "采纳。", True),
    (
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
    office, last = person("office1"), YEAR - 1
    with clock.at(date(last, 1, 6)):
        first = draft_edition(office, files(data).joinpath(f"method-{last}.yaml").read_text("utf-8"))
        consultation = open_consultation(office, first, date(last, 1, 20), document=f"晋市考办〔{last}〕1号（演示）")
    with clock.at(date(last, 1, 10)):
        unit, by = holder(Role.LIAISON, "阳城县")
        given = give_opinion(by, consultation, unit, "建议按季度通报数据。", about="全文")
    with clock.at(date(last, 1, 22)):
        answer_opinion(office, given, "采纳，由数据责任部门按季度通报。", adopted=True)
        _approved(submit_edition(office, first), date(last, 2, 14))
    with clock.at(date(YEAR, 1, 5)):
        _consulted(copy_edition(office, first, YEAR))


def _consulted(edition: Edition) -> None:
    office, year = person("office1"), edition.year
    consultation = open_consultation(office, edition, date(year, 1, 20), document=f"晋市考办〔{year}〕1号（演示）")
    heard = []
    for name, about, text, answer, adopted in OPINIONS:
        with clock.at(date(year, 1, 12)):
            unit, by = holder(Role.LIAISON, name)
            heard.append((give_opinion(by, consultation, unit, text, about=about), answer, adopted))
    with clock.at(date(year, 1, 23)):
        text = edition.text
        for before, after in REVISIONS:
            text = text.replace(before, after)
        revise_edition(office, edition, text, seen=edition.hash, reason="按征求的意见修改4处")
        for opinion, answer, adopted in heard:
            answer_opinion(office, opinion, answer, adopted=adopted)
        _approved(submit_edition(office, edition), date(year, 2, 10))


def _approved(edition: Edition, on: date) -> None:
    with clock.at(on):
        document = f"晋市考领〔{edition.year}〕1号（演示）"
        approve_edition(person("leading_group1"), edition, seen=edition.hash, document=document)
