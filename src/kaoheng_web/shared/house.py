"""The tags of the house style, known to every template: words in two languages, addresses, lights, problems."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaoheng.explain.words import status_words
from kaoheng.text import Text, Titled, title_of
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.figures import printed
from kaoheng_web.shared.language import language, word, words
from kaoheng_web.shared.marks import MARKS
from kaoheng_web.shared.years import period_words

register = template.Library()

LIGHTS = {
    "g": Text("正常", "on time"),
    "y": Text("偏慢", "slow"),
    "r": Text("滞后", "behind"),
    "n": Text("未到期", "not due"),
}


@register.simple_tag
def say(zh: str, en: str, **values: Any) -> str:
    """A sentence in the reader's language: `{% say "共{count}个单位" "{count} units" count=12 %}`."""
    return word((zh if language() == "zh" else en).format(**values))


@register.simple_tag
def mark(own: str) -> str:
    """A Chinese mark, or its like in English; the loader of the templates puts it in."""
    return own if language() == "zh" else MARKS[own]


@register.filter
def said(text: Text) -> str:
    """A text of the code in the reader's language."""
    return words(text)


register.filter("word", word)


@register.filter
def measured(value: object, measure: str) -> str:
    """A value with its unit of measure in the reader's language."""
    return word(f"{value}{measure}")


@register.filter
def listed(names: Iterable[object]) -> str:
    """Names one after the other, with the comma of the language; words of a method in the reader's language."""
    return words(Text("、", ", ")).join(words(name) if isinstance(name, Text) else word(str(name)) for name in names)


@register.filter
def titled(what: Titled) -> str:
    """The title of something of a method in the reader's language."""
    return words(title_of(what))


@register.filter
def status(word: str) -> str:
    """A status of evidence as explanations call it: 核定数."""
    return words(status_words(word))


@register.filter
def day(value: date | datetime | None) -> str:
    """A date as the offices write it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(CHINA)
    return value.strftime("%Y-%m-%d") if language() == "en" else f"{value.year}年{value.month}月{value.day}日"


@register.filter
def moment(value: datetime) -> str:
    """A moment to the second, on the clock of the offices."""
    return value.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")


register.filter("points", printed)


@register.filter
def month(value: str) -> str:
    """A period as people say it."""
    return words(period_words(value))


@register.filter
def money(value: Decimal | None) -> str:
    """An amount without idle decimals, its digits in threes.

    >>> money(Decimal("191250.00")), money(Decimal("0.50"))
    ('191,250', '0.5')
    """
    if value is None:
        return "—"
    whole, _, part = f"{value:,f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".")


@register.simple_tag
def light(colour: str, word: str = "") -> SafeString:
    """A light that also says its state in words and by its shape."""
    return format_html('<span class="light {}">{}</span>', colour, word or words(LIGHTS[colour]))


@register.simple_tag(takes_context=True)
def address(context: template.Context, **changes: Any) -> str:
    """This page with some of its filters changed: the address is the saved view."""
    asked = {**context["request"].GET.dict(), **changes}
    kept = {name: value for name, value in asked.items() if value not in ("", None)}
    return f"?{urlencode(kept)}" if kept else str(context["request"].path)


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field with its label, what was typed, what is wrong with it and how to mend it."""
    return {"field": bound, "control": control(bound)}


@register.simple_tag
def control(bound: BoundField) -> SafeString:
    """What one types into, in the house style."""
    return bound.as_widget(attrs={"class": _style(bound), **_described(bound)})


@register.inclusion_tag("parts/empty.html")
def empty(why: str, when: str = "", link: str = "", title: str = "") -> dict[str, str]:
    """Why there is nothing here, when there will be, and the way on."""
    return {"why": why, "when": when, "link": link, "title": title}


@register.inclusion_tag("parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Any) -> dict[str, Any]:
    """The way through a long list."""
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("parts/chart.html")
def chart(kind: str, data: dict[str, Any], name: str) -> dict[str, Any]:
    """A picture with its table: waterfall of losses, or ranking bars; axes begin at zero."""
    return {"kind": kind, "data": data, "id": name}


def _style(bound: BoundField) -> str:
    kind = bound.field.widget.__class__.__name__
    if kind.startswith("Select"):
        return "form-select"
    return {"CheckboxInput": "form-check-input", "CheckboxSelectMultiple": "h-checks"}.get(kind, "form-control")


def _described(bound: BoundField) -> dict[str, str]:
    told = [f"{bound.auto_id}_help"] if bound.help_text else []
    wrong = [f"{bound.auto_id}_wrong"] if bound.errors else []
    found = {"aria-describedby": " ".join(told + wrong)} if told + wrong else {}
    return {**found, "aria-invalid": "true"} if wrong else found
