"""Bonuses and a penalty of last year, decided, one matter claimed twice; this year's are on their way (演示数据)."""

from dataclasses import replace
from datetime import date

from kaoheng.documents.blocks import Note, Paragraph, Title
from kaoheng.documents.pdf import pdf_bytes
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results.actions.claims import (
    Filed,
    claim_bonus,
    decide_claim,
    notice_claims,
    register_penalty,
    review_claim,
)
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.shared import clock

LAST = YEAR - 1
FILED, REVIEWED, FIRST, UNTIL, DECIDED = (date(YEAR, 1, day) for day in (10, 20, 22, 28, 29))
CHANNEL, SHOWN = "honours", "佐证原件见附件（演示数据）"


def _bonus(type: str, level: str, matter: str, number: int, role: str = "") -> Filed:
    document, dated = f"晋表〔{LAST}〕{number}号（演示）", date(LAST, 3 + number % 9, 10 + number)
    return Filed(CHANNEL, type, matter, level, document=document, dated=dated, role=role, evidence=SHOWN)


BONUSES = (
    ("高平市", _bonus("award", "国家级", "农村改革试点典型县", 1), True, "公示无异议，予以认定。"),
    ("高平市", _bonus("award", "省级", "农村改革试点典型县", 2), True, "属实；同一事项就高计分。"),
    ("阳城县", _bonus("pilot", "省级", "文旅融合发展示范区创建", 3, "牵头"), True, "公示无异议，予以认定。"),
    ("沁水县", _bonus("pilot", "省级", "文旅融合发展示范区创建", 4, "配合"), True, "按配合单位认定。"),
    ("泽州县", _bonus("award", "市级", "园区提质竞赛优胜", 5), False, "表彰对象为企业，不属县级工作。"),
)
PENALTY = Filed(
    CHANNEL,
    "criticism",
    "信访积案化解滞后",
    "省级",
    document=f"晋督〔{LAST}〕17号（演示）",
    dated=date(LAST, 9, 12),
    evidence="省级通报点名（演示数据）",
)


def seed() -> None:
    """The years for which a method is approved."""
    summed_up, running = governing(LAST), governing(YEAR)
    if summed_up:
        _decided(summed_up)
    if running:
        _under_way(running)


def _decided(edition: Edition) -> None:
    first, second, third = (person(f"office{number}") for number in (1, 2, 3))
    with clock.at(FILED):
        bonuses = [(_claimed(edition, name, filed), fate, why) for name, filed, fate, why in BONUSES]
        failed = _claimed(edition, "城区", _bonus("award", "市级", "社区服务品牌评选入围", 6))
        penalty = register_penalty(first, edition, holder(Role.HEAD, "陵川县")[0], PENALTY)
    with clock.at(REVIEWED):
        passed = [penalty, *(claim for claim, _, _ in bonuses)]
        for claim in passed:
            review_claim(second, claim, passed=True, opinion="材料齐全，符合办法规定。")
        review_claim(second, failed, passed=False, opinion="入围不属表彰，不符合办法规定。")
    with clock.at(FIRST):
        notice_claims(second, passed, FIRST, UNTIL)
    with clock.at(DECIDED):
        for claim, recognised, reason in bonuses:
            decide_claim(third, claim, recognised=recognised, reason=reason)
        decide_claim(person("leading_group1"), penalty, recognised=True, reason="通报属实，予以扣分。")


def _under_way(edition: Edition) -> None:
    """One claim to be reviewed, one that passed and waits for its notice, one penalty to be reviewed."""
    dated = date(YEAR, 5, 20)
    fresh = Filed(CHANNEL, "pilot", "数字乡村试点", "省级", document="晋数〔演示〕8号", dated=dated, evidence=SHOWN)
    other = Filed(CHANNEL, "award", "生态修复先进县", "省级", document="晋生〔演示〕3号", dated=dated, evidence=SHOWN)
    against = Filed(
        CHANNEL, "criticism", "迟报月度数据", "市级", document="市督〔演示〕9号", dated=dated, evidence=SHOWN
    )
    with clock.at(date(YEAR, 6, 3)):
        _claimed(edition, "高平市", fresh)
        passed = _claimed(edition, "陵川县", other)
        register_penalty(person("office1"), edition, holder(Role.HEAD, "泽州县")[0], against)
    with clock.at(date(YEAR, 6, 10)):
        review_claim(person("office2"), passed, passed=True, opinion="材料齐全，符合办法规定。")


def _claimed(edition: Edition, name: str, filed: Filed) -> Claim:
    unit, by = holder(Role.LIAISON, name)
    told = Paragraph(f"{filed.document}，演示数据，虚构内容。")
    content = pdf_bytes(filed.matter, [Title(filed.matter), told, Note("（演示数据）")])
    proof = Upload(f"{filed.matter}（演示）.pdf", content)
    return claim_bonus(by, edition, unit, replace(filed, proofs=[proof]))
