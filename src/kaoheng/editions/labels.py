"""What the fields and words of a method file are called when people read of them."""

from typing import Any

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.text import Text, join

FIELDS: dict[str, Text] = {
    "method": Text("办法", "method"),
    "title": Text("名称", "title"),
    "title_en": Text("英文名称", "English title"),
    "place": Text("地区", "place"),
    "year": Text("年度", "year"),
    "full_marks": Text("满分", "full marks"),
    "source": Text("来源", "source"),
    "notes": Text("说明", "notes"),
    "rounding": Text("取整", "rounding"),
    "items": Text("指标", "items"),
    "blocks": Text("类别", "blocks"),
    "total": Text("总分", "total"),
    "mode": Text("取整办法", "mode"),
    "decimals": Text("小数位数", "decimals"),
    "round": Text("取整", "rounding"),
    "policies": Text("通用规定", "policies"),
    "missing": Text("没有数据时", "without data"),
    "not_applicable": Text("不涉及时", "when not concerned"),
    "groups": Text("组别", "groups"),
    "units": Text("单位", "units"),
    "honours_only": Text("只计分不评等次", "scored only"),
    "ranking": Text("排名", "ranking"),
    "on": Text("排名依据", "ranked on"),
    "ties": Text("并列", "ties"),
    "chain": Text("同分排列办法", "tie keys"),
    "aggregate": Text("汇总办法", "aggregation"),
    "needs": Text("计分所需项数", "items needed"),
    "grades": Text("等次", "grades"),
    "scale": Text("满值", "scale"),
    "thresholds": Text("分数线", "lines"),
    "quota": Text("名额", "quota"),
    "share": Text("占比", "share"),
    "places": Text("名次或名额", "places"),
    "hard_ceiling": Text("不得突破比例", "hard ceiling"),
    "min_places": Text("最少名额", "least places"),
    "barred_count_in_n": Text("受限单位计入单位数", "barred units count"),
    "unused": Text("未用名额", "unused places"),
    "ceilings": Text("等次限制", "ceilings"),
    "at_most": Text("最高为", "at most"),
    "when": Text("条件", "condition"),
    "text": Text("文字", "text"),
    "legal_basis": Text("法规依据", "legal basis"),
    "points": Text("分值", "points"),
    "weight": Text("权重", "weight"),
    "only": Text("适用范围", "for whom"),
    "clause": Text("依据条款", "clause"),
    "tags": Text("标签", "tags"),
    "direction": Text("方向", "direction"),
    "rule": Text("计分规则", "rule"),
    "kind": Text("类型", "kind"),
    "data": Text("数据", "data"),
    "owner": Text("数据责任部门", "data department"),
    "unit": Text("计量单位", "unit of measure"),
    "status": Text("数据状态", "status"),
    "cut_off": Text("截止日期", "cut-off"),
    "codes": Text("赋值", "codes"),
    "columns": Text("引用的指标", "columns"),
    "target": Text("目标", "target"),
    "value": Text("数值", "value"),
    "low": Text("下限", "low"),
    "high": Text("上限", "high"),
    "by_unit": Text("分单位", "by unit"),
    "overrides": Text("差异化规定", "overrides"),
    "floor": Text("最低分", "floor"),
    "cap": Text("最高", "cap"),
    "size": Text("每级幅度", "step"),
    "points_per_step": Text("每级分数", "points per step"),
    "partial_step": Text("不足一级时", "part steps"),
    "gap": Text("差距的计量", "gap"),
    "zero_target": Text("目标不大于零时", "zero target"),
    "per_place": Text("每名分数", "points a place"),
    "least": Text("最低", "least"),
    "most": Text("最高", "most"),
    "base": Text("基础分", "base"),
    "rate": Text("得分比例", "rate"),
    "completion": Text("完成率", "completion"),
    "otherwise": Text("其余", "otherwise"),
    "tiers": Text("档", "tiers"),
    "rungs": Text("档", "rungs"),
    "order": Text("次序", "order"),
    "parent": Text("所属类别", "parent"),
}

VALUES: dict[str, Text] = {
    "block": Text("补报后再计分", "stop until supplied"),
    "zero": Text("不得分", "no points"),
    "full": Text("得满分", "full points"),
    "group_average": Text("按本组平均得分", "mean of the group"),
    "carry_forward": Text("以上年数据", "last year's value"),
    "spread": Text("分值按比例分摊", "points spread pro rata"),
    "spread_equal": Text("分值平均分摊", "points spread equally"),
    "refuse": Text("不允许", "refused"),
    "none": Text("不取整", "not rounded"),
    "half_up": Text("四舍五入", "half up"),
    "half_even": Text("四舍六入五成双", "half to even"),
    "ceil": Text("进位", "up"),
    "up": Text("正向", "higher is better"),
    "down": Text("逆向", "lower is better"),
    "band": Text("适度", "range"),
    "not_counted": Text("不计", "not counted"),
    "counts_whole": Text("按一级计", "counted whole"),
    "proportional": Text("按比例", "in proportion"),
    "absolute": Text("按差值", "as a difference"),
    "of_target": Text("按占目标值的比例", "as a share of the target"),
    "of_baseline": Text("按占基准值的比例", "as a share of the baseline"),
    "rounded": Text("取整后总分", "rounded total"),
    "unrounded": Text("取整前总分", "total before rounding"),
    "all_in": Text("全部评为", "all in"),
    "all_out": Text("均不评为", "all out"),
    "decide": Text("领导组决定", "leading group decides"),
    "lost": Text("作废", "lost"),
    "to_other_groups": Text("由其他组使用", "to other groups"),
}


def path_words(path: tuple[str, ...]) -> Text:
    """Where a field stands, in the words above: 计分规则·每级幅度; what has no word keeps its name."""
    return join([FIELDS.get(part, Text(part, part)) for part in path], "·", ", ")


KINDS: dict[str, Text] = {
    **{str(each.model_fields["kind"].annotation.__args__[0]): each.title for each in AGGREGATIONS},  # type: ignore[union-attr]
    **{kind_of(rule): rule.title for rule in RULES},
}
"""What rules and aggregations are called, by the word of a method file."""


def value_words(value: Any, field: str = "") -> Text:
    """A value of plain data as people read it; `field` is where it stands.

    >>> value_words(None).zh, value_words(True).zh, value_words({"gap": "absolute", "size": "0.1"}).zh
    ('未写明', '是', '差距的计量按差值，每级幅度0.1')
    """
    if value is None or value in ("", [], {}):
        return Text("未写明", "not stated")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, list):
        return join([value_words(each, field) for each in value], "、", ", ")
    if isinstance(value, dict):
        stated = [(key, each) for key, each in value.items() if each not in (None, "", [], {})]
        return join([_pair(key, each) for key, each in stated], "，", ", ")
    known = KINDS if field == "kind" else VALUES
    return known.get(str(value), Text(str(value), str(value)))


def _pair(key: str, value: Any) -> Text:
    name, said = FIELDS.get(key, Text(key, key)), value_words(value, key)
    return Text(f"{name.zh}{said.zh}", f"{name.en} {said.en}")
