"""Every label of the result files, in Chinese and in English."""

from dataclasses import dataclass

from kaoheng.text import Language, Text

LABELS: dict[str, Text] = {
    "report": Text("考核结果报告", "Assessment results"),
    "rank": Text("名次", "Rank"),
    "unit": Text("单位", "Unit"),
    "unit_id": Text("单位编码", "Unit id"),
    "group": Text("考核组别", "Group"),
    "total": Text("总分", "Total"),
    "grade": Text("等次", "Grade"),
    "grade_of": Text("{0}等次", "Grade: {0}"),
    "item": Text("指标", "Indicator"),
    "points": Text("分值", "Points"),
    "score": Text("得分", "Score"),
    "lost": Text("失分", "Lost"),
    "weight": Text("权重{0}", "weight {0}"),
    "basis": Text("计分依据", "Reasons"),
    "owner": Text("数据责任部门", "Data department"),
    "clause": Text("条款", "Clause"),
    "subtotal": Text("小计", "Subtotal"),
    "average": Text("本组平均", "Group mean"),
    "scores_of": Text("得分（分值）", "Score (points)"),
    "lost_where": Text("失分在哪里", "Where points were lost"),
    "missing": Text("缺项", "no data"),
    "missing_short": Text("缺", "nd"),
    "not_applicable": Text("不涉及", "n/a"),
    "not_member": Text("—", "—"),
    "undecided": Text("待定", "Undecided"),
    "ungraded": Text("不评等次", "not graded"),
    "summary": Text("汇总", "Summary"),
    "ranking_charts": Text("排名图", "Ranking"),
    "notes": Text("说明", "Notes"),
    "loose_items": Text("直属总分的指标", "Indicators of the total"),
    "decided": Text("否决与调整", "Vetoes and adjustments"),
    "vetoed": Text("{0}（一票否决）", "{0} (vetoed)"),
    "vetoed_zero": Text("“{0}”得0分", "“{0}” scores 0"),
    "adjustment": Text("领导组调整", "Adjusted by the leading group"),
    "apart": Text("（单列）", " (apart)"),
    "chart": Text("{0} 总分排名（横轴从0起）", "{0}: totals (axis from zero)"),
    "chart_first": Text("{0} 总分排名前{1}名（横轴从0起）", "{0}: first {1} totals (axis from zero)"),
    "missing_means": Text(
        "缺项：没有数据；同时有分的，是按办法的缺项规定计的分",
        "no data; a score beside it follows the method's rule for missing data",
    ),
    "not_applicable_means": Text("不涉及：该指标不涉及本单位", "n/a: the indicator does not concern the unit"),
    "not_member_means": Text("—：该指标不用于考核本单位", "—: the unit is not assessed by this indicator"),
    "legend": Text("图例", "Legend"),
    "place_of": Text("第{0}名，共{1}个", "{0} of {1}"),
    "rank_of": Text("第{0}名", "rank {0}"),
    "units": Text("{0}个单位", "{0} units"),
    "items": Text("{0}项指标", "{0} indicators"),
    "full_marks": Text("满分", "Full marks"),
    "lost_total": Text("失分合计", "Lost in all"),
    "gained_total": Text("加分合计", "Gained in all"),
    "from_full": Text("离满分", "Below full marks"),
    "above_full": Text("超出满分", "Above full marks"),
    "lose": Text("失 {0}", "−{0}"),
    "gain": Text("加 {0}", "+{0}"),
    "gained": Text("加", "gained"),
    "worst": Text("失分最多的指标", "Most lost at"),
    "tail": Text("修约尾差", "Rounding"),
    "rest": Text("其他差额（封顶、折算、修约）", "Other (caps, rescaling, rounding)"),
    "items_word": Text("指标", "Indicators"),
    "missing_word": Text("缺项", "Without data"),
    "points_gap": Text("分值合计与满分之差", "Points and full marks differ"),
    "combined": Text("按“{0}”合成", "Combined: {0}"),
    "others": Text("其余{0}项合计", "The other {0}"),
    "lost_nothing": Text("没有失分", "no points lost"),
    "most_lost": Text("失分最多：{0} {1}", "most lost: {0} {1}"),
    "rank_tied": Text("第{0}名并列，名次须由领导组决定", "tied at rank {0}; the leading group must decide"),
    "await": Text("须由领导组决定", "the leading group must decide"),
    "method": Text("考核办法", "Method"),
    "place": Text("地区", "Place"),
    "year": Text("年度", "Year"),
    "source": Text("办法出处", "Published in"),
    "dated": Text("出具日期", "Dated"),
    "engine": Text("计算引擎", "Engine"),
    "version": Text("软件版本", "Software"),
    "hash_method": Text("办法摘要", "Method hash"),
    "hash_evidence": Text("数据摘要", "Evidence hash"),
    "hash_result": Text("结果摘要", "Result hash"),
    "hash": Text("摘要 {0}", "Hash {0}"),
    "rounded": Text("总分修约到{0}位小数", "total rounded to {0} decimals"),
    "unrounded": Text("总分不修约", "total not rounded"),
    "skip": Text("跳到正文", "Skip to the results"),
    "contents": Text("目录", "Contents"),
    "year_of": Text("{0}年度", "Year {0}"),
    "stop": Text("：", ": "),
    "semicolon": Text("；", "; "),
    "open_tag": Text("{0}个单位待定", "{0} units undecided"),
    "open_head": Text(
        "有{0}个单位的名次或等次尚待领导组决定，本表不是最终结果。",
        "The rank or grade of {0} units awaits a decision of the leading group; this is not the final result.",
    ),
    "units_word": Text("被考核单位", "Assessed units"),
    "in_groups": Text("分{0}个组", "in {0} groups"),
    "in_blocks": Text("分{0}类", "in {0} categories"),
    "missing_note": Text("处，按办法的缺项规定计分", "cells, scored as the method says"),
    "not_applicable_word": Text("不涉及", "Not applicable"),
    "not_applicable_note": Text("处，按办法的规定处理", "cells, treated as the method says"),
    "ranking": Text("排名与失分", "ranking and points lost"),
    "bars": Text("总分排名图", "Totals"),
    "bars_plain": Text("横轴从0起", "axis from zero"),
    "redder": Text("越红失得越多", "redder is more of the points"),
    "bars_note": Text("横轴从0起；颜色和文字均表示等次", "axis from zero; colour and word both say the grade"),
    "heat": Text("得分率热力表", "Score rates"),
    "heat_note": Text(
        "得分占分值的百分比，不足1的舍去；分值为0的直接写得分",
        "score as a percentage of the points, rounded down; where there are no points, the score itself",
    ),
    "all_of_it": Text("得满分", "full marks"),
    "sheets": Text("单位得分单", "Score sheets"),
    "sheets_note": Text("点单位名展开；打印时只打印已展开的", "open a unit by its name; only open ones are printed"),
    "grade_reasons": Text("等次依据", "Why this grade"),
    "item_scores": Text("逐项得分", "item scores"),
    "made_by": Text(
        "由 {0} 生成；本页不含外部资源，可离线打开和存档。",
        "Made by {0}. The page needs nothing from outside and can be kept as it is.",
    ),
}

