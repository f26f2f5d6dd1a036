"""不降反升的计0分: a guard on last year's value before the main rule."""

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import of_points
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text

if TYPE_CHECKING:
    from kaoheng.rules.rule import Rule as AnyRule

_STEP = dict(kind="step", gap="absolute", size=1, points_per_step="0.5", partial_step="counts_whole", floor=0)


class NoWorsening(Rule):
    """score = `score` if the value is worse than last year's, else the points of the rule `then`.

    A value equal to last year's is not worse.
    """

    number: ClassVar[str] = "R08"
    title: ClassVar[Text] = Text("不降反升计0分", "no worsening")

    kind: Literal["no_worsening"]
    score: Exact = Fraction(0)
    """Points where the value worsened."""
    then: "AnyRule"
    """The rule for everyone else."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="no_worsening", then=_STEP),
            full="5",
            unit="微克/立方米",
            direction="down",
            columns={
                "actual": ("49", "48", "46", "40"),
                "target": ("50", "45", "45", "45"),
                "prior": ("48", "48", "47", "47"),
            },
            points=("0", "3.5", "4.5", "5"),
            says="上年48微克/立方米，本年49微克/立方米，不降反升，按规定得0分（满分5分）",
            source="R08: PM2.5 与上年相比不降反升的计0分; then R16(c) 每差1微克/立方米扣0.5分",
        ),
        Example(
            rule=dict(kind="no_worsening", score=1, then=_STEP),
            full="5",
            unit="%",
            columns={"actual": ("72", "70"), "target": ("74", "74"), "prior": ("71", "71")},
            points=("4", "1"),
            says="上年71%，本年72%，未变差；目标74%，完成72%，差2个百分点",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(("actual", "prior", *self.then.columns())))

    def part_names(self) -> tuple[str, ...]:
        return self.then.part_names()

    def part_columns(self) -> tuple[str, ...]:
        return self.then.part_columns()

    def peers_needed(self) -> bool:
        return self.then.peers_needed()

    def points(self, x: Columns) -> Number:
        worse = ~x.meets(x.actual, x.prior)
        inner = self.then.points(x.view("then"))
        x.note(worse=worse, **{"then.score": inner})
        return x.where(worse, self.score, inner)

    def refusals(self, x: Columns) -> list[Refusal]:
        sound = x.meets(x.actual, x.prior)
        found = [Refusal(r.flags & sound, r.why, r.mend) for r in self.then.refusals(x.view("then"))]
        return [refusal for refusal in found if refusal.flags.any()]

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        said = Text(f"上年{n.prior}{unit}，本年{n.actual}{unit}", f"last year {n.prior}{unit}, now {n.actual}{unit}")
        if n["worse"]:
            worse = _worse(n.about)
            return said + Text(f"，{worse.zh}，按规定", f", it {worse.en}: by rule ") + of_points(n)
        return said + Text("，未变差；", ", no worse; ") + self.then.reason(n.within("then", n.about))

    def clause(self, about: About) -> Text:
        score, worse, then = as_text(self.score), _worse(about), self.then.clause(about)
        return then + Text(
            f"；与上年相比{worse.zh}的，计{score}分", f"; {score} points where the value {worse.en} from last year's"
        )


def _worse(about: About) -> Text:
    return Text("不降反升", "rose") if about.direction == "down" else Text("不升反降", "fell")
