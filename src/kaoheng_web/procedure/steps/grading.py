"""结果评定: the leading group approves, the public is given notice, the results are final."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import Output, Step, Usual
from kaoheng_web.results.queries.runs import final, latest
from kaoheng_web.results.rules.runs import state


def blockers(year: int) -> Iterator[Text]:
    """Results that are not final."""
    if final(year) is not None:
        return
    run = latest(year)
    if run is None:
        yield Text("还没有计分，不能评定。", "The year is not scored: nothing can be decided.")
    else:
        now = state(run).value
        yield Text(f"第{run.number}批结果{now.zh}，还没有定稿。", f"Run {run.number} is not final: {now.en}.")


STEP = Step(
    "grading",
    Text("结果评定", "Decision on results"),
    Text("领导组审定等次，公示期满后定稿。", "The leading group approves; after public notice it is final."),
    Role.LEADING_GROUP,
    Usual(4, 1, later=1),
    Usual(7, 31, later=1),
    blockers,
    (Output(Text("考核结果", "results"), "results:runs"),),
)
