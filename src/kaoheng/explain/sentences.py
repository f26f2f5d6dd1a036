"""The tree of reasons as indented plain text, for people."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from kaoheng.explain.reasons import Derived, Input, Part, Reason, Scoring, read_reason
from kaoheng.explain.words import combined_words, date_words, status_words
from kaoheng.numbers import written
from kaoheng.text import NO_WORDS, Glossary, Language, Text

_INDENT = "  "


def render(
    reason: Reason | Mapping[str, Any],
    language: Language = "zh",
    depth: int | None = None,
    words: Glossary = NO_WORDS,
) -> str:
    """A node and what is below it, down to `depth` levels (None: all of them).

    Takes a reason, or its form in the JSON document. Nodes that are not for the unit are left out. `words` are the
    method's own in English.
    """
    whole = reason if isinstance(reason, Reason) else read_reason(reason)
    lines = "\n".join(_lines(whole, language, depth, 0)) + "\n"
    return lines if language == "zh" else words.english(lines)


def _lines(reason: Reason, language: Language, depth: int | None, level: int) -> Iterator[str]:
    indent = _INDENT * level
    yield indent + _headline(reason)[language]
    yield indent + _INDENT + reason.sentence[language].strip()
    if reason.calculation is not None:
        words = reason.calculation.words
        yield indent + _INDENT + Text(f"{words.zh}。", f"{words.en}.")[language]
    if reason.scoring is not None:
        for line in _details(reason.scoring):
            yield indent + _INDENT + line[language]
    if depth is None or level < depth:
        for child in reason.children:
            if child.state != "not_member":
                yield from _lines(child, language, depth, level + 1)


def _headline(reason: Reason) -> Text:
    """【地区生产总值增速】7.00分／10分."""
    full = written(Fraction(reason.full)) if reason.full not in ("", "0") else ""
    if not reason.score:
        return Text(f"【{reason.title.zh}】不计分", f"{reason.title.en}: not scored")
    if not full:
        return Text(f"【{reason.title.zh}】{reason.score}分", f"{reason.title.en}: {reason.score}")
    return Text(f"【{reason.title.zh}】{reason.score}分／{full}分", f"{reason.title.en}: {reason.score} / {full}")


def _details(scoring: Scoring) -> Iterator[Text]:
    """The rule as a regulation puts it, and every value with its origin."""
    yield Text(f"计分规则：{scoring.clause.zh}。", f"Rule: {scoring.clause.en}.")
    for one in scoring.inputs:
        if not one.parts:
            yield Text("· ", "- ") + _named(one.title, one.written) + _origin(one)
            yield from _made(one.derived)
            continue
        how = combined_words(one)
        total = Text(f"{how.zh}{one.value}{one.measure}", f"{how.en} {one.value}{one.measure}")
        yield Text("· ", "- ") + (_named(one.title, "") + total if one.value else one.title)
        for part in one.parts:
            yield Text("  · ", "  - ") + _named(Text(part.name, part.name), part.value + one.measure) + _origin(part)


def _made(derived: Derived | None) -> Iterator[Text]:
    """How a value was made, a line for every step."""
    if derived is None:
        return
    if derived.before:
        yield Text("  · ", "  - ") + _named(Text("处理前", "before treatment"), derived.before)
    for step in (*derived.steps, derived.refused):
        if step.zh:
            yield Text("  · ", "  - ") + step


def _named(title: Text, value: str) -> Text:
    return Text(f"{title.zh}：{value}", f"{title.en}: {value}")


def _origin(one: Input | Part) -> Text:
    """（市统计局，最终核实数，2022年1月20日，第5行）."""
    status, day = status_words(one.status), date_words(one.as_of)
    row = Text("", "") if one.row is None else Text(f"第{one.row}行", f"row {one.row}")
    zh = "，".join(filter(None, [one.source, status.zh, day.zh, row.zh]))
    en = ", ".join(filter(None, [one.source, status.en, day.en, row.en]))
    return Text(f"（{zh}）" if zh else "", f" ({en})" if en else "")
