"""Plain data as YAML a person would write."""

import re
from typing import Any

_LONGEST = 100
_PLAIN = re.compile(r"[\w.+%/一-鿿–，。；、（）-][\w .+%/*一-鿿–，。；、（）-]*")


def flow(value: Any) -> str:
    """On one line.

    >>> flow({"size": "0.1", "tiers": [{"points": 3}], "over": None, "when": "a > 1, b"})
    '{size: 0.1, tiers: [{points: 3}], over: null, when: "a > 1, b"}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    return text if _PLAIN.fullmatch(text) and text == text.strip() else f'"{text}"'


def spread(value: dict[str, Any]) -> str:
    """After the colon: on the same line when it fits, else field by field, and lists member by member."""
    if len(flow(value)) <= _LONGEST:
        return f" {flow(value)}"
    lines = []
    for key, each in value.items():
        if isinstance(each, list | tuple) and len(flow(each)) > _LONGEST:
            lines += [f"  {key}:", *(f"    - {flow(member)}" for member in each)]
        else:
            lines.append(f"  {key}: {flow(each)}")
    return "\n" + "\n".join(lines)
