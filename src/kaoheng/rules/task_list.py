"""任务清单加权: points in proportion to the weight of the tasks done."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import MEND_EVIDENCE, Positive, of_points, percent, refuse_where
from kaoheng.rules.rule import About, Data, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join, title_of


class Task(Data):
    """One task of the list."""

    id: str
    """The task as the column `period` of the evidence names it."""
    title: str
    """What sentences call the task."""
    title_en: str = ""
    """The same in English; empty for the Chinese one."""
    weight: Positive
    """Its weight beside the other tasks; weights need not add up to 1."""


class TaskList(Rule):
    """score = W × Σ(w·done) / Σw, done being a share from 0 to 1 reported task by task.

    Usual shares: 完成 1, 基本完成 0.8, 推进中 0.5, 未启动 0; or a milestone's share (按形象进度得分).
    """

    number: ClassVar[str] = "R09"
    title: ClassVar[Text] = Text("任务清单加权", "weighted task list")

    kind: Literal["task_list"]
    tasks: tuple[Task, ...]
    """The tasks of the list."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="task_list",
                tasks=[
                    dict(id="plan", title="规划编制", weight=1),
                    dict(id="park", title="园区建设", weight=2),
                    dict(id="road", title="道路通车", weight=1),
                ],
            ),
            full="8",
            parts={"actual": {"plan": ("1", "1", "0"), "park": ("0.8", "1", "0"), "road": ("0.5", "1", "0")}},
            points=("6.2", "8", "0"),
            says="规划编制完成100%（权重1），园区建设完成80%（权重2），道路通车完成50%（权重1）；"
            "加权完成77.5%，得6.2分（满分8分）",
            source="R09: 完成 1.0 / 基本完成 0.8 / 推进中 0.5 / 未启动 0",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.tasks:
            raise ValueError("任务清单不得为空（the list has no task）")
        if len({task.id for task in self.tasks}) < len(self.tasks):
            raise ValueError("各任务的id不得重复（task ids must differ）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ()

    def part_names(self) -> tuple[str, ...]:
        return tuple(task.id for task in self.tasks)

    def points(self, x: Columns) -> Number:
        shares, done = x.parts("actual"), x.wide(0)
        weights: Number = 0
        for task in self.tasks:
            done = done + task.weight * shares[task.id]
            weights = weights + task.weight
            x.note(**{f"task.{task.id}": shares[task.id]})
        x.note(done=done / weights)
        return x.full * done / weights

    def refusals(self, x: Columns) -> list[Refusal]:
        shares, found = x.parts("actual"), []
        for task in self.tasks:
            outside = x.below(shares[task.id], 0) | x.below(1, shares[task.id])
            found += refuse_where(
                outside,
                f"任务“{task.title}”的完成程度不在0至1之间",
                f"task “{title_of(task).en}”: the share done is not between 0 and 1",
                MEND_EVIDENCE,
            )
        return found

    def reason(self, n: Noted) -> Text:
        tasks, done = n.within("task"), percent(n["done"])
        said = [
            Text(
                f"{task.title}完成{percent(tasks[task.id]).zh}（权重{written(task.weight)}）",
                f"{title_of(task).en} {percent(tasks[task.id]).en} done (weight {written(task.weight)})",
            )
            for task in self.tasks
        ]
        return join(said, "，", ", ") + Text(f"；加权完成{done.zh}，", f"; {done.en} by weight, ") + of_points(n)

    def _weights(self) -> list[Text]:
        weights = [(task, as_text(task.weight)) for task in self.tasks]
        return [Text(f"{task.title}{weight}", f"{title_of(task).en} {weight}") for task, weight in weights]

    def clause(self, about: About) -> Text:
        tasks = join(self._weights(), "，", ", ")
        return Text(
            f"各项任务按完成程度加权计分，满分{about.points}分，权重为：{tasks.zh}",
            f"{about.points} points times the weighted share of tasks done; weights: {tasks.en}",
        )