NOTES: tuple[Text, ...] = (
    Text("名次、等次在各考核组别内评定。", "Ranks and grades are decided inside each group."),
    Text("失分＝分值－得分；失分为负的是加分。", "Points lost = points − score; a negative loss is a gain."),
    Text("分值为0或不涉及的指标没有得分率。", "Indicators without points, or not applicable, have no score rate."),
    Text(
        "办法规定不修约的分数，报告和工作簿中显示到固定位数，其余数位在 scores.csv 和单元格数值里。",
        "Scores that the method leaves unrounded are shown to fixed decimals; scores.csv and the cells hold the rest.",
    ),
    Text(
        "同样的办法和数据得到同样的文件；结果摘要相同即结果相同。",
        "The same method and evidence give the same files; equal result hashes mean equal results.",
    ),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one language.

    >>> Words("zh")("place_of", 2, 6), Words("en")("place_of", 2, 6)
    ('第2名，共6个', '2 of 6')
    """

    language: Language

    def __call__(self, key: str, *values: object) -> str:
        return LABELS[key][self.language].format(*values)

    def notes(self) -> list[str]:
        """How to read the result files."""
        return [note[self.language] for note in NOTES]

    def colon(self, label: str, value: object) -> str:
        """A label and its value with the colon of the language."""
        return f"{label}：{value}" if self.language == "zh" else f"{label}: {value}"
