"""Values that are made: the measure of a channel, and the steps of a treatment, as an article says them."""

from collections.abc import Iterator

from kaoheng.clauses.writing import Writing
from kaoheng.method.tree import Item
from kaoheng.rules.rule import About
from kaoheng.tally.channel import Channel
from kaoheng.text import Language, Text, join
from kaoheng.treatment.impute import Impute, Regression
from kaoheng.treatment.per import Per
from kaoheng.treatment.treatment import Treatment

_LANGUAGES: tuple[Language, ...] = ("zh", "en")

_MEASURES: dict[str, Text] = {
    "score": Text("得分", "the score"),
    "raters": Text("评价人数", "the number of raters"),
    "bonus": Text("加分", "the bonuses"),
    "penalty": Text("扣分", "the penalties"),
    "count": Text("计分项数", "the number of claims that count"),
    "n": Text("有效样本数", "the number of valid answers"),
    "se": Text("标准误", "the standard error"),
    "low": Text("置信区间下限", "the lower bound of the interval"),
    "high": Text("置信区间上限", "the upper bound of the interval"),
    "deff": Text("设计效应", "the design effect"),
}


def made_words(item: Item, writing: Writing) -> Iterator[Text]:
    """实际值取“民主测评”的得分。 / 数据处理：……."""
    data = item.data
    if data.channel:
        channel = writing.method.channel(data.channel)
        title = Text(f"“{channel.title}”", f"“{channel.title_en or channel.title}”")
        what = measure_words(data.take)
        yield Text(f"实际值取{title.zh}的{what.zh}。", f"The value is {what.en} of {title.en}.")
    if data.treat:
        about = About(writing.full(item), item.title, data.unit, item.direction)
        steps = join([_step(step, writing, about) for step in data.steps])
        yield Text(f"数据处理：{steps.zh}。", f"Treatment of the data: {steps.en}.")


def measure_words(take: str) -> Text:
    """What a measure of a channel is called.

    >>> measure_words("share:优秀+良好").zh, measure_words("score@A").zh, measure_words("times:12").zh
    ('“优秀”“良好”所占比例', 'A的得分', '得12分的次数')
    """
    kind, _, of = take.partition("@") if "@" in take else take.partition(":")
    if not of:
        return _MEASURES.get(take, Text(f"“{take}”", f"“{take}”"))
    marks = of.split("+")
    zh, en = "".join(f"“{mark}”" for mark in marks), " or ".join(marks)
    return {
        "share": Text(f"{zh}所占比例", f"the share of {en}"),
        "times": Text(f"得{of}分的次数", f"the number of times {of} points were given"),
        "question": Text(f"题目{zh}的得分", f"the score of question {of}"),
        "points": Text(f"{of}的名次分", f"the points by {of}"),
    }.get(kind, Text(f"{of}的得分", f"the score by {of}"))


def channel_words(channel: Channel, writing: Writing, about: About) -> Text:
    """A channel's own clause, with groups and units by their titles instead of their ids."""
    zh, en = (_named(channel, writing, language) for language in _LANGUAGES)
    return Text(zh.clause(about).zh, en.clause(about).en)


def _named(channel: Channel, writing: Writing, language: Language) -> Channel:
    listed = getattr(channel, "weights_for", ())
    if not listed:
        return channel
    named = tuple(
        each.model_copy(
            update={
                "groups": tuple(writing.groups([id])[language] for id in each.groups),
                "units": tuple(writing.units([id])[language] for id in each.units),
            }
        )
        for each in listed
    )
    return channel.model_copy(update={"weights_for": named})


def _step(step: Treatment, writing: Writing, about: About) -> Text:
    """A step's own clause, with the items it reads by their titles."""
    zh, en = (_reading(step, {id: writing.node(id)[language] for id in step.reads()}) for language in _LANGUAGES)
    return Text(zh.clause(about).zh, en.clause(about).en)


def _reading(step: Treatment, titles: dict[str, str]) -> Treatment:
    if isinstance(step, Per):
        return step.model_copy(update={"item": titles[step.item]})
    if isinstance(step, Impute) and isinstance(step.by, Regression):
        named = Regression(regress_on=tuple(titles[id] for id in step.by.regress_on))
        return step.model_copy(update={"by": named})
    return step
