"""One text for each meaning: an edition as canonical JSON, its digest, and as YAML that reads back the same."""

import json
import re
from hashlib import sha256
from typing import Any

import yaml

from kaoheng.method.edition import Method

_WIDTH = 110
_BREAKS = re.compile("[\r\n\x85\u2028\u2029\ufeff]")
_ONE_LINE = 90


def canonical(method: Method) -> str:
    """The edition as JSON with sorted keys, exact numbers as text, and nothing that is only a default.

    Order of lists counts, order of keys does not; 0.5, 50% and 1/2 are written alike.
    """
    return json.dumps(_data(method), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(method: Method) -> str:
    """SHA-256 of the canonical text: equal for editions that say the same."""
    return sha256(canonical(method).encode()).hexdigest()


def to_yaml(method: Method) -> str:
    """The edition as a readable method file; reading it gives the same digest."""
    dumped: str = yaml.dump(
        _in_words(_data(method)), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDTH, line_break="\n"
    )
    return dumped


def _data(method: Method) -> dict[str, Any]:
    return method.model_dump(mode="json", exclude_defaults=True)


def _in_words(value: Any) -> Any:
    """Aggregations without parameters as plain words."""
    if isinstance(value, list):
        return [_in_words(each) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _in_words(each) for key, each in value.items()}
    aggregate = plain.get("aggregate")
    if isinstance(aggregate, dict) and list(aggregate) == ["kind"]:
        plain["aggregate"] = aggregate["kind"]
    return plain


class _Writer(yaml.SafeDumper):
    """Numbers without quotes (they are read as text anyway); short mappings and lists on one line."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _mapping(writer: _Writer, data: dict[str, Any]) -> yaml.MappingNode:
    return writer.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=_is_short(data))


def _list(writer: _Writer, data: list[Any]) -> yaml.SequenceNode:
    return writer.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_is_short(data))


def _text(writer: _Writer, data: str) -> yaml.ScalarNode:
    style = '"' if data in ("true", "false", "null", "~", "") or _BREAKS.search(data) else None
    return writer.represent_scalar("tag:yaml.org,2002:str", data, style)


def _number(writer: _Writer, data: int) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", str(data))


def _truth(writer: _Writer, data: bool) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", str(data).lower())


def _nothing(writer: _Writer, data: None) -> yaml.ScalarNode:  # noqa: ARG001
    return writer.represent_scalar("tag:yaml.org,2002:str", "null")


def _is_short(data: dict[str, Any] | list[Any]) -> bool:
    inside = list(data.values()) if isinstance(data, dict) else data
    if any(isinstance(each, dict | list) for each in inside):
        return isinstance(data, dict) and "kind" in data and len(str(data)) <= _ONE_LINE
    return len(str(data)) <= _ONE_LINE


_Writer.add_representer(dict, _mapping)
_Writer.add_representer(list, _list)
_Writer.add_representer(str, _text)
_Writer.add_representer(int, _number)
_Writer.add_representer(bool, _truth)
_Writer.add_representer(type(None), _nothing)
