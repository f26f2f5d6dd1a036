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
                "印发通报、反馈函、计分单，设定公开范围", "Issue bulletin, letters and statements; set what is public"
            ),
            of(Role.OFFICE),
            "publishing:documents",
            Text(
                "点“编号印发”，写明抄送机关，Word、PDF一次生成，版式、版记按GB/T 9704；"
                "计分单、反馈函任何人可在验证页核对真伪。点“设定公开范围”决定公众能看到什么。",
                "Issue with a number and say who gets copies: Word and PDF in the measures of GB/T 9704; anybody can "
                "verify a statement.",
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
                "打开措施：报告“认可报告”或“退回”；整改“核查整改”属实后“销号”；约谈以后“登记约谈”。",
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
                "打开本单位的措施，书面报告点“提交书面报告”；整改依次“提交整改方案”“报告整改进展”“提交整改证明”。"
                "退回的改正后再交。",
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
                "打开措施，点“登记谈话”，写日期、谈话人和记录；连续两年较差的“提出调整建议”，报领导组。"
                "“干部考核档案”在同一菜单；记录和档案每次打开都留痕。",
                "Record the talk; after two poor years propose a reshuffle. Opening notes or a record is recorded.",
            ),
            (consequences.HOLD, consequences.PROPOSE, consequences.READ_NOTES, consequences.READ_RECORD),
        ),
        Duty(
            Text("收到建议后", "when proposed"),
            Text("同意或不同意调整建议", "Approve or reject a reshuffle"),
            of(Role.LEADING_GROUP),
            "consequences:consequences",
            Text("打开措施，点“同意建议”或“不同意建议”，写明理由和文号。", "Give the reason and the document."),
            (consequences.APPROVE, consequences.REJECT),
        ),
    ),
)
