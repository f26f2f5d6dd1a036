"""指标与计分: a section for each category, an article for each item."""

from collections.abc import Iterator
from itertools import groupby

from kaoheng.clauses.data import data_words, target_words
from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section
from kaoheng.clauses.phrases import missing_words, not_applicable_words
from kaoheng.clauses.writing import Writing
from kaoheng.method.calculation import APART, calculation_clause
from kaoheng.method.tree import Block, Calculated, Item, Override, TreeNode, aggregation_of, needs_words, rule_of
from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.rules.rounding import places_words
from kaoheng.rules.rule import About, Rule
from kaoheng.text import Text, join, title_of

MOST_NAMED = 3
"""How many items beside the categories a section's heading names."""


def chapter(writing: Writing) -> Chapter:
    """The chapter of items."""
    return Chapter(Text("指标与计分", "Items and points"), tuple(_sections(writing)))


def _sections(writing: Writing) -> Iterator[Section]:
    tree, weighted = writing.method.tree, aggregation_of(writing.method.root).weighted
    mixed = any(isinstance(node, Block) for node in tree)
    for are_blocks, run in groupby(tree, key=lambda node: isinstance(node, Block)):
        nodes = list(run)
        if are_blocks:
            for node in nodes:
                title = title_of(node) + _worth(node, weighted=weighted)
                yield Section(title, tuple(_articles(writing, node, weighted=weighted)))
        else:
            articles = [article for node in nodes for article in _articles(writing, node, weighted=weighted)]
            yield Section(_together(nodes) if mixed else NOTHING, tuple(articles))


def _together(nodes: list[TreeNode]) -> Text:
    if len(nodes) > MOST_NAMED:
        return Text("其他指标", "Other items")
    return join([title_of(node) for node in nodes], "、", ", ")


def _articles(writing: Writing, node: TreeNode, *, weighted: bool) -> Iterator[Article]:
    if isinstance(node, Item):
        yield _item(writing, node, weighted=weighted)
        return
    if isinstance(node, Calculated):
        yield _calculated(writing, node, weighted=weighted)
        return
    yield _block(writing, node, weighted=weighted)
    for child in node.items:
        yield from _articles(writing, child, weighted=aggregation_of(node).weighted)


def _worth(node: TreeNode, *, weighted: bool) -> Text:
    """（6分）, or the weight under a weighted aggregation."""
    if weighted and node.weight is not None:
        part = share(node.weight)
        return Text(f"（权重{part.zh}）", f" (weight {part.en})")
    if node.points is None:
        return NOTHING
    return Text(f"（{as_text(node.points)}分）", f" ({as_text(node.points)} points)")


def _block(writing: Writing, block: Block, *, weighted: bool) -> Article:
    parts = join([title_of(child) for child in block.combined], "、", ", ")
    words, count = aggregation_of(block).words(), len(block.combined)
    said = Text(f"本类设{parts.zh}，共{count}项，", f"{count} parts: {parts.en}; ") + words
    if block.scale is not None and block.points is not None:
        raw, points = as_text(block.scale), as_text(block.points)
        said += Text(f"，原始满分{raw}分，折算为{points}分", f", out of {raw}, rescaled to {points} points")
    if block.floor is not None:
        said += Text(f"，最低计{as_text(block.floor)}分", f", at least {as_text(block.floor)}")
    if block.cap is not None:
        said += Text(f"，最高计{as_text(block.cap)}分", f", at most {as_text(block.cap)}")
    if block.needs is not None:
        least = needs_words(block.needs)
        said += Text(f"，须{least.zh}，否则不计分", f", scored only where {least.en} of them have scores")
    body = [Paragraph(said + Text("。", ".")), *_ends(writing, block)]
    return Article(block.id, title_of(block) + _worth(block, weighted=weighted), tuple(body))


def _calculated(writing: Writing, node: Calculated, *, weighted: bool) -> Article:
    titles = {each.id: title_of(each) for each in writing.method.nodes()}
    texts = [writing.only(node.only), calculation_clause(node, titles) + Text("。", ".")]
    body = [Paragraph(text) for text in texts if text is not None]
    return Article(node.id, title_of(node) + _worth(node, weighted=weighted), (*body, *_ends(writing, node)))


def _item(writing: Writing, item: Item, *, weighted: bool) -> Article:
    target = target_words(item.target, item, writing)
    texts = [writing.only(item.only), _clause(writing, item, rule_of(item)), target, *data_words(item, writing)]
    body = [Paragraph(text) for text in texts if text is not None]
    if item.missing is not None:
        body.append(Paragraph(missing_words(item.missing)))
    body += _ends(writing, item)
    if item.overrides:
        head = Text("下列单位按以下差异化规定执行：", "For these units the following differs:")
        body.append(Paragraph(head, tuple(_override(writing, item, each) for each in item.overrides)))
    return Article(item.id, title_of(item) + _worth(item, weighted=weighted), tuple(body))


def _ends(writing: Writing, node: TreeNode) -> Iterator[Paragraph]:
    """What items and blocks have alike, at the end of their articles."""
    only = writing.only(node.only) if isinstance(node, Block) else None
    if only is not None:
        yield Paragraph(only)
    if node.apart and not isinstance(node, Calculated):
        yield Paragraph(APART + Text("。", "."))
    if not isinstance(node, Calculated) and node.not_applicable is not None:
        yield Paragraph(not_applicable_words(node.not_applicable, writing))
    if node.round is not None:
        how = places_words(node.round.decimals, node.round.mode)
        yield Paragraph(Text(f"本项得分{how.zh}。", f"The score is {how.en}."))
    if node.clause:
        yield Paragraph(Text(f"依据：{node.clause}。", f"Basis: {node.clause}."))


def _clause(writing: Writing, item: Item, rule: Rule, override: Override | None = None) -> Text:
    full = override.points if override is not None and override.points is not None else writing.full(item)
    about = About(full, item.title, item.data.unit, item.direction)
    return rule.clause(about) + Text("。", ".")


def _override(writing: Writing, item: Item, override: Override) -> Text:
    who = writing.those(override.groups, override.units)
    said = []
    if override.points is not None:
        said.append(Text(f"分值{as_text(override.points)}分", f"{as_text(override.points)} points"))
    if override.weight is not None:
        part = share(override.weight)
        said.append(Text(f"权重{part.zh}", f"weight {part.en}"))
    if override.target is not None:
        target = target_words(override.target, item, writing)
        said.append(Text(target.zh.removesuffix("。"), target.en.removesuffix(".")) if target else NOTHING)
    if override.rule is not None:
        clause = _clause(writing, item, override.rule, override)
        said.append(Text(clause.zh.removesuffix("。"), clause.en.removesuffix(".")))
    return Text(f"{who.zh}：", f"{who.en}: ") + join([text for text in said if text.zh], "；", "; ")
