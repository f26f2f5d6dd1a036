"""The conditions of consequences, as a regulation puts them."""

from kaoheng.clauses.writing import Writing
from kaoheng.method.consequences import Condition
from kaoheng.text import Text, join


def condition_words(writing: Writing, condition: Condition, *, inside: bool = False) -> Text:
    """考核等次为较差或列本组末位; alternatives inside other conditions stand in brackets."""
    if condition.all is not None:
        parts = [condition_words(writing, part, inside=True) for part in condition.all]
        return join(parts, "，且", " and ")
    if condition.any is not None:
        parts = [condition_words(writing, part, inside=True) for part in condition.any]
        said = join(parts, "，或者", " or ")
        return Text(f"（{said.zh}）", f"({said.en})") if inside and len(parts) > 1 else said
    if condition.none is not None:
        said = condition_words(writing, condition.none)
        return Text(f"不属于“{said.zh}”情形", f"not the case that {said.en}")
    return _single(writing, condition)


def _single(writing: Writing, condition: Condition) -> Text:
    if condition.grade is not None:
        return Text(f"考核等次为{_or(condition.grade)}", f"graded {' or '.join(condition.grade)}")
    if condition.rank_at_least is not None:
        return Text(f"列本组第{condition.rank_at_least}名及以后", f"placed {condition.rank_at_least} or behind")
    if condition.rank_at_most is not None:
        place = condition.rank_at_most
        zh = "列本组第1名" if place == 1 else f"列本组前{place}名"
        return Text(zh, f"placed {place} or before")
    if condition.vetoed is not None:
        titles = {veto.id: veto for veto in writing.method.vetoes}
        named = [titles[id] for id in condition.vetoed]
        zh, en = (
            "、".join(f"“{each.title}”" for each in named),
            " or ".join(each.title_en or each.title for each in named),
        )
        return Text(f"因{zh}被“一票否决”", f"vetoed for {en}")
    if condition.consecutive is not None:
        years, grade = condition.consecutive.years, condition.consecutive.grade
        if condition.consecutive.last_in_group:
            return Text(f"连续{years}年列本组末位", f"last in its group {years} years running")
        return Text(f"连续{years}年考核等次为{_or(grade)}", f"graded {' or '.join(grade)} {years} years running")
    return Text("列本组末位", "last in its group")


def _or(grades: tuple[str, ...]) -> str:
    return "或".join(grades)
