"""All year: units, people, roles, and what everybody does for themselves."""

from kaoheng.text import Text
from kaoheng_web.authentication import rules as authentication
from kaoheng_web.notices import rules as notices
from kaoheng_web.organisation import rules as organisation
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal import rules as portal
from kaoheng_web.portal.handbook.duty import Duty, Season, of

KEEPING = Season(
    Text("全年", "All year"),
    (
        Duty(
            Text("机构变动时", "when units change"),
            Text("维护机构", "Keep the units"),
            of(Role.OFFICE),
            "organisation:units",
            Text(
                "点“设立单位”；打开单位可以“更名”“并入其他单位”“拆分”，都写明日期和文号，历史年度不受影响。"
                "首次使用可以“从Excel导入”。",
                "Set up, rename, merge and split with day and document; earlier years stay. Begin from a workbook.",
            ),
            (organisation.CREATE_UNIT, organisation.RENAME_UNIT, organisation.MERGE_UNITS, organisation.SPLIT_UNIT),
        ),
        Duty(
            Text("每年1月", "every January"),
            Text("把单位编入考核组别", "Place the units in ranking groups"),
            of(Role.OFFICE),
            "organisation:groups",
            Text(
                "在组别上点“编组”选单位；每个单位每年只在一个组，空组先按上年列出。工作台提醒还没有编组的。",
                "Choose the units of each group; a unit is in one a year, and an empty group proposes last year's.",
            ),
            (organisation.CREATE_GROUP, organisation.PLACE_UNITS),
        ),
        Duty(
            Text("人事变动时", "when people change"),
            Text("维护职务、任职和分管", "Keep posts, terms and duties"),
            of(Role.OFFICE),
            "organisation:units",
            Text(
                "打开单位点“登记任职”；在“人员”打开人员，可以“明确分管”“免职”，写明日期；也可以“从Excel导入”人员。",
                "On the unit's page record terms and duties from day to day, or import them.",
            ),
            (
                organisation.CREATE_POST,
                organisation.BEGIN_TERM,
                organisation.END_TERM,
                organisation.GIVE_DUTY,
                organisation.END_DUTY,
                organisation.IMPORT_PEOPLE,
            ),
        ),
        Duty(
            Text("人员变动时", "when people change"),
            Text("登记人员，开通账号，授予角色", "Register people, open accounts, give roles"),
            of(Role.SECURITY_ADMIN),
            "organisation:people",
            Text(
                "点“登记人员”；打开人员点“管理账号”，开通账号、交付初始密码；在“授权”点“授予角色”，互斥的角色会被拒绝。"
                "调离的停用账号、“收回”角色。",
                "Register, open the account, hand over the first password, give roles; conflicting roles are refused. "
                "Close accounts and end roles of those who left.",
            ),
            (
                organisation.REGISTER_PERSON,
                organisation.OPEN_ACCOUNT,
                organisation.CLOSE_ACCOUNT,
                organisation.REOPEN_ACCOUNT,
                organisation.ASSIGN_ROLE,
                organisation.END_ROLE,
                authentication.GIVE_PASSWORD,
                authentication.UNLOCK,
                authentication.RESET_FACTORS,
            ),
        ),
        Duty(
            Text("每月", "every month"),
            Text("查阅日志，核对存证", "Read the ledger, check its proofs"),
            of(Role.AUDIT_ADMIN),
            "portal:ledger",
            Text(
                "按人、操作、对象、日期筛选；点“导出（含核验程序）”，导出的日志用随附程序离线核验。",
                "Filter by person, action, subject and day; verify an export offline with the program inside.",
            ),
            (organisation.READ_LEDGER,),
        ),
        Duty(
            Text("每天", "every day"),
            Text("看后台作业", "Look after the jobs"),
            of(Role.SYSTEM_ADMIN),
            "jobs",
            Text("失败的作业看原因，处理后点“重新运行”。", "See why a job failed, mend it, and run it again."),
            (portal.RETRY_JOB,),
        ),
        Duty(
            Text("不在岗时", "while away"),
            Text("委托代理，保管自己的账号", "Lend your role; look after your account"),
            frozenset(Role),
            "portal:account",
            Text(
                "在右上角“我的账号”里“委托代理”（写明起止日期）、改密码、启用第二因素、创建接口令牌；"
                "消息怎样送达，在“消息”点“送达设置”。",
                "On your account page lend roles from day to day, change the password, add second factors and tokens; "
                "choose under Inbox how notices reach you.",
            ),
            (
                organisation.DELEGATE,
                organisation.END_DELEGATION,
                organisation.CREATE_TOKEN,
                organisation.REVOKE_TOKEN,
                organisation.SAVE_VIEW,
                organisation.REMOVE_VIEW,
                authentication.CHANGE_PASSWORD,
                authentication.ADD_GENERATOR,
                authentication.REMOVE_GENERATOR,
                authentication.RENEW_RECOVERY,
                authentication.USE_RECOVERY,
                authentication.ADD_KEY,
                authentication.REMOVE_KEY,
                notices.READ,
                notices.PREFER,
            ),
        ),
    ),
)
