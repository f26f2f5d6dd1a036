"""Sentences that measure: so many points off or more for every step from a target, an average or a band."""

import re
from typing import Any

from kaoheng.drafting.modifiers import (
    UNIT,
    N,
    cap_of,
    cap_share_of,
    floor_of,
    gap_of,
    loss_cap_of,
    partial_of,
    points_of,
    side_of,
)
from kaoheng.drafting.proposal import Draft

_WORSE = r"(低于?|差|少|降低|下降|减少|高于?|超过?|升高|上升|增加|偏离|短缺)"
_BETTER = r"(超额?完成|超过?|高于?|增加|提高|上升|降低|下降|低于?|减少|多完成)"
_OFF = re.compile(rf"每{_WORSE}([^,\d;。]{{0,8}}){N}?{UNIT}[^;。\d]{{0,5}}(?:扣|减)(?:减|除)?{N}分")
_MORE = re.compile(rf"每{_BETTER}([^,\d;。]{{0,8}}){N}?{UNIT}[^;。\d]{{0,6}}(?:加|增加){N}分")
_BOTH = re.compile(
    rf"每(?:增减|增加或(?:者)?减少|上升或下降|高于或低于){N}{UNIT}[^;。]{{0,12}}?(?:增减|增加或扣减|加减|加或扣){N}分"
)
_PLACES = re.compile("名次|位次|\\d[位名]")
_BASE_SHARE = re.compile(rf"得{N}%(?:的)?(?:标准分|分值|基本分)|(?:标准分|分值|基本分)的{N}%(?:算起|起计)")
_BAND = re.compile(
    rf"(?:控制|保持|稳定|处)?在(?:目标)?(?:{N}%?(?:-|~|—|至|到){N}%?)?[^;。]{{0,10}}?(?:之间|范围|以内|区间)[^;。,]{{0,8}}"
)
_BENCH = re.compile(
    r"(?:高于|达到|不低于)(?:或等于)?((?:全国|全省|全市|全县|全区|本组|省|市)[^,;。得计]{0,8}?平均(?:水平|值|数)?)"
)
_RISING = re.compile(rf"超额完成{N}%[^;。]{{0,12}}?加{N}分[^。]*?(?:依次类推|以此类推)")


def two_sided(text: str) -> Draft | None:
    """每增减1个百分点,增减0.3分; or a bonus beyond the target beside a deduction short of it (R04)."""
    both, off, more = _BOTH.search(text), _OFF.search(text), _MORE.search(text)
    if not both and not more:
        return _rising(text)
    draft = Draft("two_sided_step", {}, points=points_of(text))
    base = _BASE_SHARE.search(text)
    if base:
        share = (base[1] or base[2]) + "%"
        draft.rule["base"] = share
        draft.note(base[0], f"达到目标得分值的{share}", f"{share} of the points at the target")
    elif draft.points or "满分" in text or "标准分" not in text:
        draft.rule["base"] = "1"
    partial, cap = partial_of(text, draft), cap_of(text, draft)
    if both:
        draft.note(both[0], "两边每步增减相同", "the same for every step on either side")
        step = _step(both[1], both[2] or "", both[3], both[0], partial)
        draft.rule |= {"plus": step, "minus": step}
    if more:
        draft.direction = side_of(more[1], off=False)
        draft.note(more[0], "超过目标每步加分", "points for every step beyond the target")
        draft.rule["plus"] = _step(more[3] or "1", more[4] or "", more[5], more[0], partial) | limit(cap)
    if off and not both:
        draft.note(off[0], "低于目标每步扣分", "points off for every step short of it")
        draft.rule["minus"] = _step(off[3] or "1", off[4] or "", off[5], off[0], partial) | limit(
            loss_cap_of(text, draft)
        )
    floor, high = floor_of(text, draft), cap_share_of(text, draft)
    if floor == "0":
        draft.rule["low"] = "0"
    if high is not None:
        draft.rule["high"] = high
    return draft


def _rising(text: str) -> Draft | None:
    """超额完成10%(含)至20%加1分,20%至30%加2分,依次类推: a step for every so many percent beyond the target."""
    found = _RISING.search(text)
    if not found:
        return None
    draft = Draft("two_sided_step", {"base": "1"}, points=points_of(text), direction="up")
    draft.note(found[0], f"每超额{found[1]}%加{found[2]}分", f"{found[2]} for every {found[1]}% beyond the target")
    step = {"gap": "of_target", "size": f"{found[1]}%", "points": found[2], "partial_step": "not_counted"}
    draft.rule |= {"plus": step | limit(cap_of(text, draft))}
    return draft


def band(text: str) -> Draft | None:
    """控制在13%-15%之间的得满分,每偏离1个百分点扣0.5分 (R17)."""
    found, off = _BAND.search(text), _OFF.search(text)
    if not found or not off:
        return None
    draft = Draft("band", {}, points=points_of(text), direction="band")
    draft.note(found[0], "区间以内得满分", "full points within the band")
    step = _step(off[3] or "1", off[4] or "", off[5], off[0], partial_of(text, draft))
    draft.rule["outside"] = step | limit(loss_cap_of(text, draft))
    return with_floor(text, draft)


def benchmark(text: str) -> Draft | None:
    """高于全市平均水平的得满分,低于的每低1个百分点扣X分 (R14)."""
    found, off = _BENCH.search(text), _OFF.search(text)
    if not found or not off:
        return None
    against = "group_mean" if found[1].startswith("本组") else "benchmark"
    draft = Draft(
        "benchmark", {"against": against, "named": found[1], "base": "1", "above": None}, points=points_of(text)
    )
    draft.note(found[0], f"与{found[1]}比较", "compared with an average")
    draft.direction = side_of(off[1], off=True)
    step = _step(off[3] or "1", off[4] or "", off[5], off[0], partial_of(text, draft))
    draft.rule["below"] = step | limit(loss_cap_of(text, draft))
    return with_floor(text, draft)


def step_off(text: str) -> Draft | None:
    """每低1个百分点扣0.5分,扣完为止 (R03)."""
    off = _OFF.search(text)
    if not off or _PLACES.search(off[0]) or _BAND.search(text) or _BENCH.search(text) or _MORE.search(text):
        return None
    draft = Draft("step", {}, points=points_of(text), direction=side_of(off[1], off=True))
    draft.note(off[0], f"每步扣{off[5]}分", f"{off[5]} off for every step")
    step = _step(off[3] or "1", off[4] or "", off[5], off[0], partial_of(text, draft))
    draft.rule |= {name: value for name, value in step.items() if name != "points"} | {"points_per_step": off[5]}
    return with_floor(text, draft)


def limit(most: str | None) -> dict[str, Any]:
    """The most that steps may come to, where the sentence says it."""
    return {} if most is None else {"most": most}


def with_floor(text: str, draft: Draft) -> Draft:
    floor = floor_of(text, draft)
    if floor is not None:
        draft.rule["floor"] = floor
    return draft


def _step(size: str, unit: str, points: str, words: str, partial: str | None) -> dict[str, Any]:
    """A step as a method writes it; what the words leave open is left out."""
    gap = gap_of(words, unit)
    step: dict[str, Any] = {} if gap is None else {"gap": gap}
    step |= {"size": size + "%" if gap in ("of_target", "of_baseline") and unit == "%" else size, "points": points}
    return step if partial is None else step | {"partial_step": partial}
