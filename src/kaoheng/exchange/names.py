"""The names of sheets, columns and words in evidence files, in Chinese and in the library's own terms."""

from dataclasses import dataclass

from kaoheng.freeze.written import narrow
from kaoheng.tables import (
    ADJUSTMENT_COLUMNS,
    BALLOT_COLUMNS,
    CLAIM_COLUMNS,
    DECISION_COLUMNS,
    HISTORY_COLUMNS,
    OBSERVATION_COLUMNS,
    RATING_COLUMNS,
    RESPONSE_COLUMNS,
    TARGET_COLUMNS,
    UNIT_COLUMNS,
    VETO_COLUMNS,
)
from kaoheng.tally.rows import COUNT_WORDS, STATUS_WORDS


@dataclass(frozen=True)
class TableNames:
    """One table: its sheet name, its columns, and which of them must be there.

    `ignored` columns may stand in a file to make it readable for people; they are not evidence. A table that is
    `open` keeps every further column under the name it has.
    """

    id: str
    sheet: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    headers: dict[str, str]
    """Column names by the heads people may write."""
    ignored: tuple[str, ...] = ("备注", "note")
    open: bool = False


_LABELS = ("单位名称", "指标名称", "unit_title", "item_title", "备注", "note")
_CELL = {"单位代码": "unit_id", "指标代码": "item_id"}
_CHANNEL = {"渠道": "channel", "单位代码": "unit_id"}

TABLES: tuple[TableNames, ...] = (
    TableNames(
        id="units",
        sheet="单位",
        columns=UNIT_COLUMNS,
        required=("unit_id", "title"),
        headers={
            "单位代码": "unit_id",
            "单位名称": "title",
            "考核组别": "group",
            "标签": "tags",
            "起始日期": "valid_from",
            "终止日期": "valid_to",
            "继承单位": "successor",
        },
    ),
    TableNames(
        id="observations",
        sheet="数据",
        columns=OBSERVATION_COLUMNS,
        required=("unit_id", "item_id", "value"),
        headers=_CELL
        | {
            "期间": "period",
            "类别": "kind",
            "数值": "value",
            "计量单位": "measure",
            "状态": "status",
            "数据来源": "source",
            "核定日期": "as_of",
        },
        ignored=_LABELS,
    ),
    TableNames(
        id="targets",
        sheet="目标",
        columns=TARGET_COLUMNS,
        required=("unit_id", "item_id"),
        headers=_CELL
        | {
            "类别": "kind",
            "数值": "value",
            "下限": "low",
            "上限": "high",
            "约束性": "binding",
            "数据来源": "source",
        },
        ignored=_LABELS,
    ),
    TableNames(
        id="decisions",
        sheet="决定",
        columns=DECISION_COLUMNS,
        required=("unit_id", "matter", "outcome"),
        headers={"单位代码": "unit_id", "事项": "matter", "结论": "outcome", "文号": "document"},
        ignored=_LABELS,
    ),
    TableNames(
        id="vetoes",
        sheet="一票否决",
        columns=VETO_COLUMNS,
        required=("unit_id", "veto", "status"),
        headers={
            "单位代码": "unit_id",
            "事项": "veto",
            "状态": "status",
            "提出部门": "proposed_by",
            "批准机关": "approved_by",
            "文号": "document",
            "日期": "dated",
            "听取意见日期": "heard_on",
            "适用年度": "effective_year",
            "说明": "note",
        },
        ignored=("单位名称", "unit_title", "备注"),
    ),
    TableNames(
        id="adjustments",
        sheet="领导组调整",
        columns=ADJUSTMENT_COLUMNS,
        required=ADJUSTMENT_COLUMNS,
        headers={
            "单位代码": "unit_id",
            "事项": "matter",
            "调整前": "before",
            "调整后": "after",
            "理由": "reason",
            "文号": "document",
        },
        ignored=_LABELS,
    ),
    TableNames(
        id="history",
        sheet="历年",
        columns=HISTORY_COLUMNS,
        required=("unit_id", "year"),
        headers={
            "单位代码": "unit_id",
            "年度": "year",
            "节点": "node",
            "得分": "score",
            "名次": "rank",
            "等次": "grade",
            "考核组别": "group",
            "单位数": "members",
        },
        ignored=("备注", "note"),
    ),
    TableNames(
        id="ballots",
        sheet="测评票",
        columns=BALLOT_COLUMNS,
        required=("channel", "unit_id", "mark"),
        headers=_CHANNEL
        | {
            "测评内容": "aspect",
            "票类": "voter_class",
            "评价": "mark",
            "票数": "count",
            "票号": "voter",
            "投票人单位": "rater_unit",
        },
        ignored=_LABELS,
    ),
    TableNames(
        id="ratings",
        sheet="评分",
        columns=RATING_COLUMNS,
        required=("channel", "unit_id", "rater", "value"),
        headers=_CHANNEL
        | {
            "评分人": "rater",
            "评分人类别": "rater_class",
            "评分人单位": "rater_unit",
            "评分内容": "aspect",
            "分值": "value",
        },
        ignored=_LABELS,
    ),
    TableNames(
        id="responses",
        sheet="问卷",
        columns=RESPONSE_COLUMNS,
        required=("channel", "unit_id", "respondent", "question", "answer"),
        headers=_CHANNEL
        | {
            "受访者": "respondent",
            "题目": "question",
            "回答": "answer",
            "权重": "weight",
            "层": "stratum",
            "初级抽样单元": "psu",
        },
        ignored=_LABELS,
        open=True,
    ),
    TableNames(
        id="claims",
        sheet="申报",
        columns=CLAIM_COLUMNS,
        required=("channel", "unit_id", "type", "matter"),
        headers=_CHANNEL
        | {
            "类型": "type",
            "级别": "level",
            "事项": "matter",
            "分值": "points",
            "数量": "count",
            "角色": "role",
            "文号": "document",
            "日期": "dated",
            "认定": "status",
            "理由": "reason",
        },
        ignored=_LABELS,
    ),
)

