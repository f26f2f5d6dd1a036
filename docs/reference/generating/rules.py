"""Every scoring rule: formula, parameters, and its worked examples with the sentences they give."""

from collections.abc import Iterator
from fractions import Fraction
from inspect import getdoc
from typing import Any

from pydantic import TypeAdapter

from docs.reference.generating.fields import fields
from docs.reference.generating.markdown import code, table, told
from docs.reference.generating.shapes import MODELS, model_name, referred
from docs.reference.generating.yaml_words import spread
from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.numbers import parse, round_to, written
from kaoheng.rules.catalogue import RULES, AnyRule, kind_of
from kaoheng.rules.rule import About, Example, Noted, Rule
from kaoheng.text import counted

_RULE: TypeAdapter[Rule] = TypeAdapter(AnyRule)
_NAMES = {model_name(rule) for rule in RULES}


def rule_list() -> str:
    """The catalogue at a glance."""
    rows = [
        (rule.number, f"[{kind_of(rule)}](#{kind_of(rule)})", rule.title.zh, rule.title.en, _group(rule))
        for rule in RULES
    ]
    return table(("number", "kind", "", "", "compares units"), rows)


def _group(rule: type[Rule]) -> str:
    found = {_read(example).peers_needed() for example in rule.examples}
    return "" if found == {False} else "yes" if found == {True} else "where it says so"


def rules() -> str:
    """A section for every rule."""
    return "\n\n".join(part for rule in RULES for part in _section(rule))


def _section(rule: type[Rule]) -> Iterator[str]:
    yield f"## {kind_of(rule)}"
    yield f"{rule.number} {rule.title.zh} · {rule.title.en}".strip()
    yield told(str(getdoc(rule)))
    yield fields(model_name(rule), _link, "parameter")
    for number, example in enumerate(rule.examples, start=1):
        yield from _example(number, example)


def _link(name: str) -> str:
    if name == "/".join(sorted(_NAMES)):
        return "a rule"
    return f"[{name}](#{name.lower()})"


def rule_parts() -> str:
    """The models that stand inside rules, once each."""
    found: dict[str, None] = {}
    queue = [model_name(rule) for rule in RULES]
    while queue:
        for name in referred(MODELS[queue.pop(0)]):
            if name not in _NAMES and name not in found:
                found[name] = None
                queue.append(name)
    sections = []
    for name in sorted(found):
        sections += [f"### {name}", told(str(MODELS[name].get("description", ""))), fields(name, _link, "parameter")]
    return "\n\n".join(part for part in sections if part)


# -- examples -------------------------------------------------------------------------------------


def _read(example: Example) -> Rule:
    return _RULE.validate_python(dict(example.rule))


def _example(number: int, example: Example) -> Iterator[str]:
    rule = _read(example)
    yield f"**Example {number}.** {_about(example)}"
    yield "```yaml part\nrule:" + spread(dict(example.rule)) + "\n```"
    yield table(("", *(f"unit {at}" for at in range(1, len(example.points) + 1))), _rows(example))
    reason, clause = _sentences(rule, example)
    yield f"- unit 1: {reason.zh}\n- {reason['en']}\n- clause: {clause.zh}\n- {clause['en']}"


def _about(example: Example) -> str:
    unit = f", in {example.unit}" if example.unit else ""
    source = f" From: {example.source}." if example.source else ""
    points = f"{counted(f'{example.full} points')}{unit}, {code('direction: ' + example.direction)}."
    return points + source


def _rows(example: Example) -> Iterator[tuple[str, ...]]:
    for name, values in example.columns.items():
        yield (code(name), *values)
    for name, by_part in example.parts.items():
        for part, values in by_part.items():
            yield (f"{code(name)} of {part}", *values)
    yield ("points", *(f"**{points}**" for points in example.points))


def _sentences(rule: Rule, example: Example) -> tuple[Any, Any]:
    notes: dict[str, Any] = {}
    x = ExactColumns(
        len(example.points),
        {name: [parse(value) for value in values] for name, values in example.columns.items()},
        full=parse(example.full),
        direction=example.direction,
        parts={
            name: {part: [parse(value) for value in values] for part, values in by_part.items()}
            for name, by_part in example.parts.items()
        },
        notes=notes,
    )
    score: Fraction = round_to(x.wide(rule.points(x))[0], example.decimals, "half_up")
    about = About(full=parse(example.full), title="", unit=example.unit, direction=example.direction)
    values = {name: parse(column[0]) for name, column in example.columns.items()}
    shown = written(score, example.decimals) if example.decimals is not None else score
    noted = {**values, **{name: column[0] for name, column in notes.items()}, "score": shown}
    return rule.reason(Noted(about, noted)), rule.clause(about)
