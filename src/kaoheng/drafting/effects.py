"""What a sentence says beside points: a guard, a veto, a ceiling."""

import re

from kaoheng.drafting.proposal import Draft, Read
from kaoheng.text import Text

_GUARD = re.compile(
    r"(?:与上年相比|较上年|比上年)?,?(?:不降反升|不升反降|(?:较|比)上年(?:上升|升高|恶化|下降|降低)|低于上年)"
    r"[^。;]{0,10}?(?:(?:计|得|记)(\d+(?:\.\d+)?)分|不得分)"
)
_STAGE = re.compile(r"(?:年度目标为|达到|完成)(?:总|最终|规划|五年)目标(?:任务|值)?的(\d+(?:\.\d+)?%)")
_EFFECTS = (
    (
        re.compile(r"一票否优|不得(?:评|确定)为优秀(?:等次)?|取消[^,;。]{0,8}评优资格"),
        "不得评为优秀（vetoes：at_most）",
        "barred from the top grade (vetoes: at_most)",
    ),
    (
        re.compile(r"直接(?:确定|评定|认定)?为(?:不合格|较差|末等)|考核等(?:次|级)(?:直接)?(?:确定)?为不合格"),
        "直接定为最低等次（vetoes：grade）",
        "the bottom grade at once (vetoes: grade)",
    ),
    (re.compile(r"一票否决"), "一票否决（vetoes）；须写明依据和后果", "a veto (vetoes); state its basis and effects"),
    (
        re.compile(r"取消[^,;。]{0,10}(?:表彰|奖励|评先|参评)[^,;。]{0,4}资格"),
        "取消表彰资格（vetoes：cancel_honours）",
        "honours cancelled (vetoes: cancel_honours)",
    ),
    (
        re.compile(r"(?:降低?1个?(?:等次|档次|等)|等次降1(?:级|档|等))"),
        "降低一个等次（vetoes：reward_down_one）",
        "one grade lower (vetoes: reward_down_one)",
    ),
)


def effects_of(text: str) -> tuple[Read, ...]:
    """Vetoes and ceilings the sentence speaks of."""
    return tuple(Read(found[0], Text(zh, en)) for pattern, zh, en in _EFFECTS if (found := pattern.search(text)))


def guarded(text: str, draft: Draft) -> Draft:
    """The rule behind the guard 不降反升的计0分 (R08), where the sentence has it."""
    found = _GUARD.search(text)
    if not found:
        return draft
    inner = {"then": {"kind": draft.kind, **draft.rule}} if draft.kind else {}
    draft.kind, draft.rule = "no_worsening", {"score": found[1] or "0", **inner}
    return draft.note(found[0], f"比上年差的计{found[1] or 0}分", f"{found[1] or 0} where it is worse than last year")


def staged(text: str, draft: Draft) -> Draft:
    """The rule against this year's share of a goal of several years (R07), where the sentence speaks of one."""
    found = _STAGE.search(text)
    if not found or not draft.kind:
        return draft
    draft.rule = {"share": found[1], "then": {"kind": draft.kind, **draft.rule}}
    draft.kind = "staged_share"
    return draft.note(found[0], f"本年目标为总目标的{found[1]}", f"this year's target is {found[1]} of the goal")


def without_guard(text: str) -> str:
    """The sentence without its guard, so that 计0分 in it is not read twice."""
    return _GUARD.sub("", text)


def has_guard(text: str) -> bool:
    """Whether the sentence holds a guard."""
    return _GUARD.search(text) is not None
