"""A proposal as lines for a method file: what is stated as it is, what is open as a comment that asks."""

from collections.abc import Mapping
from typing import Any

import yaml

from kaoheng.drafting.proposal import Proposal
from kaoheng.text import Language

OPEN = {"zh": "待定", "en": "open"}


def lines(proposal: Proposal, language: Language = "zh") -> list[str]:
    """The proposal's YAML, one line a field; a line for every open policy.

    >>> from kaoheng.drafting.suggest import suggest
    >>> print(*lines(suggest("完成的得满分，未完成的按完成比例得分").proposals[0]), sep="\\n")
    direction: up
    rule: {kind: proportional, cap: 1}
      # 待定 floor：最低得多少分，可否倒扣（P5）
      # 待定 zero_target：目标值为零或负数时如何计（P8）（refuse | full | zero）
    """
    out = [f"points: {proposal.points}"] if proposal.points else []
    out += [f"direction: {proposal.direction}"] if proposal.direction else []
    fields = _fields(proposal.rule)
    out += [f"rule: {fields[0]}"] if len(fields) == 1 else ["rule:", *(f"  {line}" for line in fields)]
    for one in proposal.open:
        choices = f"（{' | '.join(one.choices)}）" if one.choices else ""
        out.append(f"  # {OPEN[language]} {one.path}：{one.asks[language]}{choices}")
    return out


def _fields(rule: Mapping[str, Any]) -> list[str]:
    text: str = yaml.safe_dump(dict(rule), allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    return text.replace("'", "").splitlines()  # numbers stand without quotes, as people write them
