"""水平与增速结合: several measures of one item, each scored by its own rule for its share of the points."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Direction, Number
from kaoheng.rules.policies import Positive, share, under
from kaoheng.rules.rule import About, Data, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join, title_of

if TYPE_CHECKING:
    from kaoheng.rules.rule import Rule as AnyRule

_CAPPED = dict(kind="proportional", cap=1, floor=0, zero_target="refuse")


class BlendPart(Data):
    """One measure of the item."""

    id: str
    """The name of the part."""
    title: str
    """What sentences call it: 总量, 增速."""
    title_en: str = ""
    """The same in English; empty for the Chinese one."""
    share: Positive
    """Its share λ of the item's points; the shares add up to 1."""
    of: str
    """The column that is its actual value."""
    target: str | None = None
    """The column that is its target; null for the item's own."""
    unit: str | None = None
    """Its unit of measure; null for the item's own."""
    direction: Direction | None = None
    """Its direction; null for the item's own."""
    then: "AnyRule"
    """Its rule; points in it are out of λ·W."""

    @model_validator(mode="after")
    def _whole_year(self) -> Self:
        if self.then.part_names():
            raise ValueError("各部分不得再分时段或任务（a part may not read periods or tasks）")
        return self


class Blend(Rule):
    """score = Σ f_i, each part's rule f_i scoring its own column for λ_i·W points."""

    number: ClassVar[str] = "R13"
    title: ClassVar[Text] = Text("水平与增速结合", "blend of several measures")

    kind: Literal["blend"]
    parts: tuple[BlendPart, ...]
    """The measures, each with its share of the points."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="blend",
                parts=[
                    dict(
                        id="level",
                        title="总量",
                        share="0.4",
                        of="level",
                        unit="亿元",
                        then=dict(kind="efficacy", base=60, range=40, all_equal=100),
                    ),
                    dict(
                        id="growth",
                        title="增速",
                        share="0.6",
                        of="actual",
                        then=dict(
                            kind="step",
                            gap="absolute",
                            size="0.1",
                            points_per_step="0.3",
                            partial_step="not_counted",
                            floor=0,
                        ),
                    ),
                ],
            ),
            full="6",
            unit="%",
            columns={
                "level": ("300", "100", "500"),
                "actual": ("6.8", "7.0", "5"),
                "target": ("7", "7", "7"),
            },
            points=("4.92", "5.04", "2.4"),
            says="总量（占40%）：实际值300亿元，组内最低100、最高500；功效系数60+40×(300−100)÷(500−100)=80，得1.92分；"
            "增速（占60%）：目标7%，完成6.8%，差0.2个百分点；每差0.1个百分点扣0.3分，扣0.6分，得3分（满分3.6分）；合计得4.92分",
            source="9.10: GDP 6分 = level 0.4 (R21 in group) + growth 0.6 (R03, 0.1pp → −0.3)",
        ),
        Example(
            rule=dict(
                kind="blend",
                parts=[
                    dict(id="n", title="个数", share="1/2", of="n", target="n_target", then=_CAPPED),
                    dict(id="sum", title="金额", share="1/2", of="sum", target="sum_target", then=_CAPPED),
                ],
            ),
            full="0.5",
            columns={"n": ("28",), "n_target": ("27",), "sum": ("177.7",), "sum_target": ("54",)},
            points=("0.5",),
            source="招商 2024: 【(28÷27)×50%+(177.7÷54)×50%】×0.5 = 0.5, each ratio capped at 1",
        ),
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if sum(part.share for part in self.parts) != 1:
            raise ValueError("各部分占比之和应为1（shares must add up to 1）")
        if len({part.id for part in self.parts}) < len(self.parts):
            raise ValueError("各部分的id不得重复（part ids must differ）")
        return self

    def columns(self) -> tuple[str, ...]:
        def own(part: BlendPart) -> dict[str, str]:
            return {"actual": part.of, "target": part.target or "target"}

        read = (own(part).get(name, name) for part in self.parts for name in part.then.columns())
        return tuple(dict.fromkeys(read))

    def measures(self) -> Mapping[str, str]:
        own = [(name, part.unit) for part in self.parts for name in (part.of, part.target) if name]
        return {name: unit for name, unit in own if unit is not None}

    def peers_needed(self) -> bool:
        return any(part.then.peers_needed() for part in self.parts)

    def points(self, x: Columns) -> Number:
        score = x.wide(0)
        for part in self.parts:
            inside = _inside(x, part)
            points = part.then.points(inside)
            read = {name: inside[name] for name in part.then.columns() if name in ("actual", "target")}
            x.note(**{f"{part.id}.{name}": value for name, value in {**read, "score": points}.items()})
            score = score + points
        return score

    def refusals(self, x: Columns) -> list[Refusal]:
        return [r for part in self.parts for r in under(title_of(part), part.then.refusals(_inside(x, part)))]

    def reason(self, n: Noted) -> Text:
        of = n.about.points
        said = [_headed(part, part.then.reason(n.within(part.id, _about(n.about, part)))) for part in self.parts]
        return join([*said, Text(f"合计得{n.score}分（满分{of}分）", f"{n.score} of {of} points in all")])

    def clause(self, about: About) -> Text:
        return join([_headed(part, part.then.clause(_about(about, part))) for part in self.parts])


def _inside(x: Columns, part: BlendPart) -> Columns:
    columns = {"actual": x[part.of]} | ({} if part.target is None else {"target": x[part.target]})
    return x.view(part.id, full=x.full * part.share, direction=part.direction, **columns)


def _about(about: About, part: BlendPart) -> About:
    unit = about.unit if part.unit is None else part.unit
    return About(about.full * part.share, part.title, unit, part.direction or about.direction)


def _headed(part: BlendPart, said: Text) -> Text:
    title, own = title_of(part), share(part.share)
    return Text(f"{title.zh}（占{own.zh}）：", f"{title.en} ({own.en}): ") + said
