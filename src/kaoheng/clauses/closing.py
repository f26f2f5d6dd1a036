"""附则: which data these rules were written from."""

from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section
from kaoheng.clauses.writing import Writing
from kaoheng.method.canonical import digest
from kaoheng.text import Text


def chapter(writing: Writing) -> Chapter:
    """The last chapter."""
    head = writing.method.method
    made = Text(
        f"本细则由《{head.title}》的数据逐项生成，与计分所用参数一致，数据标识为{digest(writing.method)}。",
        f"These rules are written from the data that scores are computed from; the data's SHA-256 is "
        f"{digest(writing.method)}.",
    )
    body = [Paragraph(made)]
    if head.notes:
        body.append(Paragraph(Text(f"说明：{head.notes}。", f"Notes: {head.notes}.")))
    if head.source:
        body.append(Paragraph(Text(f"来源：{head.source}。", f"Source: {head.source}.")))
    article = Article("digest", Text("数据版本", "Data"), tuple(body))
    return Chapter(Text("附则", "Closing provisions"), (Section(NOTHING, (article,)),))
