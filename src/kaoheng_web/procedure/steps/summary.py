"""考核汇总: everything is brought together, scored, and checked by a second person."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import NO_METHOD, Output, Step, Usual
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.queries.claims import claims_of
from kaoheng_web.results.queries.runs import latest


def blockers(year: int) -> Iterator[Text]:
    """Claims and vetoes without a decision, and a year that nobody scored or checked."""
    edition = governing(year)
    if edition is None:
        yield NO_METHOD
        return
    claims = sum(not (claim.recognised_at or claim.rejected_at) for claim in claims_of(edition))
    if claims:
        yield Text(f"还有{claims}项加分扣分没有认定。", f"{claims} bonuses and penalties are not decided.")
    vetoes = VetoCase.objects.undecided().filter(edition=edition).count()
    if vetoes:
        yield Text(f"还有{vetoes}件一票否决没有决定。", f"{vetoes} vetoes are not decided.")
    run = latest(year)
    if run is None:
        yield Text("还没有计分。", "The year is not scored yet.")
    elif run.checked_at is None:
        yield Text(f"第{run.number}批计分还没有第二人复核。", f"Nobody else has checked run {run.number} yet.")


STEP = Step(
    "summary",
    Text("考核汇总", "Summary"),
    Text("汇总全部数据，按办法计分，另一人复核。", "Everything is scored by the method and checked."),
    Role.OFFICE,
    Usual(3, 1, later=1),
    Usual(4, 30, later=1),
    blockers,
    (
        Output(Text("计分批次和汇总表", "runs and tables"), "results:runs"),
        Output(Text("加分与扣分", "bonuses and penalties"), "results:claims"),
        Output(Text("一票否决", "vetoes"), "results:vetoes"),
    ),
)
