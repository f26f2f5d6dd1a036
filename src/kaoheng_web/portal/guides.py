"""The one-page help of each role: what it is for, what it sees, does and never does, and where to begin."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role


@dataclass(frozen=True, slots=True)
class Guide:
    """Help for a role."""

    purpose: Text
    sees: tuple[Text, ...]
    does: tuple[Text, ...]
    never: tuple[Text, ...]


GUIDES = {
    Role.LIAISON: Guide(
        Text(
            "您代表本单位填报：目标、月度进度、佐证材料、自查、申诉和整改。",
            "You report for your unit: targets, monthly progress, evidence, self-assessment, appeals and mending.",
        ),
        (
            Text(
                "本单位和下属单位的机构、人员和指标。", "Units, people and indicators of your own unit and those below."
            ),
            Text("公布以后，本单位每一分的依据。", "After publication, the reason for every point of your unit."),
        ),
        (
            Text("在期限前填报，退回的按说明改正后再报。", "Report in time; mend what is sent back as it says."),
            Text(
                "年初申报目标、平衡后签责任书；每月在“数据填报”填数，在“督办事项”签收和反馈。",
                "At the beginning propose targets; every month fill in Figures, sign for orders and report on them.",
            ),
            Text(
                "12月起在“自查报告”写自查总结和自评分；有加分事项的在“加分与扣分”申报。",
                "From December write the self-assessment with own scores; claim bonuses under Bonuses and penalties.",
            ),
            Text(
                "不在岗时，把本人角色委托给同事，写明起止日期。",
                "While away, lend your role to a colleague, from day to day.",
            ),
        ),
        (Text("看不到其他单位的草稿和任何测评票。", "You never see drafts of other units, or any ballot."),),
    ),
    Role.HEAD: Guide(
        Text(
            "您对本单位的目标和填报结果负责，签字以您为准。",
            "You answer for the targets and reports of your unit; your signature counts.",
        ),
        (Text("本单位和下属单位的全部考核内容。", "All about the assessment of your unit and those below."),),
        (
            Text("审签目标责任书和自查报告。", "Sign the responsibility letter and the self-assessment."),
            Text("把任务分解到科室和个人。", "Hand the tasks on to sections and people."),
            Text(
                "1月15日前在“自查报告”核对自评分并报送；报送以后不再改动。",
                "By 15 January check and submit the self-assessment; it does not change afterwards.",
            ),
        ),
        (Text("不能修改已核定的数据。", "You never change certified data."),),
    ),
    Role.DATA: Guide(
        Text(
            "您核定本部门负责的指标数据，并注明来源。",
            "You certify the figures for which your department is the source.",
        ),
        (Text("本部门负责的指标在所有单位的数据。", "Your indicators, for all units."),),
        (
            Text(
                "按时核定，更正时写明理由；两次数据都会保留。",
                "Certify in time; give the reason of a correction; both are kept.",
            ),
            Text(
                "工作台列出到期未核定的指标；本部门自己的数据由另一部门复核。",
                "The workbench lists what is due; your own figures are certified by a second department.",
            ),
        ),
        (Text("不能单独核定本单位自己的数据。", "You never certify a figure of your own unit alone."),),
    ),
    Role.SCORING: Guide(
        Text("您对定性指标评分，每一分都要写明理由。", "You score qualitative items, each with its reason."),
        (Text("本部门负责评分的定性指标。", "The qualitative items that your department scores."),),
        (
            Text("依据佐证材料评分；扣分要说明扣在哪里。", "Score by the evidence; say where points were lost."),
            Text(
                "在“评委评分”填表并按期提交；最低和最高分须写理由。",
                "Fill in your sheet under Panels in time; give reasons for very low and very high scores.",
            ),
        ),
        (Text("不能修改数据。", "You never change data."),),
    ),
    Role.TEAM: Guide(
        Text(
            "您参加考核组，主持测评大会、个别谈话和实地核查。",
            "You belong to an assessment team: meetings, interviews, visits.",
        ),
        (Text("分给本组的单位。", "The units given to your team."),),
        (
            Text("按程序完成底稿，一人谈话、一人记录。", "Complete the working papers as the procedure says."),
            Text(
                "1月起依次：登记测评大会和到会人数，组织民主测评，登记个别谈话，2月起出具综合评价意见。",
                "From January: record the meeting, run the ballot, record talks; from February evaluate the units.",
            ),
        ),
        (Text("看不到其他考核组的底稿。", "You never see the papers of other teams."),),
    ),
    Role.OFFICE: Guide(
        Text(
            "您组织全年考核：机构编组、办法、下达、汇总、试算、起草和督办。",
            "You run the year: groups, methods, issuing, collecting, trial runs, drafting, supervising.",
        ),
        (Text("除谈话记录和单张测评票以外的全部内容。", "Everything but interview notes and single ballots."),),
        (
            Text(
                "维护机构：设立、更名、合并、拆分都带日期和文号。",
                "Keep the units: set up, rename, merge, split, each dated.",
            ),
            Text("每年把单位编入考核组别。", "Place the units in ranking groups every year."),
            Text(
                "“考核程序”列出十个环节的期限和还差什么：规定期限，无未完事项时按顺序办结。",
                "Procedure lists the ten steps with what is in their way: set the days, close them in order.",
            ),
            Text("维护职务、任职和分管。", "Keep posts, terms and duties."),
        ),
        (Text("不能批准结果：批准归考核领导组。", "You never approve results: the leading group does."),),
    ),
    Role.LEADING_GROUP: Guide(
        Text("您审定办法、目标、调整、否决和结果。", "You approve methods, targets, changes, vetoes and results."),
        (Text("汇总情况和需要您决定的事项。", "Summaries, and the cases that need your decision."),),
        (
            Text(
                "批准或退回，退回和豁免要写理由。", "Approve or send back; give reasons for sending back and waiving."
            ),
            Text("审批前要再输一次密码。", "Give your password once more before you approve."),
            Text(
                "环节免予办理或者延期，在“考核程序”登记决定，写明理由和会议纪要。",
                "To skip or extend a step, record the decision under Procedure with its reason and minutes.",
            ),
        ),
        (Text("不能修改数据。", "You never edit data."),),
    ),
    Role.PERSONNEL: Guide(
        Text("您使用考核结果，管理干部考核档案。", "You use the results and keep the cadre record."),
        (Text("谈话情况汇总和干部考核档案。", "Summaries of interviews, and the cadre record."),),
        (Text("按规定提出任用、约谈等建议。", "Propose appointments and talks as the rules say."),),
        (Text("不能修改考核数据和分数。", "You never change data or scores."),),
    ),
    Role.SYSTEM_ADMIN: Guide(
        Text("您保障平台运行：设置、备份、升级。", "You keep the platform running: settings, backups, upgrades."),
        (Text("运行设置和健康状态。", "Settings and health."),),
        (Text("按计划备份，并演练恢复。", "Back up as planned, and rehearse restoring."),),
        (
            Text("不接触业务数据。", "You never touch business data."),
            Text("不管账号授权，也不管审计日志。", "You neither give roles nor audit."),
        ),
    ),
    Role.SECURITY_ADMIN: Guide(
        Text("您管理人员账号和授权。", "You keep people, accounts and roles."),
        (Text("全部机构、人员和授权。", "All units, people and roles."),),
        (
            Text("登记人员，开通和停用账号。", "Register people; open and close accounts."),
            Text(
                "授予和收回角色；互斥的角色系统会拒绝并说明。",
                "Give and take back roles; conflicts are refused and explained.",
            ),
        ),
        (
            Text("不能给自己授权，也不能收回自己的角色。", "You never give yourself a role, or end your own."),
            Text("不接触业务数据。", "You never touch business data."),
        ),
    ),
    Role.AUDIT_ADMIN: Guide(
        Text("您查看日志，核对存证。", "You read the ledger and check its proofs."),
        (Text("全部留痕记录，包括登录和失败。", "Every entry, sign-ins and refusals included."),),
        (
            Text(
                "按人、操作、对象、日期筛选；地址可以保存为视图。",
                "Filter by actor, action, subject and day; the address is the view.",
            ),
            Text("导出日志，用随附脚本离线核验。", "Export the ledger; verify it anywhere with the script inside."),
        ),
        (
            Text(
                "不能修改或删除任何记录，数据库也会拒绝。",
                "You never change or remove an entry; the database refuses it too.",
            ),
        ),
    ),
}
