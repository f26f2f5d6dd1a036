"""The heads of an indicator table: where they stand, and what each column holds."""

import re
from dataclasses import dataclass

from kaoheng.drafting.grid import Grid

LEVEL, POINTS, RULE, OWNER, TARGET, UNIT = "level", "points", "rule", "owner", "target", "unit"

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (RULE, re.compile(r"(?:计分|评分|考核|考评|赋分|扣分).{0,2}(?:办法|标准|方法|细则|规则|方式)|评价标准|得分计算")),
    (POINTS, re.compile(r"分值|满分|标准分|基本分|权重|分数|赋分$|^分$|满值")),
    (
        OWNER,
        re.compile(
            r"责任(?:单位|部门|科室)|牵头|数据(?:来源|责任|提供|部门)|考核(?:单位|部门|责任)|提供(?:单位|部门)|主管"
        ),
    ),
    (TARGET, re.compile(r"目标(?:值|任务|数)?$|年度(?:目标|任务)|任务(?:数|量)|计划(?:数|值)")),
    (UNIT, re.compile(r"计量单位|^单位$|量纲")),
    (LEVEL, re.compile(r"(?:一|二|三|四)级|类别|指标|项目|内容|名称|类型|领域|要素")),
)
_NUMBER = re.compile(r"^(?:序号|编号|No\.?)$", re.IGNORECASE)

DEEPEST = 12
"""Rows from the top among which heads are looked for."""


@dataclass(frozen=True)
class Heads:
    """The last row of the heads, and the columns by what they hold; levels from the broadest."""

    last: int
    levels: tuple[int, ...]
    columns: dict[str, int]


def role_of(head: str) -> str | None:
    """What a column under this head holds; None for one that says nothing of scoring.

    >>> [role_of(head) for head in ("二级指标", "分值（分）", "考核评分办法", "牵头责任单位", "备注")]
    ['level', 'points', 'rule', 'owner', None]
    """
    plain = re.sub(r"\s|[（(][^）)]*[）)]", "", head)
    if not plain or _NUMBER.match(plain):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(plain)), None)


def heads_of(grid: Grid) -> Heads | None:
    """The heads of a grid: the first row that names a level and points or a rule, with rows merged into it."""
    for row in range(min(len(grid.rows), DEEPEST)):
        if row in grid.wide:
            continue
        stacked = row + 1 < len(grid.rows) and _stacked(grid, row)
        found = _read(grid, row, row + 1 if stacked else row)
        if found is not None:
            return found
    return None


def _stacked(grid: Grid, row: int) -> bool:
    """Whether the next row is a second row of heads: some cells are merged with it, the others are heads too."""
    upper, lower = grid.rows[row], grid.rows[row + 1]
    same = [a == b and a != "" for a, b in zip(upper, lower, strict=True)]
    rest = [cell for cell, merged in zip(lower, same, strict=True) if not merged and cell]
    return any(same) and bool(rest) and all(role_of(cell) is not None for cell in rest)


def _read(grid: Grid, first: int, last: int) -> Heads | None:
    levels: list[int] = []
    columns: dict[str, int] = {}
    for column, lowest in enumerate(grid.rows[last]):
        role = role_of(lowest) or role_of(grid.rows[first][column])
        if role == LEVEL:
            levels.append(column)
        elif role is not None and role not in columns:
            columns[role] = column
    if not levels or not {POINTS, RULE} & set(columns):
        return None
    return Heads(last, tuple(levels), columns)
