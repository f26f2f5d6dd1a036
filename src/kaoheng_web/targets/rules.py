"""What may be done with targets by whom, and what stands in the way."""

from collections.abc import Iterable, Iterator
from datetime import date

from kaoheng.text import Text, day, join
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.models.changes import Change, ChangeWindow
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.proposals import Submission

OFFICE, GROUP = holds(Role.OFFICE), holds(Role.LEADING_GROUP)
UNITS, WHOLE_CITY = holds(Role.LIAISON, Role.HEAD), holds(Role.OFFICE, Role.LEADING_GROUP)
OF_UNIT, HEAD_OF_UNIT = holds_over(Role.LIAISON, Role.HEAD), holds_over(Role.HEAD)

PROPOSE = Verb("targets.propose", Text("填报目标建议值", "propose goals"), OF_UNIT)
SUBMIT = Verb("targets.submit", Text("报送目标建议", "hand in proposals"), OF_UNIT)
RETURN = Verb("targets.return", Text("退回目标建议", "return proposals"), OFFICE)
SET_SUPERIOR = Verb("targets.set_superior", Text("登记省下达目标", "record the superior's target"), OFFICE)
BALANCE = Verb("targets.balance", Text("平衡目标", "balance goals"), OFFICE)
SUBMIT_SHEET = Verb("targets.submit_sheet", Text("报审目标平衡表", "submit the balanced table"), OFFICE)
APPROVE_SHEET = Verb("targets.approve_sheet", Text("审定目标平衡表", "approve the table"), GROUP & had_no_hand_in_it)
RETURN_SHEET = Verb("targets.return_sheet", Text("退回目标平衡表", "return the balanced table"), GROUP)
ISSUE = Verb("targets.issue", Text("下达目标", "issue targets"), OFFICE, final=True)
DRAW_UP = Verb("targets.draw_up", Text("制作责任书", "draw up responsibility letters"), OFFICE)
SIGN = Verb("targets.sign", Text("签订责任书", "sign the responsibility letter"), HEAD_OF_UNIT)
OPEN_WINDOW = Verb("targets.open_window", Text("开放目标调整窗口", "open a window for changes"), OFFICE)
REQUEST_CHANGE = Verb("targets.request_change", Text("申请调整目标", "ask for a change"), OF_UNIT)
REVIEW_CHANGE = Verb("targets.review_change", Text("审核目标调整", "review a change"), OFFICE & had_no_hand_in_it)
APPROVE_CHANGE = Verb(
    "targets.approve_change", Text("批准目标调整", "approve a change"), GROUP & had_no_hand_in_it, final=True
)
REJECT_CHANGE = Verb(
    "targets.reject_change", Text("驳回目标调整", "reject a change"), GROUP & had_no_hand_in_it, final=True
)
SHARE = Verb("targets.share", Text("分解目标", "split a target"), OF_UNIT)
FILE_PLAN = Verb("targets.file_plan", Text("报备分解方案", "file the split plan"), OF_UNIT)


def split_due(year: int) -> date:
    """The day by which units file how they split their targets.

    >>> split_due(2026)
    datetime.date(2026, 3, 31)
    """
    return date(year, 3, 31)


def handed_in(submission: Submission | None) -> Iterator[Text]:
    """What was handed in stays as it is until the office returns it."""
    if submission is not None:
        yield Text(
            "目标建议已报送，需要修改的请考核办退回。",
            "The proposals are handed in: ask the office to return them if something has to change.",
        )


def sheet_open(sheet: BalanceSheet | None) -> Iterator[Text]:
    """While the leading group has the table, or has approved it, nobody changes it."""
    if sheet is not None and sheet.approved_at:
        yield Text("平衡表已审定，正待下达。", "The table is approved and waits to be issued.")
    elif sheet is not None:
        yield Text("平衡表已报领导组，退回以后才能改动。", "The table is with the leading group until they return it.")


def sheet_waits(sheet: BalanceSheet) -> Iterator[Text]:
    """A table is decided once."""
    if sheet.approved_at or sheet.returned_at:
        yield Text("这份平衡表已经办结。", "This table has been decided.")


def issuable(sheet: BalanceSheet | None) -> Iterator[Text]:
    """Only an approved table is issued, and once."""
    if sheet is None or not sheet.approved_at:
        yield Text("平衡表还没有经领导组审定。", "The leading group has not approved a table.")


def gaps_unexplained(titles: Iterable[Text], explanation: str) -> Iterator[Text]:
    """A table with gaps goes to the leading group only with an explanation."""
    named = join(list(titles), "、", ", ")
    if named.zh and not explanation.strip():
        yield Text(f"有缺口：{named.zh}。请平衡或说明理由。", f"There are gaps: {named.en}. Balance them, or say why.")


def needs(text: str, what: Text) -> list[Text]:
    """Something that has to be written."""
    return [] if text.strip() else [Text(f"请填写{what.zh}。", f"Write {what.en}.")]


REASON = Text("理由", "the reason")
DOCUMENT = Text("文号", "the document")
OPINION = Text("意见", "the opinion")
TASK = Text("任务", "the task")


def too_late(target: Target, windows: Iterable[ChangeWindow], today: date) -> Iterator[Text]:
    """A change is asked for before the target's deadline, and within a window where the year has any."""
    if today >= target.deadline:
        told = day(target.deadline)
        yield Text(f"目标时限{told.zh}已到，不再受理调整。", f"The target was due on {told.en}: too late for a change.")
    spans = list(windows)
    if spans and not any(span.first <= today <= span.last for span in spans):
        told = join([day(span.first) + Text("至", " to ") + day(span.last) for span in spans], "、", ", ")
        yield Text(f"今天不在调整窗口内（{told.zh}）。", f"Today lies in no window for changes ({told.en}).")


def undecided(change: Change, *, reviewed: bool) -> Iterator[Text]:
    """A change is reviewed once, then decided once."""
    if change.approved_at or change.rejected_at:
        yield Text("这项调整已经办结。", "This change has been decided.")
    elif reviewed and not change.reviewed_at:
        yield Text("考核办还没有审核。", "The office has not reviewed it yet.")
    elif not reviewed and change.reviewed_at:
        yield Text("考核办已经审核。", "The office has reviewed it.")


def unsigned(letter: Letter) -> Iterator[Text]:
    """A letter is signed once."""
    if letter.signed_at:
        yield Text("责任书已经签订。", "The letter is signed.")


def unfilable(untaken: Iterable[Text], idle: Iterable[str], *, filed: bool) -> Iterator[Text]:
    """A plan is filed once, when every target has a carrier and every leader carries something."""
    if filed:
        yield Text("分解方案已经报备。", "The plan is filed.")
    targets, people = join(list(untaken), "、", ", "), "、".join(idle)
    if targets.zh:
        yield Text(f"没有人承担的目标：{targets.zh}。", f"Targets without a carrier: {targets.en}.")
    if people:
        yield Text(f"没有任务的人员：{people}。", f"People without a task: {people}.")
