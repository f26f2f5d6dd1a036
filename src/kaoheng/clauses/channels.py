"""测评、调查和申报: how each channel turns its rows into a value."""

from fractions import Fraction

from kaoheng.clauses.made import channel_words
from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section
from kaoheng.clauses.writing import Writing
from kaoheng.rules.rule import About
from kaoheng.text import Text, join, title_of


def chapter(writing: Writing) -> Chapter | None:
    """The chapter of channels; None where there are none."""
    articles = tuple(_article(writing, id) for id in writing.method.channels)
    if not articles:
        return None
    return Chapter(Text("测评、调查和申报", "Votes, surveys and claims"), (Section(NOTHING, articles),))


def _article(writing: Writing, id: str) -> Article:
    channel = writing.method.channel(id)
    title = title_of(channel)
    about = About(Fraction(0), channel.title, "", "up")
    body = [Paragraph(channel_words(channel, writing, about) + Text("。", "."))]
    takers = [writing.node(item.id) for item in writing.method.items if item.data.channel == id]
    if takers:
        named = join(takers, "、", ", ")
        body.append(Paragraph(Text(f"结果用于{named.zh}。", f"Used for {named.en}.")))
    if channel.clause_basis:
        body.append(Paragraph(Text(f"依据：{channel.clause_basis}。", f"Basis: {channel.clause_basis}.")))
    return Article(f"channel-{id}", title, tuple(body))
