"""From April to December: figures, projects, supervision, and changes of targets."""

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.duty import UNITS, Duty, Season, of
from kaoheng_web.progress import rules as progress
from kaoheng_web.projects import rules as projects
from kaoheng_web.supervision import rules as supervision
from kaoheng_web.targets import rules as targets

DELIVERING = Season(
    Text("抓落实", "Deliver"),
    (
        Duty(
            Text("1月", "January"),
            Text("规定填报期限和亮灯标准", "Set deadlines and the scale of lights"),
            of(Role.OFFICE),
            "progress:settings",
            Text(
                "选期间，写填报期限和核定期限，点“保存期限”；亮灯标准写明界限和依据的条款，点“保存标准”。",
                "Set for each period the days to report and to certify, and the limits of the "
                "lights with their clause.",
            ),
            (progress.SET_DEADLINES, progress.SET_LIGHTS),
        ),
        Duty(
            Text("每月", "every month"),
            Text("填报数据，上传佐证材料", "Report figures and hand in evidence"),
            UNITS,
            "progress:figures",
            Text(
                "在表中直接填，点“保存填报”；或者“下载Excel表”填好“上传”。点“上传佐证材料”按指标上传。"
                "被退回的列在工作台：打开那一格，改正后点“答复”。",
                "Type into the grid or upload the workbook; hand in evidence by item. Answer what was sent back.",
            ),
            (progress.REPORT, progress.ATTACH, progress.ANSWER),
        ),
        Duty(
            Text("每月", "every month"),
            Text("核定数据", "Certify figures"),
            of(Role.DATA),
            "progress:figures",
            Text(
                "打开本部门的指标，写明数据来源，填好后点“核定所填的数”，或者点“其余按填报数核定”。"
                "有疑问的打开那一格，点“退回”并写理由。本单位自己的数，由另一部门在那一格点“复核”后才算数。"
                "总量指标的全市数填在各县下面一行，与各县之和核对。",
                "Open an item of your department: certify with a source, or open a figure and send it back with a "
                "reason. A figure of your own unit counts once a second department certified it. In the row of the "
                "whole city its own figure of an amount is certified, and held against the sum of the counties.",
            ),
            (progress.CERTIFY, progress.COUNTERSIGN, progress.RETURN),
        ),
        Duty(
            Text("每月", "every month"),
            Text("看进度，查预警，退回明显有误的数", "Watch the progress and its warnings"),
            of(Role.OFFICE),
            "progress:overview",
            Text(
                "单位×月份的灯逐格可点开；“试算得分”给出到目前为止的得分。每条预警都写明依据哪条规则。"
                "“数据核对”列出值得再看一眼的数；"
                "明显有误的，打开那一格点“退回”。",
                "Every light opens; the score to date is one click away, and every warning cites its rule. "
                "Questions lists figures worth a second look; send back what is plainly wrong.",
            ),
            (progress.RETURN_BY_OFFICE,),
        ),
        Duty(
            Text("收到预警时", "when warned"),
            Text("回复预警", "Reply to a warning"),
            UNITS,
            "supervision:warnings",
            Text(
                "点“回复”，写明原因和措施；回复留在预警旁。",
                "Say why, and what you do about it; it stays beside the warning.",
            ),
            (supervision.ACKNOWLEDGE,),
        ),
        Duty(
            Text("全年", "all year"),
            Text("交办、催办、核查、销号", "Issue, remind, verify and close orders"),
            of(Role.OFFICE),
            "supervision:orders",
            Text(
                "点“发督办单”，写明事项、单位、期限。打开事项可以“催办”；"
                "反馈不实的点“退回反馈”，属实的先“核查办结”再“销号”。"
                "逾期的，按“逾期升级”规定的天数逐级报告；没有另行规定的年度沿用上年的。",
                "Issue an order with unit and day; send back thin reports, verify and close good ones. What is overdue "
                "goes up by the levels you set; a year without its own has those of the year before.",
            ),
            (
                supervision.ISSUE,
                supervision.REMIND,
                supervision.RETURN,
                supervision.VERIFY,
                supervision.CLOSE,
                supervision.SET_LEVELS,
            ),
        ),
        Duty(
            Text("收到督办单时", "when an order comes"),
            Text("签收并反馈办理情况", "Sign for the order and report on it"),
            UNITS,
            "supervision:orders",
            Text(
                "打开事项，先点“签收督办单”，期限前点“反馈办理情况”。",
                "Sign for it, and report what was done before its day.",
            ),
            (supervision.SIGN, supervision.FEEDBACK),
        ),
        Duty(
            Text("会后", "after each"),
            Text("登记联席会议", "Record the joint conference"),
            of(Role.OFFICE),
            "supervision:meetings",
            Text(
                "点“登记会议”，写出席、纪要文号和议定事项，一行一项，写明单位和期限；议定事项直接转为督办单。",
                "Record attendees, minutes and resolutions, one a line with unit and day; they become orders.",
            ),
            (supervision.HOLD_MEETING,),
        ),
        Duty(
            Text("全年", "all year"),
            Text("登记重点项目和投资", "Record projects and their investment"),
            of(Role.LIAISON, Role.HEAD, Role.OFFICE),
            "projects:projects",
            Text(
                "点“登记项目”或者“从Excel导入”；打开项目，按签约、开工、投产登记日期，每月点“填报完成投资”。",
                "Record the day of each stage and the investment of each month, or import them from Excel.",
            ),
            (projects.REGISTER, projects.REACH_STAGE, projects.PLAN, projects.INVEST),
        ),
        Duty(
            Text("4月", "April"),
            Text("规定哪些项目计入哪个指标", "Say which projects count for which item"),
            of(Role.OFFICE),
            "projects:projects",
            Text("点“计入指标”，选指标和计入内容，写明依据。", "Choose the item and what is counted."),
            (projects.COUNT,),
        ),
        Duty(
            Text("按规定的窗口，一般7月", "in the window, July as a rule"),
            Text("开放目标调整窗口，审核申请", "Open the window for changes, review requests"),
            of(Role.OFFICE),
            "targets:changes",
            Text(
                "点“设定调整窗口”写起止日；打开每份申请点“审核”，写意见报领导组。原目标始终保留。",
                "Set the window's days; give an opinion on each request. The original target is always kept.",
            ),
            (targets.OPEN_WINDOW, targets.REVIEW_CHANGE),
        ),
        Duty(
            Text("窗口期内", "within the window"),
            Text("申请调整目标", "Ask for a change of a target"),
            UNITS,
            "targets:targets",
            Text("打开要调整的目标，点“申请调整”，写明理由和依据文件。", "Open the target, ask, and say why."),
            (targets.REQUEST_CHANGE,),
        ),
        Duty(
            Text("窗口期内", "within the window"),
            Text("批复目标调整", "Decide on changes"),
            of(Role.LEADING_GROUP),
            "targets:changes",
            Text(
                "打开申请，看审核意见，点“批复”：批准须写文号，或者驳回。",
                "Read request and opinion; approve or reject.",
            ),
            (targets.APPROVE_CHANGE, targets.REJECT_CHANGE),
        ),
    ),
)
