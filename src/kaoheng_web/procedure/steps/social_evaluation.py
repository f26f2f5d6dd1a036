"""社会评价: those who deal with the units rate them."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.channels.panels.models import Panel
from kaoheng_web.channels.panels.queries import channels_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import NO_METHOD, Output, Step, Usual, absent


def blockers(year: int) -> Iterator[Text]:
    """Panels that nobody opened, and raters who did not hand in."""
    edition = governing(year)
    if edition is None:
        yield NO_METHOD
        return
    channels = channels_of(edition)
    if not channels:
        yield absent("社会评价", "panel of raters")
    panels = {row.channel: row for row in Panel.objects.filter(edition=edition)}
    for id, channel in channels.items():
        if id not in panels:
            yield Text(f"“{channel.title}”还没有开启。", f"Nobody has opened {channel.title} yet.")
            continue
        waiting = panels[id].raters.filter(submitted_at__isnull=True).count()
        if waiting:
            yield Text(
                f"“{channel.title}”有{waiting}人没有提交。", f"{waiting} raters of {channel.title} have to hand in."
            )


STEP = Step(
    "social_evaluation",
    Text("社会评价", "Social evaluation"),
    Text("党代表、人大代表、政协委员、服务对象等评价。", "Delegates and those served rate the units."),
    Role.OFFICE,
    Usual(1, 5, later=1),
    Usual(2, 28, later=1),
    blockers,
    (Output(Text("评分组和评分结果", "panels and ratings"), "panels:panels"),),
)
