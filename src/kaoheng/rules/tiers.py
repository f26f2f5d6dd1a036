"""分档计分: the first tier that fits gives its points; tiers are intervals or conditions over several columns."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.formula.evaluate import evaluate
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Name, Tree, looks_at_group, names
from kaoheng.formula.words import words
from kaoheng.numbers import as_text, written
from kaoheng.rules.expression import Expression, refuse_failures
from kaoheng.rules.policies import of_points, percent, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.value_tier import ValueTier
from kaoheng.text import Text, join


class Tiers(Rule):
    """score = what the first fitting tier gives; `otherwise` where none fits.

    The value the intervals are cut on is `value`, a formula (`actual`, `abs(actual)`, `actual / target`).
    """

    number: ClassVar[str] = "R06"
    title: ClassVar[Text] = Text("分档计分", "tiers")

    kind: Literal["tiers"]
    value: Expression = "actual"
    """What the intervals are cut on."""
    shares: bool = False
    """Whether sentences write the value and the bounds as percentages of 1."""
    tiers: tuple[ValueTier, ...]
    """In order; the first that fits counts."""
    otherwise: Exact | None
    """Points where no tier fits; null to refuse such values."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="tiers",
                tiers=[
                    dict(at_least=15, points=3),
                    dict(at_least=10, points=2),
                    dict(at_least=5, points=1),
                ],
                otherwise=0,
            ),
            full="3",
            unit="%",
            columns={"actual": ("9.9", "15", "10", "5", "4.9", "-3")},
            points=("1", "3", "2", "1", "0", "0"),
            says="实际值9.9%，属于5%以上（含）档，得1分（满分3分）",
            source="R06: 达到5%得1分;达到10%得2分;达到15%以上得3分",
        ),
        Example(
            rule=dict(
                kind="tiers",
                value="abs(actual)",
                shares=True,
                tiers=[dict(at_most="30%", points=3), dict(at_most="35%", points=2), dict(at_most="40%", points=1)],
                otherwise=0,
            ),
            full="3",
            columns={"actual": ("-0.32", "0.3", "-0.3", "0.3001", "0.4", "0.41")},
            points=("2", "3", "3", "2", "1", "0"),
            says="绝对值(实际值)32%，属于35%以下（含）档",
            source="R17: 预决算差异率 ±30%(含) 3分; ±30–35% 2分; ±35–40% 1分",
        ),
        Example(
            rule=dict(
                kind="tiers",
                value="优秀率",
                shares=True,
                tiers=[
                    dict(at_least="90%", points=200),
                    dict(at_least="80%", points=190),
                    dict(at_least="70%", points=180),
                    dict(at_least="60%", points=170),
                    dict(when="基本称职率 + 不称职率 < 1/3", points=160),
                ],
                otherwise=130,
            ),
            full="200",
            columns={
                "优秀率": ("0.9", "0.8", "0.7", "0.6", "0.5999", "0.5", "0.5", "0.8999"),
                "基本称职率": ("0", "0", "0", "0.4", "0.33", "1/4", "0.3", "0"),
                "不称职率": ("0", "0", "0", "0", "0.0033", "1/12", "0.0334", "0"),
            },
            points=("200", "190", "180", "170", "160", "130", "130", "190"),
            says="优秀率90%，属于90%以上（含）档，得200分",
            source="Rui'an 民主测评 ladder with an exact third",
        ),
        Example(
            rule=dict(
                kind="tiers",
                tiers=[dict(at_least="60", below="80", rate="0.8"), dict(at_least=80, rate=1)],
                otherwise=0,
            ),
            full="5",
            columns={"actual": ("60", "79.99", "80", "59.99")},
            points=("4", "4", "5", "0"),
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for tree in self._trees() for name in names(tree)))

    def peers_needed(self) -> bool:
        return any(looks_at_group(tree) for tree in self._trees())

    def _trees(self) -> list[Tree]:
        return [parse(self.value), *(parse(t.when, "truth") for t in self.tiers if t.when is not None)]

    def points(self, x: Columns) -> Number:
        value = evaluate(parse(self.value), x)
        score, chosen = x.wide(0 if self.otherwise is None else self.otherwise), x.wide(len(self.tiers))
        for i, tier in reversed(list(enumerate(self.tiers))):
            flags = tier.fits(x, value)
            score, chosen = x.where(flags, tier.gives(x), score), x.where(flags, i, chosen)
        x.note(value=value, tier=chosen)
        return score

    def refusals(self, x: Columns) -> list[Refusal]:
        found, value = refuse_failures(parse(self.value), x), evaluate(parse(self.value), x)
        open_ = x.equal(0, 0)
        for tier in self.tiers:
            if tier.when is not None:
                found += refuse_failures(parse(tier.when, "truth"), x, where=open_)
            open_ = open_ & ~tier.fits(x, value)
        if self.otherwise is not None:
            return found
        return found + refuse_where(open_, "数值不属于任何一档", "the value is in no tier")

    def reason(self, n: Noted) -> Text:
        value = percent(n["value"]).zh if self.shares else n.value + n.about.unit
        name, chosen = words(parse(self.value)), int(n["tier"])
        said = Text(f"{name.zh}{value}", f"{name.en} {value}")
        if chosen == len(self.tiers):
            return said + Text("，不属于以上各档，", ", in no tier: ") + of_points(n)
        tier = self.tiers[chosen]
        if tier.when is not None:
            columns = [c for c in names(parse(tier.when, "truth")) if Name(c) != parse(self.value)]
            for column in columns:
                shown = percent(n[column]).zh if self.shares else written(n[column])
                title = words(Name(column))
                said += Text(f"，{title.zh}{shown}", f", {title.en} {shown}")
        in_words = tier.words(self.shares, n.about.unit)
        if tier.when is not None:
            said += Text(f"，符合“{in_words.zh}”，", f", fits “{in_words.en}”: ")
        else:
            said += Text(f"，属于{in_words.zh}档，", f", in the tier {in_words.en}: ")
        return said + of_points(n)

    def clause(self, about: About) -> Text:
        name = words(parse(self.value))
        said = []
        for tier in self.tiers:
            said.append(
                Text(f"{tier.words(self.shares, about.unit).zh}的", f"{tier.words(self.shares, about.unit).en}: ")
                + tier.gives_words()
            )
        rest = Text("", "")
        if self.otherwise is not None:
            other = as_text(self.otherwise)
            rest = Text("；其余不得分" if self.otherwise == 0 else f"；其余得{other}分", f"; otherwise {other} points")
        return (
            Text(f"按{name.zh}分档计分，依次为：", f"by tiers of {name.en}, the first that fits: ")
            + join(said)
            + rest
            + Text(f"（满分{about.points}分）", f" ({about.points} points in full)")
        )
