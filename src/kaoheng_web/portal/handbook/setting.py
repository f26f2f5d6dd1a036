"""From November to March: the method, the five-year goals, and the year's targets."""

from kaoheng.text import Text
from kaoheng_web.methods import rules as methods
from kaoheng_web.organisation.roles import Role
from kaoheng_web.plans import rules as plans
from kaoheng_web.portal.handbook.duty import UNITS, Duty, Season, of
from kaoheng_web.targets import rules as targets

SETTING = Season(
    Text("定目标", "Set targets"),
    (
        Duty(
            Text("上年11月—12月", "November to December before"),
            Text("起草考核办法", "Draft the method"),
            of(Role.OFFICE),
            "methods:editions",
            Text(
                "点“起草办法”，上传方法文件或指标表；也可以打开上年办法，点“沿用到其他年度”，再点“修改全文”。"
                "每个指标旁列出检查出的问题，“还不能报审”一栏写明还差什么；“与上版差异”用文字列出与上年有什么不同。",
                "Draft from a method file or a workbook, or open last year's edition and copy it. Problems stand "
                "beside each indicator; the differences from last year are told in words.",
            ),
            (methods.DRAFT, methods.REVISE),
        ),
        Duty(
            Text("上年12月", "December before"),
            Text("征求各单位意见并答复", "Consult the units and answer them"),
            of(Role.OFFICE),
            "methods:editions",
            Text(
                "在办法页点“征求意见”，写明截止日；意见逐条点“答复”，写明采纳还是不采纳。"
                "过了截止日、都答复了，才能报审。",
                "On the edition's page ask for opinions until a day; answer each, adopted or not. It can be "
                "submitted once "
                "the day is past and all are answered.",
            ),
            (methods.CONSULT, methods.ANSWER_OPINION),
        ),
        Duty(
            Text("上年12月", "December before"),
            Text("对办法提出意见", "Give an opinion on the method"),
            UNITS,
            "methods:editions",
            Text(
                "打开正在征求意见的办法，点“提出意见”，写明针对哪一项；只有本单位和考核办能看到。",
                "Open the edition, give an opinion and say about which item; only you and the office read it.",
            ),
            (methods.GIVE_OPINION,),
        ),
        Duty(
            Text("1月", "January"),
            Text("办法报审", "Submit the method"),
            of(Role.OFFICE),
            "methods:editions",
            Text(
                "在办法页点“报审”；领导组审定以前可以“撤回”。审定后的办法锁定，点“细则 Word”下载由此生成的实施细则。",
                "Submit it; until it is approved it can be withdrawn. The approved text is locked; its clauses can be "
                "had in Word.",
            ),
            (methods.SUBMIT, methods.WITHDRAW),
        ),
        Duty(
            Text("1月", "January"),
            Text("审定办法", "Approve the method"),
            of(Role.LEADING_GROUP),
            "methods:editions",
            Text(
                "先看“与上版差异”和“实施细则”，再点“审定”并写文号，或者点“退回”并写理由；参与起草的人不能审定。",
                "Read the differences and the clauses, then approve with a document number, or return with a reason. "
                "Whoever drafted it cannot approve it.",
            ),
            (methods.APPROVE, methods.SEND_BACK),
        ),
        Duty(
            Text("规划之年", "when a plan begins"),
            Text("登记五年目标", "Enter the five-year goals"),
            of(Role.OFFICE),
            "plans:plans",
            Text(
                "点“起草规划”，逐个“增加目标”或者“从Excel导入”（年均增长、翻番、达到、分年）；"
                "报审以前打开目标可以“修改”。然后点“报审”。目标页的曲线说明余下各年还要多少。",
                "Draft a plan, add or import its goals (yearly growth, doubling, stages), revise them, submit it. The "
                "curve says what the remaining years have to bring.",
            ),
            (plans.DRAFT, plans.ADD_GOALS, plans.REVISE_GOAL, plans.REMOVE_GOAL, plans.SUBMIT, plans.WITHDRAW),
        ),
        Duty(
            Text("规划之年", "when a plan begins"),
            Text("审定规划", "Approve the plan"),
            of(Role.LEADING_GROUP),
            "plans:plans",
            Text("打开规划，点“审定”，或者点“退回”并写理由。", "Approve it on its page, or return it with a reason."),
            (plans.APPROVE, plans.SEND_BACK),
        ),
        Duty(
            Text("每年一季度", "first quarter of each year"),
            Text("登记规划实际值", "Record what a year brought"),
            of(Role.OFFICE, Role.DATA),
            "plans:plans",
            Text(
                "打开规划中的目标，点“登记实际值”，写明来源；曲线和余下各年的要求随之重算。",
                "On the goal's page record the value with its source; what remains is worked out anew.",
            ),
            (plans.RECORD_ACTUAL,),
        ),
        Duty(
            Text("上年11月—1月底", "November before to the end of January"),
            Text("申报目标建议", "Propose targets"),
            UNITS,
            "targets:proposals",
            Text(
                "打开本单位，逐项填建议值和理由，可以“按规划填入”，或者“下载Excel表”填好“上传”；"
                "不符合该指标的写法当场指出。"
                "填完点“保存并报送”。",
                "Fill in each value and why, on the page, from the plan or in the workbook; what cannot be a target of "
                "that item is refused in place. Then hand them in.",
            ),
            (targets.PROPOSE, targets.SUBMIT),
        ),
        Duty(
            Text("2月", "February"),
            Text("平衡目标并报审", "Balance the targets and submit them"),
            of(Role.OFFICE),
            "targets:balance",
            Text(
                "先在“省下达”一列登记省目标；表中并列省目标、下级汇总和缺口，点格子写平衡值和理由。"
                "建议不合适的，在“目标申报”打开该单位点“退回”。"
                "目标齐全后点“报领导组审定”，有缺口的点“说明缺口并报审”。",
                "Record the province's targets; the table shows them beside the units' sum and the gap. Write the "
                "balanced values, return what will not do, explain gaps, and submit.",
            ),
            (targets.SET_SUPERIOR, targets.BALANCE, targets.RETURN, targets.SUBMIT_SHEET),
        ),
        Duty(
            Text("3月", "March"),
            Text("审定目标平衡表", "Approve the balanced table"),
            of(Role.LEADING_GROUP),
            "targets:balance",
            Text(
                "核对缺口和说明，点“审定”或“退回”；经手的人不能审定。", "Look at the gaps; approve or return the table."
            ),
            (targets.APPROVE_SHEET, targets.RETURN_SHEET),
        ),
        Duty(
            Text("3月底前", "by the end of March"),
            Text("一次下达，制作责任书", "Issue in one action, draw up the letters"),
            of(Role.OFFICE),
            "targets:balance",
            Text(
                "审定后点“一次下达”，写明文号，全部单位的目标同时生效；再到“责任书”点“制作责任书”，一次做好各单位的。",
                "Once approved, issue all targets with one document and day; then draw up all letters at once.",
            ),
            (targets.ISSUE, targets.DRAW_UP),
        ),
        Duty(
            Text("3月底前", "by the end of March"),
            Text("签订责任书", "Sign the responsibility letter"),
            of(Role.HEAD),
            "targets:letters",
            Text(
                "打开本单位责任书，核对每项目标，点“签订”，再点“我已阅读，签订”；可下载Word和PDF盖章存档。",
                "Open your unit's letter, check every target, and sign; Word and PDF are there to be kept.",
            ),
            (targets.SIGN,),
        ),
        Duty(
            Text("3月底前", "by the end of March"),
            Text("把目标分解到岗到人", "Split the targets to posts and people"),
            UNITS,
            "targets:split",
            Text(
                "打开本单位，在“分解到人”一栏选目标，写明任务、承担的岗位、人员或科室和时限，点“分解”。"
                "上方列出还没有人承担的目标和没有任务的人员，都没有了就点“报备分解方案”。",
                "Open your unit; choose a target, write the task, its post, person or section and its day. Targets "
                "without a "
                "carrier and people without a task stand above; once there are none, file the plan.",
            ),
            (targets.SHARE, targets.FILE_PLAN),
        ),
    ),
)
