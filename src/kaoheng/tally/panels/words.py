"""The sentence of one unit's ratings."""

from collections.abc import Iterator, Sequence

from kaoheng.numbers import written
from kaoheng.rules.policies import share
from kaoheng.tally.panels.means import ALL, Given, Scored
from kaoheng.tally.panels.raters import Heard
from kaoheng.tally.panels.terms import PanelTerms, TrimmedMean
from kaoheng.tally.weights import class_name
from kaoheng.text import Text, join


def sentence(terms: PanelTerms, unit: str, own: Given, found: Scored, heard: Heard) -> Text:
    """得分91=主要领导95×50%+其他87×50%；12人评价，1人不了解."""
    score = written(found.score, terms.rounding.score)
    said = Text(f"得分{score}", f"score {score}")
    if ALL not in found.classes:
        said += Text("=", " = ") + join(list(_parts(terms, found)), "+", " + ")
    return join([said, *_empty(terms, own, found), people(terms, unit, own, heard)])


def _parts(terms: PanelTerms, found: Scored) -> Iterator[Text]:
    for name in found.weights or found.classes:
        title, value = class_name(terms.classes, name), written(found.classes[name], terms.rounding.classes)
        weight = share(found.weights[name]) if found.weights else None
        if weight is None:
            yield title + Text(value, f" {value}")
        else:
            yield title + Text(f"{value}×{weight.zh}", f" {value} × {weight.en}")


def _empty(terms: PanelTerms, own: Given, found: Scored) -> list[Text]:
    silent = [name for name in terms.classes if name not in own]
    if not silent or not found.weights or ALL in found.classes:
        return []
    names = join([class_name(terms.classes, name) for name in silent], "、", ", ")
    return [Text(f"{names.zh}无有效评价，权重另行分配", f"no ratings of {names.en}: weight moved")]


def people(terms: PanelTerms, unit: str, own: Given, heard: Heard) -> Text:
    """12人评价，1人不了解，2人的评价不计（…）."""
    unknown = sum(unit in rater.unknown for rater in heard.raters)
    dropped_own = sum(unit in rater.own for rater in heard.raters)
    count = raters(unit, heard)
    said = [Text(f"{count}人评价", f"{count} raters")]
    if unknown:
        said.append(Text(f"{unknown}人不了解", f"{unknown} not informed"))
    if dropped_own:
        said.append(Text(f"自评{dropped_own}人不计", f"{dropped_own} own ratings dropped"))
    if heard.dropped:
        why = join([text for _, text in heard.dropped], "，", ", ")
        number = len(heard.dropped)
        said.append(Text(f"{number}人的评价不计（{why.zh}）", f"{number} raters left out ({why.en})"))
    if isinstance(terms.by, TrimmedMean):
        ends = sum(terms.by.trim.dropped(len(gave)) for gave in _pools(terms, own))
        if ends:
            said.append(Text(f"去掉最高{ends}个、最低{ends}个", f"the {ends} highest and {ends} lowest dropped"))
    return join(said, "，", ", ")


def raters(unit: str, heard: Heard) -> int:
    """How many raters rated the unit."""
    return sum(unit in rater.values for rater in heard.raters)


def _pools(terms: PanelTerms, own: Given) -> list[Sequence[object]]:
    if any(each.weight is not None for each in terms.classes.values()):
        return list(own.values())
    return [[each for gave in own.values() for each in gave]]
