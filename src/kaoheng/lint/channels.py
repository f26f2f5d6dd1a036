"""Votes ask for a turnout, every class counts for something, raters are several, and claims are shown and capped."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem, warning
from kaoheng.tally.ballot import Ballot
from kaoheng.tally.channel import Channel
from kaoheng.tally.claims import Claims
from kaoheng.tally.panel import Panel
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Terms of channels that are allowed and yet surprise; what no item takes is said by `check`."""
    for id in subject.method.channels:
        channel, loc = subject.method.channel(id), ("channels", id)
        yield from _weights(channel, loc)
        match channel:
            case Ballot(turnout=()):
                what = Text("没有规定参评率，一票也算有效", "no turnout is asked for: a single vote is enough")
                yield warning("no_turnout", (*loc, "turnout"), what, Text("请写明 turnout", "State turnout"))
            case Panel(raters_at_least=1):
                what = Text("一人评价即可计分", "one rater is enough for a score")
                mend = Text("请写明至少几人评价", "State how many raters there must be")
                yield warning("one_rater", (*loc, "raters_at_least"), what, mend)
            case Claims():
                yield from _claims(channel, loc)


def _weights(channel: Channel, loc: Loc) -> Iterator[Problem]:
    """Classes that weigh nothing for any unit."""
    if not isinstance(channel, Ballot | Panel):
        return
    for name, each in channel.classes.items():
        elsewhere = any(other.weights.get(name) for other in channel.weights_for)
        if each.weight == 0 and not elsewhere:
            what = Text(f"{name}类的权重为0，其评价不起作用", f"class {name} weighs 0: its votes change nothing")
            mend = Text("请改写权重，或删去这一类", "Give it a weight, or remove it")
            yield warning("class_without_weight", (*loc, "classes", name), what, mend)


def _claims(channel: Claims, loc: Loc) -> Iterator[Problem]:
    kinds = channel.types.values()
    if channel.bonus_cap is None and any(kind.sign == "bonus" and kind.cap is None for kind in kinds):
        what = Text("加分没有上限", "points may be added without limit")
        yield warning("bonus_without_cap", (*loc, "bonus_cap"), what, Text("请写明 bonus_cap", "State bonus_cap"))
    if channel.document == "not_required":
        what = Text("没有证明文件的申报也计分", "claims count without a document")
        mend = Text("请写 document: required", "State document: required")
        yield warning("claims_unproven", (*loc, "document"), what, mend)
