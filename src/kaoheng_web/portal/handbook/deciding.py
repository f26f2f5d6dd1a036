"""From February to June: bonuses, vetoes, scores, rulings, public notice and appeals."""

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.duty import UNITS, Duty, Season, of
from kaoheng_web.results.rules import appeals, claims, earlier, rulings, runs, sandbox, vetoes

DECIDING = Season(
    Text("定结果", "Decide"),
    (
        Duty(
            Text("12月—1月", "December to January"),
            Text("申报加分", "Claim bonuses"),
            UNITS,
            "results:claims",
            Text(
                "点“申报加分”，选类型和级别，写明文号、文件日期和佐证说明，“佐证材料”处上传文件；同一事项只计一次。"
                "打开申报，认定以前可以“补充佐证材料”，公示以前可以“撤回”。",
                "Choose kind and level, give document, day and proof, with its files; one matter counts once. "
                "Until it is decided files can be added, until the notice it can be withdrawn.",
            ),
            (claims.CLAIM_BONUS, claims.ADD_PROOFS, claims.WITHDRAW_CLAIM),
        ),
        Duty(
            Text("12月—2月", "December to February"),
            Text("登记扣分，初审并公示加分扣分", "Register penalties; review claims and give notice"),
            of(Role.OFFICE),
            "results:claims",
            Text(
                "扣分点“登记扣分”。逐条打开点“初审”，写明意见，登记的人不能初审；"
                "初审通过的点“公示”，公示期满才能认定。",
                "Review each claim, penalties by somebody else than who registered them; those that pass are put on "
                "notice, and "
                "decided once the notice has ended.",
            ),
            (claims.REGISTER_PENALTY, claims.REVIEW_CLAIM, claims.NOTICE_CLAIMS),
        ),
        Duty(
            Text("2月", "February"),
            Text("认定加分扣分", "Decide on bonuses and penalties"),
            of(Role.LEADING_GROUP),
            "results:claims",
            Text(
                "公示期满后逐条打开，点“认定”，认定或不予认定都写明理由。", "Decide on each once its notice has ended."
            ),
            (claims.DECIDE_CLAIM,),
        ),
        Duty(
            Text("全年", "all year"),
            Text("提出一票否决", "Propose a veto"),
            of(Role.OFFICE, Role.DATA, Role.SCORING),
            "results:vetoes",
            Text(
                "点“提出一票否决”，选否决事项和单位，写明事实和依据；"
                "办法写明由哪个部门提出的，只有该部门和考核办能提。",
                "Choose clause and unit; give the facts. Only the office and the department that the method names may.",
            ),
            (vetoes.PROPOSE_VETO,),
        ),
        Duty(
            Text("收到告知时", "when told"),
            Text("登记陈述意见", "Put the unit's view on record"),
            of(Role.OFFICE, Role.LIAISON, Role.HEAD),
            "results:vetoes",
            Text(
                "打开案件，点“登记陈述意见”；没有听取单位意见的不能审定。",
                "The unit is heard before anything is decided.",
            ),
            (vetoes.HEAR_UNIT,),
        ),
        Duty(
            Text("2月", "February"),
            Text("审定一票否决", "Decide on vetoes"),
            of(Role.LEADING_GROUP),
            "results:vetoes",
            Text("打开案件看事实、依据和单位意见，点“审定”；提出的人不能审定。", "Read facts and hearing; decide."),
            (vetoes.DECIDE_VETO,),
        ),
        Duty(
            Text("首次使用时", "before the first year"),
            Text("录入历年结果", "Enter the results of earlier years"),
            of(Role.OFFICE),
            "results:earlier",
            Text(
                "点“从Excel导入”，按公布的文件录入各单位历年等次、名次，写明文号；"
                "连续两年较差、名次进步等规定据此执行。"
                "录错的“作废”重录。",
                "Import grades and ranks as documents announced them; rules on two poor years or better ranks read "
                "them. Strike out what is wrong.",
            ),
            (earlier.ENTER, earlier.STRIKE),
        ),
        Duty(
            Text("2月", "February"),
            Text("试算、复核、报审", "Score, check and submit"),
            of(Role.OFFICE),
            "results:runs",
            Text(
                "点“试算”，缺什么会逐条列出；打开批次，由另一人“复核计分”后“报审结果”。"
                "每分点开到条款和佐证；“名次稳健性”说明名次有多稳。结果定稿后确有错误的，在这里顶栏选该年度"
                "（以前年度也在其中），写明原因再计分，前后结果都留存。",
                "Score the year: what is missing is listed. A second person checks; then submit. Every point opens "
                "down to clause and evidence, and the ranks say how firm they are. Where final results are wrong, "
                "choose their year above this page, long closed ones too, and score again with the reason.",
            ),
            (runs.SCORE, runs.CHECK, runs.SUBMIT),
        ),
        Duty(
            Text("2月—3月", "February to March"),
            Text("决定并列和名额，审定结果", "Rule on ties and places, approve the results"),
            of(Role.LEADING_GROUP),
            "results:rulings",
            Text(
                "先在“领导组决定”逐项“决定”并列和名额，个别的“调整结果”，写明理由和纪要，考核办据此重新试算；"
                "再到“计分与结果”打开批次，点“审定结果”。",
                "Rule on ties, places and adjustments with reason and minutes; the office scores again; then approve "
                "the results on their page.",
            ),
            (rulings.DECIDE, rulings.ADJUST, rulings.REVOKE, runs.APPROVE),
        ),
        Duty(
            Text("3月", "March"),
            Text("公示，期满定稿", "Give public notice; make final"),
            of(Role.OFFICE),
            "results:runs",
            Text(
                "打开审定的批次点“公示结果”，截止日期已按工作日拟好，可以改；期满的次日起点“结果定稿”。"
                "有申诉未终结的不能定稿，申诉成立的先更正计分。",
                "The notice is proposed in working days; results become final once it is over and no appeal is open, "
                "after a correction where one was upheld.",
            ),
            (runs.NOTICE, runs.FINALISE),
        ),
        Duty(
            Text("公示期内", "during the notice"),
            Text("提出申诉", "Appeal"),
            UNITS,
            "results:appeals",
            Text(
                "在“计分与结果”打开公示的批次和本单位，点“提出申诉”，写明哪一项、应为多少、凭什么。"
                "对答复不服的可以“申请复核”一次；终结以前可以“撤回申诉”。",
                "On your unit's page appeal: which item, what it should be and why. You may ask for one "
                "review, and withdraw it before it is closed.",
            ),
            (appeals.FILE, appeals.ASK_REVIEW, appeals.WITHDRAW),
        ),
        Duty(
            Text("收到申诉后15个工作日", "within 15 working days"),
            Text("受理、调查、答复申诉", "Accept, investigate and answer appeals"),
            of(Role.OFFICE),
            "results:appeals",
            Text(
                "打开申诉，依次“受理申诉”“调查申诉”“答复申诉”，由不同的人办理；成立的，原结果和更正结果都保留。",
                "Different people accept, investigate and answer; where it is upheld, both results are kept.",
            ),
            (appeals.SCREEN, appeals.INVESTIGATE, appeals.ANSWER),
        ),
        Duty(
            Text("收到复核申请后", "when a review is asked"),
            Text("复核申诉", "Review an appeal"),
            of(Role.LEADING_GROUP),
            "results:appeals",
            Text("打开申诉，点“复核申诉”；复核一次为止。", "There is one review."),
            (appeals.REVIEW,),
        ),
        Duty(
            Text("试算以后", "once scored"),
            Text("模拟改动，看怎样升等", "Try other values; see the way to the next grade"),
            of(Role.OFFICE, Role.LIAISON, Role.HEAD),
            "results:runs",
            Text(
                "打开批次和单位，点“模拟改动”，改几个数看得分和名次，不保存；“计算升等路径”列出最省力的改进。",
                "On a unit's page try other values, nothing is kept; the way to the next grade lists what is least.",
            ),
            (sandbox.TRY, sandbox.ASK_PATH),
        ),
    ),
)
