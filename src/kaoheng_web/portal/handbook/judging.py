"""From December to February: the ten steps, and what many people think."""

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules as ballots
from kaoheng_web.channels.interviews import rules as interviews
from kaoheng_web.channels.panels import rules as panels
from kaoheng_web.channels.surveys import rules as surveys
from kaoheng_web.organisation import rules as organisation
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.duty import UNITS, Duty, Season, of
from kaoheng_web.procedure import rules as procedure

JUDGING = Season(
    Text("评实绩", "Judge"),
    (
        Duty(
            Text("12月", "December"),
            Text("规定十个环节的期限，逐个办结", "Set the days of the ten steps and close them"),
            of(Role.OFFICE),
            "procedure:steps",
            Text(
                "打开环节点“规定期限”。每个环节写明由谁办、还差什么、产出什么；没有未完事项时按顺序点“办结”。",
                "Each step says whose it is, what is in its way and what comes of it; steps close in their order.",
            ),
            (procedure.SET_WINDOW, procedure.CLOSE_STEP),
        ),
        Duty(
            Text("需要时", "when needed"),
            Text("决定程序例外", "Decide an exemption"),
            of(Role.LEADING_GROUP),
            "procedure:steps",
            Text(
                "打开环节点“程序例外”：免予办理或延期，写明理由和会议纪要。",
                "Waive or extend a step, with its reason and minutes.",
            ),
            (procedure.EXEMPT,),
        ),
        Duty(
            Text("12月—1月15日", "December to 15 January"),
            Text("写自查报告和自评分", "Write the self-assessment"),
            UNITS,
            "procedure:reports",
            Text(
                "点“去填写”，写自查总结和各项自评分，点“起草自查报告”保存，报送前可以“修改”；"
                "数据以核定数为准，尚无认定结果的写明预计。",
                "Write the summary and your own scores; certified figures count, estimates are marked.",
            ),
            (procedure.DRAFT_REPORT,),
        ),
        Duty(
            Text("1月15日前", "by 15 January"),
            Text("报送自查报告", "Submit the self-assessment"),
            of(Role.HEAD),
            "procedure:reports",
            Text(
                "打开本单位的自查报告，核对后点“报送”；报送以后不再改动。",
                "Check and submit it; it does not change afterwards.",
            ),
            (procedure.SUBMIT_REPORT,),
        ),
        Duty(
            Text("12月", "December"),
            Text("编考核组并分工", "Assign the assessment teams"),
            of(Role.OFFICE),
            "organisation:teams",
            Text(
                "点“登记分工”，把成员和单位选齐，写明起止日期；成员只能登记分给本组的单位，调出的点“结束”。",
                "Choose members and units from day to day; members record only what was assigned to them.",
            ),
            (organisation.ASSIGN_TEAM, organisation.END_ASSIGNMENT),
        ),
        Duty(
            Text("1月", "January"),
            Text("登记测评大会", "Record the assessment meeting"),
            of(Role.TEAM),
            "procedure:meetings",
            Text(
                "点“登记大会”，按人员类别登记应到、实到人数；不足规定比例的须重开再登记。",
                "Record who was due and who came, class by class; too few, and it is held again.",
            ),
            (procedure.HOLD_MEETING,),
        ),
        Duty(
            Text("1月", "January"),
            Text("组织民主测评", "Run the ballot"),
            of(Role.TEAM, Role.OFFICE),
            "ballots:sessions",
            Text(
                "点“准备测评”；打开场次“发放投票码”，打印后当场发，点“开始投票”；"
                "人人用手机扫码投一次，谁也查不到谁投了什么。"
                "结束后“封箱”，再“锁定测评结果”；有问题的“作废”并“安排重投”。",
                "Prepare a session, print and hand out one-time codes, open the vote; nobody can link a ballot to a "
                "person. Close, lock; void and repeat what went wrong.",
            ),
            (
                ballots.PREPARE,
                ballots.ISSUE,
                ballots.OPEN,
                ballots.CLOSE,
                ballots.LOCK,
                ballots.VOID,
                ballots.REPEAT,
            ),
        ),
        Duty(
            Text("1月", "January"),
            Text("登记纸质票的计票单", "Enter the count of paper ballots"),
            of(Role.TEAM),
            "ballots:sessions",
            Text(
                "封箱以后打开场次，按类别点“登记计票单”，写发出、收回、无效和各等次票数，写明计票人和监票人；"
                "对不上的当场指出。",
                "Once the box is closed enter each class with its counter and checker; what does not add up is said.",
            ),
            (ballots.COUNT,),
        ),
        Duty(
            Text("1月", "January"),
            Text("个别谈话", "Interview people"),
            of(Role.TEAM),
            "interviews:interviews",
            Text(
                "点“登记谈话”，写对象类别和职务、日期、总体评价和记录；写错的“更正”。"
                "谈话记录只有记录人和组织部能打开，每次打开都留痕。",
                "Record day, grade and notes; only the writer and the organisation department open the notes, and "
                "each opening is recorded.",
            ),
            (interviews.RECORD_INTERVIEW, interviews.CORRECT_INTERVIEW),
        ),
        Duty(
            Text("1月", "January"),
            Text("查阅谈话记录", "Read the notes of interviews"),
            of(Role.PERSONNEL),
            "interviews:interviews",
            Text(
                "确有需要时打开谈话，点“阅读记录（留痕）”：谁、何时打开都有记录。",
                "Open them when you must; each opening is recorded.",
            ),
            (interviews.READ_NOTES,),
        ),
        Duty(
            Text("11月—1月", "November to January"),
            Text("民意调查和社会评价", "Survey the public"),
            of(Role.OFFICE),
            "surveys:surveys",
            Text(
                "点“准备调查”；打开调查“发放邀请码”并“开始调查”，或者“导入答卷”；“结束调查”后给出加权得分和误差范围。",
                "Prepare the questionnaire, give out codes or import an agency's answers; the weighted score comes "
                "with its margin.",
            ),
            (surveys.PREPARE, surveys.INVITE, surveys.OPEN, surveys.IMPORT, surveys.CLOSE, surveys.VOID),
        ),
        Duty(
            Text("1月—2月", "January to February"),
            Text("组织定性指标评分", "Have qualitative items rated"),
            of(Role.OFFICE),
            "panels:panels",
            Text(
                "点“开启评分”，打开后“指定评分人”；需要重评的“退回”。",
                "Open a panel, appoint raters, reopen a sheet if need be.",
            ),
            (panels.OPEN_PANEL, panels.APPOINT_RATER, panels.REOPEN_SHEET),
        ),
        Duty(
            Text("1月—2月", "January to February"),
            Text("给定性指标评分", "Rate qualitative items"),
            of(Role.SCORING),
            "panels:panels",
            Text(
                "点“去评分”，写明每一分的理由，最低和最高分必须写；可以“保存草稿”，提交后不能再改。",
                "Give the reason for every score; a submitted sheet does not change.",
            ),
            (panels.SAVE_SHEET, panels.SUBMIT_SHEET),
        ),
        Duty(
            Text("2月", "February"),
            Text("出具综合评价意见", "Evaluate the units"),
            of(Role.TEAM),
            "procedure:evaluations",
            Text("点“出具意见”，对分给本组的每个单位写评价和问题。", "Write an evaluation of each unit given to you."),
            (procedure.EVALUATE,),
        ),
    ),
)
