"""Where totals put the units of a group: places, ties, what told equal totals apart, grades."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from kaoheng.explain.reasons import Award, Standing
from kaoheng.method.edition import Method
from kaoheng.method.outcome import ByNode, ByRaters, ByUnrounded, CountBack, Decide, HeadToHead
from kaoheng.results import Results
from kaoheng.text import Text, join, title_of


class Standings:
    """The standings of one group; made once, asked for each of its units."""

    def __init__(self, results: Results, group: int) -> None:
        self._results, self._group = results, group
        members = results.facts.members(group)
        self._size = len(members)
        self._by_rank: Mapping[Fraction, list[int]] = defaultdict(list)
        self._by_total: Mapping[str, list[int]] = defaultdict(list)
        for unit in members:
            self._by_rank[results.ranks[unit]].append(unit)
            self._by_total[results.totals.text(unit)].append(unit)

    def of(self, unit: int) -> Standing:
        """One unit's standing."""
        results, name = self._results, self._results.facts.groups[self._group]
        rank, total = results.ranks[unit], results.totals.text(unit)
        adjusted = results.plan.adjustments.of(unit, "rank")
        tied = [other for other in self._by_rank[rank] if other != unit]
        apart = [other for other in self._by_total[total] if results.ranks[other] != rank]
        return Standing(
            group=name,
            group_title=_group_title(results.method, name),
            rank=results.rank_text(unit),
            size=self._size,
            tied=tuple(results.facts.units[other].title for other in tied),
            chain=self._chain(unit, apart),
            grade=results.grades[unit],
            undecided=results.undecided[unit],
            reasons=results.grade_reasons[unit] if results.grade_reasons else (),
            computed="" if adjusted is None else adjusted.before,
        )

    def awards(self, unit: int) -> Mapping[str, Award]:
        """One unit's grades by the blocks that are graded by themselves."""
        standings = self._results.standings
        blocks = standings[unit].blocks if standings else {}
        return {id: Award(each.grade, each.reasons) for id, each in blocks.items() if each.grade}

    def _chain(self, unit: int, apart: list[int]) -> Text:
        """How units with the same total came to different places."""
        if not apart:
            return Text("", "")
        equals = [self._results.facts.units[other].title for other in apart]
        ranking = self._results.method.ranking
        keys = [Text("取整前总分", "the total before rounding")] if ranking.on == "unrounded" else []
        keys += [self._key_words(key, [unit, *apart]) for key in ranking.chain]
        keys += [] if keys else [Text("表列顺序", "the order of the list")]
        by = join(keys, "、", ", then ")
        return Text(
            f"与{'、'.join(equals)}总分相同，依次按{by.zh}排序", f"equal to {', '.join(equals)}, told apart by {by.en}"
        )

    def _key_words(self, key: object, units: list[int]) -> Text:
        return self._decision(units) if isinstance(key, Decide) else _key_words(self._results.method, key)

    def _decision(self, units: list[int]) -> Text:
        """领导组的决定（领导组会议纪要〔2023〕3号）."""
        standings = self._results.standings
        by = [one for unit in units if standings for one in standings[unit].decided_by if one.matter == "rank"]
        documents = dict.fromkeys(one.document for one in by if one.document)
        zh, en = "、".join(documents), ", ".join(documents)
        return Text(f"领导组的决定（{zh}）", f"the decision of the leading group ({en})") if documents else _DECISION


_DECISION = Text("领导组的决定", "the decision of the leading group")


def _key_words(method: Method, key: object) -> Text:
    match key:
        case ByNode():
            node, high = method.node(key.node), key.best == "high"
            zh, en = ("得分高者列前", "the higher") if high else ("得分低者列前", "the lower")
            return Text(f"“{node.title}”{zh}", f"{en} {node.title_en or node.title}")
        case ByUnrounded():
            return Text("取整前总分", "the total before rounding")
        case CountBack():
            return Text("单项第1名多者列前", "the most first places in items")
        case HeadToHead():
            return Text("互相比较胜多者列前", "whoever beats more of the others item by item")
        case ByRaters():
            return raters_words(method, key)
        case _:
            return _DECISION


def raters_words(method: Method, key: ByRaters) -> Text:
    """“公众投票”给分人数多者列前，再依次比较给最高分、次高分等的人数."""
    channel = method.channel(key.channel)
    amount = key.take.partition(":")[2]
    zh, en = (f"给{amount}分的", f" gave {amount} points") if amount else ("给分", " gave points")
    title = channel.title_en or channel.title
    said = Text(f"“{channel.title}”{zh}人数多者列前", f"how many raters of {title}{en}")
    back = Text(
        "，再依次比较给最高分、次高分等的人数", ", then how many gave the most points, the next most, and so on"
    )
    return said + back if key.then == "count_back" else said


def award_words(award: Award) -> Text:
    """“党建”得分27，达到24分，为优秀；本类等次：优秀。"""
    grade = Text(f"本类等次：{award.grade}", f"grade of its own: {award.grade}")
    return join([*award.reasons, grade]) + Text("。", ".")


def _group_title(method: Method, name: str) -> Text:
    group = method.groups.get(name)
    return Text(name, name) if group is None else title_of(group)


def standing_words(standing: Standing) -> Text:
    """列县组第1名（6个单位），与甲县并列；…；等次：优秀。"""
    title = standing.group_title
    group = title.zh if title.zh.endswith("组") else f"{title.zh}组"
    said = Text(
        f"列{group}第{standing.rank}名（{standing.size}个单位）",
        f"Place {standing.rank} of {standing.size} in {title.en}",
    )
    if standing.tied:
        said += Text(f"，与{'、'.join(standing.tied)}并列", f", tied with {', '.join(standing.tied)}")
    waits = Text("须由领导组决定", "the leading group must decide")
    grade = Text(f"等次：{standing.grade}", f"grade: {standing.grade}")
    more = [standing.chain] if standing.chain.zh else []
    said_already = any(waits.zh in reason.zh for reason in standing.reasons)
    waiting = [waits] if standing.undecided and not said_already else []
    more += [*standing.reasons, *waiting, *([grade] if standing.grade else [])]
    return join([said, *more]) + Text("。", ".")
