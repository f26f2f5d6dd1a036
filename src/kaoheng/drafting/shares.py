"""Sentences about reaching the target: all or nothing, by proportion, by rungs and tiers, by words of a scale."""

import re
from typing import Any

from kaoheng.drafting.modifiers import N, cap_share_of, floor_of, points_of
from kaoheng.drafting.proposal import Draft

_ALL = re.compile(
    rf"(?:完成|达到|达标|小于或等于|小于等于|不超过|不高于|大于或等于|不低于|及时)[^;。]{{0,24}}?(?:得|计|记){N}?(?:满分|分)"
    r".{0,12}?(?:未完成|未达到?|没有完成|大于目标值|低于目标值|小于目标值|超过|否则|未达标)[^。;]{0,10}?(?:不得分|得0分|计0分|不计分)"
)
_PROPORTION = re.compile(
    r"(?:未完成|否则|不足|未达到?|没有完成)?[^,;。]{0,8}按[^,;。]{0,10}比例(?:得分|计分|记分|扣分|折算|计算得分|给分)"
    r"|得分=(?:实际完成(?:值|数)|完成率)[^;。]{0,20}(?:×|\*|乘以)(?:分值|标准分|\d+)|按完成率(?:乘以|×|计)"
)
_RUNG = re.compile(rf"{N}%(?:\(?含\)?)?(?:以上)?[^,;。\d]{{0,8}}(?:得|计|记){N}(分|%)")
_TIER = re.compile(
    rf"{N}(%|分|个|家)?(?:\(?含\)?)?(以上|以下|及以上)?(?:的)?[^,;。\d]{{0,4}}(?:得|计|记){N}分"
    rf"|{N}(%|分)?(?:\(?含\)?)?(?:-|~|至|到){N}(%|分)?(?:\(?(?:不含|含)\)?)?(?:的)?[^,;。\d]{{0,4}}(?:得|计|记){N}分"
)
_WORDS = re.compile(
    r"((?:[\u4e00-\u9fa5]{1,4}(?:、|,|/)){1,5}[\u4e00-\u9fa5]{1,4}?)(?:等次)?(?:的)?分别(?:得|计|记|按|赋)(?:分)?([\d.、,/]+)分"
)
_INVERSE = re.compile(r"目标(?:值|数)?(?:÷|/|除以|与)实际(?:完成)?(?:值|数)?(?:之比)?|(?:2-|2减)实际")
_VALUE_FIRST = re.compile(r"完成率|完成比例|完成目标")


def all_or_nothing(text: str) -> Draft | None:
    """完成年度目标任务的得满分,未完成的不得分 (R01)."""
    found = _ALL.search(text)
    if not found:
        return None
    draft = Draft("all_or_nothing", {"comparator": "by_direction"}, points=points_of(text))
    if re.search(r"小于或?等于|不超过|不高于", found[0]):
        draft.rule["comparator"], draft.direction = "at_most", "down"
    return draft.note(found[0], "完成得满分，未完成不得分", "all points or none")


def proportional(text: str) -> Draft | None:
    """完成的得满分,未完成的按完成比例得分 (R02)."""
    found = _PROPORTION.search(text)
    if not found or "不足" in found[0] or re.search(r"每[^,;。]*[扣加]", text):
        return None
    draft = Draft("proportional", {}, points=points_of(text), direction="up")
    draft.note(found[0], "按完成比例得分", "points in proportion to completion")
    cap = cap_share_of(text, draft)
    if cap is not None:
        draft.rule["cap"] = cap
    elif "满分" in text or draft.points:
        draft.rule["cap"] = "1"
    if floor_of(text, draft) == "0":
        draft.rule["floor"] = "0"
    return draft


def ladder(text: str) -> Draft | None:
    """完成100%得40分,90%得36分,80%得32分 (R05)."""
    rungs = list(_RUNG.finditer(text))
    if len(rungs) < 2 or not _VALUE_FIRST.search(text):
        return None
    draft = Draft("completion_ladder", {}, points=rungs[0][2] if rungs[0][3] == "分" else "", direction="up")
    found = []
    for rung in rungs:
        worth = {"points": rung[2]} if rung[3] == "分" else {"rate": rung[2] + "%"}
        found.append({"completion": rung[1] + "%"} | worth)
        draft.note(rung[0], f"完成率达到{rung[1]}%的一档", f"the rung at {rung[1]}%")
    draft.rule |= {"rungs": sorted(found, key=lambda one: -float(one["completion"].rstrip("%")))}
    return draft


def tiers(text: str) -> Draft | None:
    """达到5%得1分;达到10%得2分;达到15%以上得3分 (R06)."""
    found = [] if _VALUE_FIRST.search(text) else list(_TIER.finditer(text))
    if len(found) < 2:
        return None
    draft, made = Draft("tiers", {}), []
    for one in found:
        made.append(_tier(one))
        draft.note(one[0], f"一档：{one[0]}", f"a tier: {one[0]}")
    made.sort(key=lambda tier: -float(tier.get("at_least", tier.get("below", "0")).rstrip("%")))
    draft.rule["tiers"] = made
    most = max(made, key=lambda tier: float(tier["points"]))
    draft.points = most["points"]
    rest = re.search(
        rf"(?:其余|其他|否则|不足[^,;。]*)(?:的)?(?:得|计){N}分|(?:其余|其他|否则|不足[^,;。得计]*)(?:的)?(不得分)",
        text,
    )
    if rest:
        draft.rule["otherwise"] = rest[1] or "0"
        draft.note(rest[0], "其余各档", "everything else")
    return draft


def _tier(one: re.Match[str]) -> dict[str, Any]:
    if one[1]:
        bound = "below" if one[3] == "以下" else "at_least"
        return {bound: one[1] + (one[2] if one[2] == "%" else ""), "points": one[4]}
    low, high = sorted((one[5], one[7]), key=float)
    mark = "%" if "%" in (one[6], one[8]) else ""
    return {"at_least": low + mark, "below": high + mark, "points": one[9]}


def words(text: str) -> Draft | None:
    """优、良、中、差分别得3、2.4、1.8、0分 (R27)."""
    found = _WORDS.search(text)
    if not found:
        return None
    marks, values = (re.split("[、,/]", part) for part in (found[1], found[2]))
    if len(marks) != len(values):
        return None
    best = max(values, key=float)
    draft = Draft("as_given", {"scale": best, "least": "0", "most": best}, points=best, direction="up")
    codes = ", ".join(f"{mark}: {value}" for mark, value in zip(marks, values, strict=True))
    return draft.note(
        found[0], f"等次折成分数，写入 data.codes：{{{codes}}}", f"words of a scale, in data.codes: {{{codes}}}"
    )


def inverse(text: str) -> Draft | None:
    """得分=分值×目标值/实际值, at most full points (R16)."""
    found = _INVERSE.search(text)
    if not found:
        return None
    form = "complement" if found[0].startswith("2") else "ratio"
    draft = Draft("inverse", {"form": form}, points=points_of(text), direction="down")
    return draft.note(found[0], "逆向指标，按目标值与实际值之比", "lower is better: target over actual")
