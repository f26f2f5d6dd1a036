"""From March on: what follows from the results, and what is published."""

from kaoheng.text import Text
from kaoheng_web.consequences import rules as consequences
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.duty import UNITS, Duty, Season, of
from kaoheng_web.publishing import rules as publishing

ACTING = Season(
    Text("促改进和公开", "Act and publish"),
    (
        Duty(
            Text("定稿后", "once final"),
            Text(
                "印发通报、反馈函、得分说明，设定公开范围", "Issue bulletin, letters and statements; set what is public"
            ),
            of(Role.OFFICE),
            "publishing:documents",
            Text(
                "点“编号印发”，Word、PDF一次生成，版式按GB/T 9704；得分说明任何人可在验证页核对真伪。",
                "Issue with a number: Word and PDF in the measures of GB/T 9704; anybody can verify a statement.",
            ),
            (publishing.ISSUE, publishing.DISCLOSE),
        ),
        Duty(
            Text("定稿后", "once final"),
            Text("生成结果运用措施并督促办结", "Generate the consequences and see them done"),
            of(Role.OFFICE),
            "consequences:consequences",
            Text(
                "点“生成措施”：表彰、书面报告、整改、约谈、调整建议，依办法逐条列出责任人和期限（按工作日）。"
                "报告认可或退回；整改核查属实后销号。",
                "Generate what the method says: commendation, report, rectification, talk, reshuffle, each with owner "
                "and working day. Accept or return reports; verify and close.",
            ),
            (
                consequences.GENERATE,
                consequences.ISSUE,
                consequences.ACCEPT,
                consequences.RETURN,
                consequences.VERIFY,
                consequences.CLOSE,
                consequences.SUMMON,
            ),
        ),
        Duty(
            Text("收到通报后一个月内", "within a month of the bulletin"),
            Text("书面报告和整改", "Report in writing, put things right"),
            UNITS,
            "consequences:consequences",
            Text(
                "依次提交方案、进展和证明材料；退回的改正后再交。",
                "Hand in plan, progress and proof in turn; mend what is sent back.",
            ),
            (consequences.SUBMIT, consequences.PLAN, consequences.PROGRESS, consequences.PROVE),
        ),
        Duty(
            Text("期限前", "by its day"),
            Text("诫勉谈话，提出调整建议", "Hold admonition talks, propose reshuffles"),
            of(Role.PERSONNEL),
            "consequences:consequences",
            Text(
                "登记谈话日期、谈话人和记录；连续两年较差的提出调整建议，报领导组。记录和干部档案每次打开都留痕。",
                "Record the talk; after two poor years propose a reshuffle. Opening notes or a record is recorded.",
            ),
            (consequences.HOLD, consequences.PROPOSE, consequences.READ_NOTES, consequences.READ_RECORD),
        ),
        Duty(
            Text("收到建议后", "when proposed"),
            Text("同意或不同意调整建议", "Approve or reject a reshuffle"),
            of(Role.LEADING_GROUP),
            "consequences:consequences",
            Text("写明理由和文号。", "Give the reason and the document."),
            (consequences.APPROVE, consequences.REJECT),
        ),
    ),
)
