"""The one-page help of each role: what it is for, what it sees, and what it never does."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role


@dataclass(frozen=True, slots=True)
class Guide:
    """Help for a role."""

    purpose: Text
    sees: tuple[Text, ...]
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
        (Text("看不到其他单位的草稿和任何测评票。", "You never see drafts of other units, or any ballot."),),
    ),
    Role.HEAD: Guide(
        Text(
            "您对本单位的目标和填报结果负责，签字以您为准。",
            "You answer for the targets and reports of your unit; your signature counts.",
        ),
        (Text("本单位和下属单位的全部考核内容。", "All about the assessment of your unit and those below."),),
        (Text("不能修改已核定的数据。", "You never change certified data."),),
    ),
    Role.DATA: Guide(
        Text(
            "您核定本部门负责的指标数据，并注明来源。",
            "You certify the figures for which your department is the source.",
        ),
        (Text("本部门负责的指标在所有单位的数据。", "Your indicators, for all units."),),
        (Text("不能单独核定本单位自己的数据。", "You never certify a figure of your own unit alone."),),
    ),
    Role.SCORING: Guide(
        Text("您对定性指标评分，每一分都要写明理由。", "You score qualitative items, each with its reason."),
        (Text("本部门负责评分的定性指标。", "The qualitative items that your department scores."),),
        (Text("不能修改数据。", "You never change data."),),
    ),
    Role.TEAM: Guide(
        Text(
            "您参加考核组，主持测评大会、个别谈话和实地核查。",
            "You belong to an assessment team: meetings, interviews, visits.",
        ),
        (Text("分给本组的单位。", "The units given to your team."),),
        (Text("看不到其他考核组的底稿。", "You never see the papers of other teams."),),
    ),
    Role.OFFICE: Guide(
        Text(
            "您组织全年考核：机构编组、办法、下达、汇总、试算、起草和督办。",
            "You run the year: groups, methods, issuing, collecting, trial runs, drafting, supervising.",
        ),
        (Text("除谈话记录和单张测评票以外的全部内容。", "Everything but interview notes and single ballots."),),
        (Text("不能批准结果：批准归考核领导组。", "You never approve results: the leading group does."),),
    ),
    Role.LEADING_GROUP: Guide(
        Text("您审定办法、目标、调整、否决和结果。", "You approve methods, targets, changes, vetoes and results."),
        (Text("汇总情况和需要您决定的事项。", "Summaries, and the cases that need your decision."),),
        (Text("不能修改数据。", "You never edit data."),),
    ),
    Role.PERSONNEL: Guide(
        Text("您使用考核结果，管理干部考核档案。", "You use the results and keep the cadre record."),
        (Text("谈话情况汇总和干部考核档案。", "Summaries of interviews, and the cadre record."),),
        (Text("不能修改考核数据和分数。", "You never change data or scores."),),
    ),
    Role.SYSTEM_ADMIN: Guide(
        Text("您保障平台运行：设置、备份、升级。", "You keep the platform running: settings, backups, upgrades."),
        (Text("运行设置和健康状态。", "Settings and health."),),
        (
            Text("不接触业务数据。", "You never touch business data."),
            Text("不管账号授权，也不管审计日志。", "You neither give roles nor audit."),
        ),
    ),
    Role.SECURITY_ADMIN: Guide(
        Text("您管理人员账号和授权。", "You keep people, accounts and roles."),
        (Text("全部机构、人员和授权。", "All units, people and roles."),),
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
                "不能修改或删除任何记录，数据库也会拒绝。",
                "You never change or remove an entry; the database refuses it too.",
            ),
        ),
    ),
}
