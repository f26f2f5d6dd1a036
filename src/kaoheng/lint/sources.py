"""Items say which department answers for their data, and which clause they rest on."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Items without a data department, and items without a clause; one finding where all are without."""
    owned = [(spot.loc, item.id, bool(item.data.owner)) for spot, item in subject.items]
    what = Text("没有写数据责任部门（data.owner）", "no department answers for the data (data.owner)")
    yield from _without(
        "no_owner", owned, what, Text("请写明由谁提供数据并负责解释", "Say who supplies and explains it")
    )
    based = [(spot.loc, item.id, bool(item.clause)) for spot, item in subject.items]
    what = Text("没有写依据条款（clause）", "no clause is cited (clause)")
    yield from _without("no_clause", based, what, Text("请写明依据办法的第几条", "Cite the article it rests on"))


def _without(code: str, found: list[tuple[Loc, str, bool]], what: Text, mend: Text) -> Iterator[Problem]:
    without = [(loc, id) for loc, id, there in found if not there]
    if len(without) == len(found) > 1:
        yield warning(code, ("tree",), Text("所有指标都", "every item: ") + what, mend)
        return
    for loc, id in without:
        yield warning(code, loc, Text(f"指标 {id} ", f"{id}: ") + what, mend)
