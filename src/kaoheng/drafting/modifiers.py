"""Words that many sentences share: floors, caps, part steps, the points of the item, the side of the target."""

import re

from kaoheng.arithmetic.columns import Direction
from kaoheng.drafting.proposal import Draft

N = r"(\d+(?:\.\d+)?)"
UNIT = r"(个百分点|%|微克/立方米|万元|亿元|万亩|亩|吨|个|项|件|起|次|人|家|户|位|名|天|日|工作日|公里|分贝)?"

_FLOOR_ZERO = re.compile(r"扣完[^,;。]{0,8}为止|不计负分|最低(?:得|计|为)?(?:零|0)分|不倒扣|直至扣完|扣完为0")
_FLOOR_DOWN = re.compile(rf"倒扣[^,;。]{{0,6}}(?:最高|最多|不超过)[^\d]{{0,4}}{N}分|(?:最高|最多)倒扣{N}分")
_FLOOR_AT = re.compile(rf"最低(?:得|计|不低于){N}分|保底{N}分")
_CAP = re.compile(
    rf"(?:最多加|最高加|最高不超过|最多不超过|加分不超过|累计不超过|总分限加|限加|最多得|最高得|加分最高不超过){N}分"
)
_CAP_SHARE = re.compile(rf"(?:不超过|最高(?:不超过|得|为)?)[^,;。\d]{{0,10}}(?:分值|标准分|该项分值|满分)的{N}%")
_LOSS_CAP = re.compile(rf"(?:最多扣|最高扣|扣分不超过|累计扣分不超过|总扣分不超过){N}分")
_WHOLE = re.compile(r"不足[^,;。]{0,12}(?:的)?(?:,)?(?:也)?(?:按|以)(?:1个?|整)[^,;。]{0,10}(?:计|算)")
_DROPPED = re.compile(r"不足[^,;。]{0,14}(?:的)?(?:,)?(?:不计|不扣|不予|忽略|舍去)")
_LINEAR = re.compile(r"不足[^,;。]{0,14}按比例|按比例(?:计算|扣分|加分|折算)|按内插法")
_FULL = re.compile(rf"(?:完成|达到|达标|及时|实现|高于|不超过|优于|第1名)[^;。]{{0,24}}?(?:得|计|记){N}分")
_OF_TARGET = re.compile(r"(?:目标(?:值|任务)?的?|任务(?:数)?的?)\d+(?:\.\d+)?%|超额?完成\d+(?:\.\d+)?%")
_OF_BASE = re.compile(r"(?:基准值|基数)的?\d+(?:\.\d+)?%")

_ZERO = ("0", "扣完为止，最低0分", "never below zero")


def floor_of(text: str, draft: Draft) -> str | None:
    """The least score the sentence allows, as a method writes it; None where it is silent."""
    for pattern, sign in ((_FLOOR_DOWN, "-"), (_FLOOR_AT, "")):
        found = pattern.search(text)
        if found:
            least = sign + next(group for group in found.groups() if group)
            draft.note(found[0], f"最低{least}分", f"never below {least}")
            return least
    found = _FLOOR_ZERO.search(text)
    if found:
        draft.note(found[0], _ZERO[1], _ZERO[2])
        return _ZERO[0]
    return None


def cap_of(text: str, draft: Draft) -> str | None:
    """The most points that may be added or reached."""
    found = _CAP.search(text)
    if not found:
        return None
    draft.note(found[0], f"上限{found[1]}分", f"at most {found[1]} points")
    return found[1]


def cap_share_of(text: str, draft: Draft) -> str | None:
    """The greatest score as a share of the item's points: 不超过该项分值的120%."""
    found = _CAP_SHARE.search(text)
    if not found:
        return None
    draft.note(found[0], f"最高为分值的{found[1]}%", f"at most {found[1]}% of the points")
    return found[1] + "%"


def loss_cap_of(text: str, draft: Draft) -> str | None:
    """The most points that may be taken off."""
    found = _LOSS_CAP.search(text)
    if not found:
        return None
    draft.note(found[0], f"最多扣{found[1]}分", f"at most {found[1]} points off")
    return found[1]


def partial_of(text: str, draft: Draft) -> str | None:
    """How a part of a step counts; None where the sentence does not say (P3)."""
    for pattern, word, zh, en in (
        (_WHOLE, "counts_whole", "不足一步的按一步计", "part steps count as whole"),
        (_DROPPED, "not_counted", "不足一步的不计", "part steps are not counted"),
        (_LINEAR, "proportional", "不足一步的按比例计", "part steps count in proportion"),
    ):
        found = pattern.search(text)
        if found:
            draft.note(found[0], zh, en)
            return word
    return None


def points_of(text: str) -> str:
    """The item's points, where the sentence says what full completion is worth."""
    found = _FULL.search(text)
    return found[1] if found else ""


def gap_of(step: str, unit: str) -> str | None:
    """How the gap is measured (P2): 目标值的2% is relative, 个百分点 and counts are absolute, a bare % is open."""
    if _OF_TARGET.search(step):
        return "of_target"
    if _OF_BASE.search(step):
        return "of_baseline"
    return None if unit == "%" else "absolute"


def side_of(word: str, *, off: bool) -> Direction | None:
    """What a step on one side of the target says of the direction: 每低…扣 means higher is better."""
    if word.startswith(("低", "差", "少", "降低", "下降", "减少", "不足")):
        return "up" if off else "down"
    if word.startswith(("高", "超", "增加", "上升", "多", "升高")):
        return "down" if off else "up"
    return None
