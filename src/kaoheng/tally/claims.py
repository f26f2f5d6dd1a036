"""加分与扣分: admitted claims add their points, within what each type and all of them may come to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import Field

from kaoheng.numbers import written
from kaoheng.rules.rule import About, Data, Exact
from kaoheng.tally.channel import Channel, RowProblem, Tally
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text, join


class ClaimType(Data):
    """A type of claim: its points where the claim does not state them, and the most it may bring."""

    points: Exact | None = None
    at_most: Exact | None = None


class Claims(Channel):
    """score = Σ over types of min(Σ admitted points, the type's most), no more than `at_most`."""

    table: ClassVar[str] = "claims"

    kind: Literal["claims"]
    types: dict[str, ClaimType] = Field(min_length=1)
    at_most: Exact | None = None
    """The most all claims of a unit may bring."""

    def problems(self, rows: Sequence[Any]) -> Iterator[RowProblem]:
        known = "、".join(self.types)
        for at, row in enumerate(rows):
            if row.type not in self.types:
                what = Text(f"“{self.title}”没有类型“{row.type}”", f"{self.title} has no type “{row.type}”")
                yield RowProblem(at, "type", what, Text(f"可用的类型：{known}", f"Types are {', '.join(self.types)}"))
            elif row.points is None and self.types[row.type].points is None:
                what = Text("没有填写分值", "there are no points")
                yield RowProblem(at, "points", what, Text("请填写分值", "Give the points"))

    def tally(self, members: Sequence[str], rows: Sequence[ClaimRow]) -> dict[str, Tally]:
        admitted: dict[str, list[ClaimRow]] = {unit: [] for unit in members}
        for row in rows:
            if row.status == "admitted":
                admitted[row.unit_id].append(row)
        return {unit: self._one(own) for unit, own in admitted.items()}

    def _one(self, rows: Sequence[ClaimRow]) -> Tally:
        parts, total = [], Fraction(0)
        for name, kind in self.types.items():
            own = [
                row.points if row.points is not None else kind.points or Fraction(0) for row in rows if row.type == name
            ]
            whole = sum(own, Fraction(0))
            held = whole if kind.at_most is None else min(whole, kind.at_most)
            total += held
            if own:
                zh, en = f"{name}{len(own)}项{written(whole)}分", f"{len(own)} of {name}: {written(whole)}"
                if held != whole:
                    zh, en = f"{zh}，按上限计{written(held)}分", f"{en}, held at {written(held)}"
                parts.append(Text(zh, en))
        most = total if self.at_most is None else min(total, self.at_most)
        said = join(parts) if parts else Text("没有认定的申报", "no admitted claims")
        if most != total:
            parts = [said, Text(f"合计按上限计{written(most)}分", f"held at {written(most)} in all")]
            said = join(parts, "，", ", ")
        return Tally({"score": most}, said, notes={"admitted": str(len(rows))})

    def clause(self, about: About) -> Text:  # noqa: ARG002
        listed = "、".join(self.types)
        most = "" if self.at_most is None else written(self.at_most)
        zh = f"按认定的{listed}计分" + (f"，合计不超过{most}分" if most else "")
        return Text(zh, f"points of admitted claims ({listed})" + (f", {most} at most" if most else ""))
