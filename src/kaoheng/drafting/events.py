"""Sentences that count: so many points for every event, late day, fault or record."""

import re
from typing import Any

from kaoheng.drafting.modifiers import N, cap_of, floor_of, loss_cap_of, points_of
from kaoheng.drafting.proposal import Draft
from kaoheng.drafting.steps import with_floor

_LATE = re.compile(
    rf"(?:每)?(?:逾期|迟报|迟交|晚报|超期|延迟|推迟|漏报|未按时报送)[^,;。\d]{{0,8}}{N}个?(工作日|天|日|次|件)[^,;。\d]{{0,4}}扣{N}分"
)
_EVENT = re.compile(
    r"(?:每)?(?:发生|出现|被[^,;。\d]{0,8}?(?:通报|曝光|约谈|批评))([^,;。\d]{0,14}?)"
    rf"(?:{N}(起|次|件|例|人))?([^,;。\d]{{0,14}}?)(?:的)?,?(?:每(?:起|次|件))?扣{N}分"
)
_EACH_FAULT = re.compile(rf"([^,;。\d]{{2,10}}?)(?:的)?,?每(件|次|起|例|项)扣{N}分")
_HAD = re.compile(rf"有{N}(次|项|个|篇|条)([^,;。\d]{{0,20}}?)(?:的)?(?:得|加|计){N}分")
_COSTLY = re.compile(
    r"(?:发生|出现)(?:\d(?:起|次)(?:以上)?)?([^,;。扣\d]{0,16}?)(?:\d(?:起|次)(?:以上)?)?(?:的)?,?"
    r"(?:该项|本项|此项)?(?:不得分|计0分|得0分)"
)
_COUNT = re.compile(
    rf"每(?!超|增|低|差|少|降|高|发生|逾期)([^,。;\d]{{0,10}}?){N}?(个|次|项|条|篇|件|家|人|户)([^,。;\d]{{0,10}}?)(?:加|得|计|奖励?){N}分"
)


def late(text: str) -> Draft | None:
    """每逾期1个工作日扣0.5分; 迟报漏报一次扣0.5分 (R11)."""
    found = _LATE.search(text)
    if not found:
        return None
    each = _per(found[3], found[1])
    draft = Draft("lateness", {"late_unit": "天" if found[2] == "日" else found[2], "points_per_unit": each})
    draft.points = points_of(text)
    draft.note(found[0], f"每{found[2]}扣{each}分", f"{each} off for each")
    return with_floor(text, draft)


def events(text: str) -> Draft | None:
    """每发生一起扣2分,发生较大及以上事故的该项不得分 (R19)."""
    classes: list[dict[str, Any]] = []
    draft = Draft("events", {}, points=points_of(text), direction="down")
    for found in _EVENT.finditer(text):
        title = (found[1] + found[4]).strip("的,") or "事件"
        counter = found[3] or "起"
        classes.append(
            {
                "id": f"class_{len(classes) + 1}",
                "title": title,
                "points_each": _per(found[5], found[2] or "1"),
                "counter": counter,
            }
        )
        draft.note(
            found[0],
            f"每{counter}{title}扣{classes[-1]['points_each']}分",
            f"{classes[-1]['points_each']} off for each",
        )
    for found in [] if classes else _EACH_FAULT.finditer(text):
        classes.append({"id": "class_1", "title": found[1].strip("的"), "points_each": found[3], "counter": found[2]})
        draft.note(found[0], f"每{found[2]}扣{found[3]}分", f"{found[3]} off for each")
    for found in _COSTLY.finditer(text):
        classes.append(
            {"id": f"class_{len(classes) + 1}", "title": found[1].strip("的") or "事件", "points_each": None}
        )
        draft.note(found[0], f"发生{found[1]}即不得分", "a single one costs all the points")
    if not classes:
        return None
    draft.rule |= {"classes": classes}
    if draft.points or floor_of(text, Draft("", {})) == "0" or any(c["points_each"] is None for c in classes):
        draft.rule["base"] = "full"
    cap = loss_cap_of(text, draft)
    if cap is not None:
        draft.rule["cap"] = cap
    floor = floor_of(text, draft)
    if floor is not None:
        draft.rule["floor"] = floor
    return draft


def counted(text: str) -> Draft | None:
    """每提请1个企业加0.5分,最高不超过3分 (R10)."""
    had, found = _HAD.search(text), _COUNT.search(text)
    if had and not found:
        draft = Draft("count_capped", {"per_event": had[4], "counted": had[2] + had[3]}, direction="up")
        return _capped(text, draft.note(had[0], f"每{had[2]}得{had[4]}分", f"{had[4]} for each"))
    if not found:
        return None
    each = _per(found[5], found[2] or "1")
    draft = Draft(
        "count_capped", {"per_event": each, "counted": found[3] + (found[1] + found[4]).strip("的有")}, direction="up"
    )
    draft.note(found[0], f"每{found[3]}得{each}分", f"{each} for each")
    return _capped(text, draft)


def _capped(text: str, draft: Draft) -> Draft:
    cap = cap_of(text, draft)
    if cap is not None:
        draft.rule["cap"] = cap
    return draft


def _per(points: str, count: str) -> str:
    """Points for one of several: 每2次扣1分 is 1/2 for each."""
    return points if count == "1" else f"{points}/{count}"
