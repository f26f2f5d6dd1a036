"""The sentence and the notes of one unit's vote."""

from collections.abc import Mapping

from kaoheng.numbers import written
from kaoheng.rules.policies import share
from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, VOID
from kaoheng.tally.ballots.means import ALL, Scored
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.ballots.votes import Votes, others
from kaoheng.tally.weights import class_name
from kaoheng.text import Text, join


def sentence(terms: BallotTerms, scored: Scored, votes: Mapping[str, Votes]) -> Text:
    """得分90.98=A票93.33×40%+B票91.33×30%；发出200票，收回198票，有效192票，弃权4票，无效2票."""
    score = written(scored.score, terms.rounding.score)
    said = Text(f"得分{score}", f"score {score}")
    if ALL not in scored.classes:
        said += _sum(terms, scored) if told(terms, votes) else _withheld(terms)
    return join([said, *_merged(terms, scored, votes), papers(terms, votes)])


def _sum(terms: BallotTerms, scored: Scored) -> Text:
    parts = []
    for name, weight in scored.weights.items():
        value, part = written(scored.classes[name], terms.rounding.classes), share(weight)
        title = class_name(terms.classes, name)
        parts.append(title + Text(f"票{value}×{part.zh}", f" {value} × {part.en}"))
    return Text("=", " = ") + join(parts, "+", " + ")


def _withheld(terms: BallotTerms) -> Text:
    least = terms.publish_at_least
    return Text(
        f"（有类别不足{least}票，分类结果不公布）", f" (a class has under {least} votes: class results withheld)"
    )


def _merged(terms: BallotTerms, scored: Scored, votes: Mapping[str, Votes]) -> list[Text]:
    if ALL in scored.classes:
        return []
    empty = join([class_name(terms.classes, name) for name in votes if name not in scored.classes], "、", ", ")
    if not empty.zh:
        return []
    how = (
        Text("权重按比例分摊", "its weight is spread")
        if terms.empty_class == "spread"
        else Text("权重并入其他类", "its weight is merged")
    )
    return [Text(f"{empty.zh}票无有效票，{how.zh}", f"no valid votes of {empty.en}: {how.en}")]


def papers(terms: BallotTerms, votes: Mapping[str, Votes]) -> Text:
    """发出200票，收回198票，有效192票，弃权4票，无效2票."""
    numbers = counts(terms, votes)
    words = {
        "issued": Text("发出", "issued"),
        "returned": Text("收回", "returned"),
        "valid": Text("有效", "valid"),
        "dont_know": Text("不了解", "not informed"),
        "abstain": Text("弃权", "abstaining"),
        "void": Text("无效", "void"),
        "dropped": Text("本单位评本单位不计", "own votes dropped"),
    }
    shown = {name: numbers[name] for name in words if name in numbers}
    shown = {name: count for name, count in shown.items() if count or name in ("issued", "returned", "valid")}
    zh = "，".join(f"{words[name].zh}{count}票" for name, count in shown.items())
    en = ", ".join(f"{count} {words[name].en}" for name, count in shown.items())
    return Text(zh, en)


def counts(terms: BallotTerms, votes: Mapping[str, Votes]) -> dict[str, int]:
    """Papers of all classes together; what no class states is left out."""
    every = list(votes.values())
    stated = {
        name: sum(each.papers.get(name, 0) for each in every)
        for name in ("eligible", "attended", "issued")
        if any(name in each.papers for each in every)
    }
    bad = [others(each) for each in every]
    return stated | {
        "returned": sum(each.returned() for each in every),
        "valid": sum(each.valid(terms.scale) for each in every),
        "dont_know": sum(each[DONT_KNOW] for each in bad),
        "abstain": sum(each[ABSTAIN] for each in bad),
        "void": sum(each[VOID] for each in bad),
        "dropped": sum(each.dropped for each in every),
    }


def notes(terms: BallotTerms, scored: Scored | None, votes: Mapping[str, Votes]) -> dict[str, str]:
    """Counts for tables; those of classes only where they are told."""
    out = {name: str(count) for name, count in counts(terms, votes).items()}
    if scored is None or ALL in scored.classes or not told(terms, votes):
        return out
    for name, value in scored.classes.items():
        out[f"score@{name}"] = written(value, terms.rounding.classes)
        out[f"valid@{name}"] = str(votes[name].valid(terms.scale))
    return out


def told(terms: BallotTerms, votes: Mapping[str, Votes]) -> bool:
    """Whether class results are told: one small class hides all, or it could be worked out from the others."""
    least = terms.publish_at_least
    return least is None or all(each.valid(terms.scale) >= least for each in votes.values() if each.seen())
