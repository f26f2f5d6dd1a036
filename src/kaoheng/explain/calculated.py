"""Why a calculated node has its score: the formula, the scores it read, the nodes it counted, and the words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kaoheng.explain.digits import exact_text, note_value, published_text
from kaoheng.explain.overruled import put_in_place
from kaoheng.explain.reasons import NOTHING, Calculation, CountedSet, Reason, altered
from kaoheng.explain.words import basis_words
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Choice, Name, Tree, group_calls
from kaoheng.method.calculation import APART, calculation_clause, formula_words
from kaoheng.method.tree import Calculated, Counting
from kaoheng.numbers import read_exact, round_to, written
from kaoheng.rules.rounding import places_words
from kaoheng.text import Text, join


def node_of(given: Reason) -> Calculated:
    """The calculated node with its parameters."""
    calculation = given.calculation
    assert calculation is not None, "a calculated node says how it is calculated"
    return Calculated.model_construct(
        id=given.id,
        title=given.title.zh,
        points=read_exact(given.full),
        weight=read_exact(given.weight) if given.weight else None,
        calculate=calculation.formula,
        absent=calculation.absent,
        apart=given.apart,
        counting={
            one.name: Counting.model_construct(tags=one.tags, nodes=one.nodes, when=one.when)
            for one in calculation.counting
        },
    )


def values_of(calculation: Calculation) -> dict[str, Fraction]:
    """What the formula reads of one unit; a score that is absent is nought."""
    columns = {one.id: read_exact(one.value) if one.value else Fraction(0) for one in calculation.inputs}
    for one in calculation.counting:
        counted = [each for each in one.among if each.counts]
        columns[f"{one.name}_count"] = Fraction(len(counted))
        columns[f"{one.name}_points"] = sum((read_exact(each.full) for each in counted), Fraction(0))
        columns[f"{one.name}_score"] = sum((read_exact(each.score) for each in counted), Fraction(0))
    return columns


def finish_calculated(given: Reason, exact: Fraction | None, notes: Mapping[str, Any]) -> Reason:
    """A calculated node's reason from what was given and the formula's value; None without a score."""
    calculation, node = given.calculation, node_of(given)
    assert calculation is not None, "a calculated node says how it is calculated"
    titles = {one.id: one.title for one in calculation.inputs}
    counted = {each.id: each.title for one in calculation.counting for each in one.among}
    calculation = altered(
        calculation,
        words=calculation_clause(node, titles | counted),
        notes={name: note_value(value) for name, value in notes.items()},
    )
    done = altered(given, calculation=calculation, score="", exact="")
    if exact is None:
        return altered(done, sentence=_without_score(given, calculation))
    rounding = given.rounding
    score = published_text(round_to(exact, rounding.decimals, rounding.mode), rounding.decimals)
    said = _sentence(node, titles, calculation, exact, notes)
    if round_to(exact, rounding.decimals, rounding.mode) != exact:
        how = places_words(rounding.decimals, rounding.mode)
        said += Text(f"，{how.zh}为{score}", f", {how.en}: {score}")
    full = read_exact(given.full)
    of = Text(f"（满分{written(full)}分）", f" of {written(full)}") if full else NOTHING
    said += Text(f"，得{score}分", f"; that is {score}") + of + Text("", " points")
    apart = [APART] if given.apart else []
    done = altered(done, score=score, exact=exact_text(exact), sentence=join([said, *apart]) + Text("。", "."))
    done = put_in_place(done)
    return altered(done, sentence=done.sentence + basis_words(given.clause))


def _sentence(
    node: Calculated, titles: Mapping[str, Text], calculation: Calculation, exact: Fraction, notes: Mapping[str, Any]
) -> Text:
    """按公式“…”计算：…=…, after which nodes were counted."""
    named = formula_words(node, titles)
    values: dict[Tree, str] = {Name(name): written(value) for name, value in values_of(calculation).items()}
    values[Name("full")] = written(node.own_points)
    tree = parse(node.calculate, "number")
    values |= {call: written(Fraction(notes[f"group_{i}"])) for i, call in enumerate(group_calls(tree))}
    numbers, result = formula_words(node, titles, values), written(exact)
    equals = f"={result}" if not result.startswith("≈") else result
    gives = Text(equals, equals)
    if isinstance(tree, Choice):
        gives = Text(f"，结果为{result}", f", which gives {result}")
    if numbers.zh == result:
        gives = NOTHING
    counted = [_counted(one) for one in calculation.counting]
    by = Text(f"按公式“{named.zh}”计算：{numbers.zh}", f"by “{named.en}”: {numbers.en}") + gives
    return join([*counted, by])


def _counted(one: CountedSet) -> Text:
    """计入“c”的有甲（5分）、乙（4分），共2项."""
    held = [each for each in one.among if each.counts]
    if not held:
        return Text(f"没有计入“{one.name}”的项目", f"no node is counted in “{one.name}”")
    zh = "、".join(f"{each.title.zh}（得{written(read_exact(each.score))}分）" for each in held)
    en = ", ".join(f"{each.title.en} ({written(read_exact(each.score))})" for each in held)
    return Text(f"计入“{one.name}”的有{zh}，共{len(held)}项", f"counted in “{one.name}”: {en}, {len(held)} in all")


def _without_score(given: Reason, calculation: Calculation) -> Text:
    if given.state == "not_member":
        return Text("本单位不考核此项。", "Not assessed for this unit.")
    lacking = [one.title for one in calculation.inputs if not one.value]
    zh, en = "、".join(title.zh for title in lacking), ", ".join(title.en for title in lacking)
    return Text(f"所引用的{zh}没有得分，按规定本项不计分。", f"{en} has no score: by rule this is not scored.")
