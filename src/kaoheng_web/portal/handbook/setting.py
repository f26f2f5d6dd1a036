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
                "点“起草办法”，上传方法文件或指标表；也可以打开上年办法，点“沿用到其他年度”再修改。"
                "每个指标旁列出检查出的问题，改到没有“还不能报审”为止；“差异”用文字列出与上年有什么不同。",
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
                "在办法页点“征求意见”，写明截止日；到期后逐条答复采纳还是不采纳。",
                "On the edition's page ask for opinions until a day; answer each, adopted or not.",
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
                "点“报审”；领导组审定以前可以撤回。审定后的办法锁定，由此生成的细则可下载Word。",
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
                "先看“差异”和细则，再点“审定”并写文号，或者退回并写理由；参与起草的人不能审定。",
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
                "点“起草规划”，逐个增加或从Excel导入目标（年均增长、翻番、分阶段），然后报审。目标页的曲线说明余下各年还要多少。",
                "Draft a plan, add or import its goals (yearly growth, doubling, stages), and submit it. The curve "
                "says what the remaining years have to bring.",
            ),
            (plans.DRAFT, plans.ADD_GOALS, plans.REMOVE_GOAL, plans.SUBMIT, plans.WITHDRAW),
        ),
        Duty(
            Text("规划之年", "when a plan begins"),
            Text("审定规划", "Approve the plan"),
            of(Role.LEADING_GROUP),
            "plans:plans",
            Text("在规划页审定，或者退回并写理由。", "Approve it on its page, or return it with a reason."),
            (plans.APPROVE, plans.SEND_BACK),
        ),
        Duty(
            Text("每年一季度", "first quarter of each year"),
            Text("登记规划实际值", "Record what a year brought"),
            of(Role.OFFICE, Role.DATA),
            "plans:plans",
            Text(
                "在目标页点“登记实际值”，写明来源；曲线和余下各年的要求随之重算。",
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
                "逐项填建议值和依据，可以“按规划填入”，或者下载Excel表填好上传；不符合该指标的写法当场指出。填完点“报送”。",
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
                "先登记省下达的目标；表中并列省目标、各单位合计和缺口，逐格写平衡值。建议不合适的退回重报。"
                "有缺口的须说明，然后点“报领导组审定”。",
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
            Text("核对缺口和说明，审定或退回；经手的人不能审定。", "Look at the gaps; approve or return the table."),
            (targets.APPROVE_SHEET, targets.RETURN_SHEET),
        ),
        Duty(
            Text("3月底前", "by the end of March"),
            Text("一次下达，制作责任书", "Issue in one action, draw up the letters"),
            of(Role.OFFICE),
            "targets:balance",
            Text(
                "审定后点“一次下达”，写明文号和日期，全部单位的目标同时生效；再在“责任书”一次制作各单位的责任书。",
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
                "打开本单位责任书，核对每项目标，点“签订”；可下载Word和PDF盖章存档。",
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
                "每项目标点“分解”，写明牵头领导、岗位和份额；上方显示还有哪些目标、哪些人没有覆盖，齐全后点“报备分解方案”。",
                "Split each target to leaders and posts; what is not covered stands above. File the plan when done.",
            ),
            (targets.SHARE, targets.FILE_PLAN),
        ),
    ),
)
