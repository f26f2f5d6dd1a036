"""Sentences that look at the group: places, the best, the lowest and the highest."""

import re

from kaoheng.drafting.modifiers import N, cap_of, floor_of, loss_cap_of, points_of
from kaoheng.drafting.proposal import Draft, Open
from kaoheng.text import Text

_SHARE = re.compile(
    rf"(?:名次|位次|排名|排位)[^,。;]{{0,8}}每(?:降低|后退|下降|后移|低|退后){N}个?(?:位|名|名次|位次)[^,。;\d]{{0,6}}(?:减|扣)[^\d]{{0,6}}{N}(%|分)"
)
_EACH = re.compile(
    rf"每(?:降低|后退|下降|后移|低|退后){N}个?(?:位|名|名次|位次)[^,。;\d]{{0,4}}(?:减|扣|递减)(?:少)?{N}(%|分)"
    rf"|(?:按|依)[^,。;]{{0,12}}(?:排名|名次|位次)?(?:顺序)?[^,。;]{{0,6}}依次(?:减少|递减|扣减|减){N}(分|%)"
)
_BEST = re.compile(rf"(?:第1名|最高的?(?:地区|县|单位)?|首位)[^,。;]{{0,6}}?(?:得|计|记)(?:基本分)?{N}分")
_MOVED = re.compile(
    rf"(?:位次|名次|排名)[^,。;]{{0,6}}每(?:前进|上升|提升|进)(?:了)?{N}个?(?:位|名|名次|位次)[^,。;\d]{{0,4}}加{N}分"
)
_TO_BEST = re.compile(
    r"(?:实际值|该单位得分|得分)?(?:/|÷|除以|占|与)(?:本组|组内)?(?:排名第1的?(?:单位)?(?:得分|数值)|最高值(?!-)|最大值(?!-)|第1名(?:的)?(?:得分|数值)?)(?:之比)?"
)
_EFFICACY = re.compile(rf"{N}\+{N}(?:×|\*|x)\(?\(?(?:实际值|该项值|指标值|x)-(?:组内)?(?:最低|最小)值\)?")
_EFFICACY_DOWN = re.compile(rf"{N}\+{N}(?:×|\*|x)\(?\(?(?:组内)?(?:最高|最大)值-(?:实际值|该项值|指标值|x)\)?")
_TABLE = re.compile(rf"(?:排名)?第?(\d+)(?:-(\d+))?名[^,;。\d]{{0,4}}(?:加|得|计){N}分")


def moved(text: str) -> Draft | None:
    """位次每前进1位加0.1分,每后退1位扣0.1分 (R25)."""
    found = _MOVED.search(text)
    if not found:
        return None
    each = found[2] if found[1] == "1" else f"{found[2]}/{found[1]}"
    draft = Draft("rank_improvement", {"per_place": each})
    cap, least = cap_of(text, draft), loss_cap_of(text, draft)
    draft.rule |= ({"most": cap} if cap else {}) | ({"least": f"-{least}"} if least else {})
    return draft.note(found[0], f"每进1位加{each}分", f"{each} for every place gained")


def place_points(text: str) -> Draft | None:
    """第1名得满分,以后每降低1个名次减0.2分 (R18)."""
    found = _SHARE.search(text) or _EACH.search(text)
    if not found or _MOVED.search(text):
        return None
    groups = [group for group in found.groups() if group is not None]
    count, much, sign = (groups[0], groups[1], groups[2]) if len(groups) == 3 else ("1", groups[0], groups[1])
    each = much + ("%" if sign == "%" else "")
    draft = Draft("rank_points", {"form": "share_per_place" if sign == "%" else "points_per_place"})
    draft.rule["per_place"] = each if count == "1" else f"{each}/{count}"
    best = _BEST.search(text)
    draft.points = best[1] if best else points_of(text)
    if re.search(r"并列|名次相同|得分相同", text):
        draft.rule["ties"] = "competition"
    floor = floor_of(text, draft)
    if floor is not None:
        draft.rule["floor"] = floor
    return draft.note(found[0], f"每降1位减{each}", f"{each} less for every place")


def place_table(text: str) -> Draft | None:
    """全省排名第1名加5分,第2名加4分 (R18e, R35)."""
    found = list(_TABLE.finditer(text))
    if len(found) < 2:
        return None
    draft, places = Draft("position_table", {}), []
    for one in found:
        last = {"last": int(one[2])} if one[2] else {}
        places.append({"first": int(one[1]), **last, "points": one[3]})
        draft.note(one[0], f"第{one[1]}名{one[3]}分", f"place {one[1]}: {one[3]}")
    draft.rule["places"] = places
    if re.search("全国|全省|全市|省(?:级)?考核", text):
        draft.rule["position"] = "published"
    rest = re.search(r"其余|其他", text)
    if rest and "不得分" in text[rest.start() :]:
        draft.rule["otherwise"] = "0"
    return draft


def to_best(text: str) -> Draft | None:
    """得分=(该单位得分/排名第一的单位得分)×600 (R20)."""
    found = _TO_BEST.search(text)
    if not found:
        return None
    draft = Draft("ratio_to_best", {}, direction="up")
    times = re.search(rf"(?:×|\*|乘以){N}", text[found.end() :])
    draft.points = times[1] if times else points_of(text)
    if floor_of(text, draft) == "0":
        draft.rule["floor"] = "0"
    return draft.note(found[0], "与最高值之比", "in proportion to the best of the group")


def efficacy(text: str) -> Draft | None:
    """得分=60+40×(实际值-最低值)/(最高值-最低值) (R21)."""
    up, down = _EFFICACY.search(text), _EFFICACY_DOWN.search(text)
    found = up or down
    if not found:
        return None
    draft = Draft("efficacy", {"base": found[1], "range": found[2]}, direction="up" if up else "down")
    same = Text("组内数值全部相同时得多少分", "what everyone scores when all values are equal")
    draft.open.append(Open("all_equal", same, (found[1], f"{int(float(found[1]) + float(found[2]))}")))
    return draft.note(found[0], "功效系数法", "min–max efficacy")