NUMBER_COLUMNS = frozenset(
    {"value", "low", "high", "score", "rank", "members", "before", "after", "count", "weight", "points"}
)

WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("observations", "kind"): {
        "实际值": "actual",
        "上年值": "prior",
        "基期值": "baseline",
        "目标值": "target",
    },
    ("observations", "status"): {
        "自报": "reported",
        "核定": "certified",
        "初步": "provisional",
        "最终": "final",
        "不涉及": "not_applicable",
    },
    ("targets", "kind"): {
        "定值": "point",
        "下限": "floor",
        "上限": "ceiling",
        "区间": "range",
        "约束性": "binding",
        "保持": "hold",
        "零发生": "zero_event",
        "里程碑": "milestone",
        "分阶段": "staged",
        "位次": "rank",
        "对标": "benchmark",
    },
    ("targets", "binding"): {"是": "yes", "否": "no"},
    ("decisions", "matter"): {"名次": "rank"},
    ("decisions", "outcome"): {"入选": "in", "不入选": "out"},
    ("vetoes", "status"): {
        "已提出": "proposed",
        "已听取意见": "heard",
        "已批准": "approved",
        "不予批准": "rejected",
        "已执行": "applied",
    },
    ("adjustments", "matter"): {"总分": "total", "名次": "rank", "等次": "grade"},
    ("history", "node"): {"总分": "total"},
    ("ballots", "mark"): dict(COUNT_WORDS),
    ("claims", "status"): dict(STATUS_WORDS),
}
"""Chinese words for the library's own, by table and column; anything else is kept as written."""


def table_called(name: str) -> TableNames | None:
    """The table a file or sheet name stands for.

    >>> table_called("Units").id, table_called("数据").id, table_called("说明")
    ('units', 'observations', None)
    """
    plain = narrow(name).casefold()
    return next((table for table in TABLES if plain in (table.id, table.sheet)), None)
