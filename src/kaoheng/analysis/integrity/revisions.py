"""迟改: values established after the cut-off day, or changed since an earlier snapshot."""

from collections.abc import Iterator
from datetime import date

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.integrity.sign import Look, Sign
from kaoheng.freeze.dates import read_date
from kaoheng.numbers import written
from kaoheng.text import Text, title_of

_LOOK = Text("修改的依据和审批", "the grounds and the approval of the change")


def late(look: Look) -> Iterator[Sign]:
    """Values whose day is after the item's cut-off."""
    for figure in look.actual:
        cut_off, day = look.item(figure.item).data.cut_off, _day(figure)
        if cut_off is None or day is None or day <= cut_off:
            continue
        days = (day - cut_off).days
        title, who = title_of(look.item(figure.item)), look.name(figure.unit)
        yield Sign(
            "late",
            (figure.unit,),
            (figure.item,),
            Text(
                f"{who}{title.zh}核定于{day}，晚于截止日{cut_off}共{days}天",
                f"{who} {title.en} was established on {day}, {days} days after {cut_off}",
            ),
            _LOOK,
            "medium",
            f"{days}天",
            rows=(figure.row,) if figure.row else (),
        )


def changed(look: Look) -> Iterator[Sign]:
    """Values that differ from those of the earlier snapshot; a missed target that became a met one is strong."""
    before = {_key(figure): figure.value for figure in look.before}
    for figure in look.figures:
        old = before.get(_key(figure))
        if old is None or old == figure.value:
            continue
        item, who, target = look.item(figure.item), look.name(figure.unit), look.targets.get((figure.unit, figure.item))
        sign = 1 if item.direction == "up" else -1
        yearly = figure.kind == "actual" and figure.span.whole and item.direction != "band"
        crossed = yearly and target is not None and sign * old < sign * target <= sign * figure.value
        now, was = written(figure.value), written(old)
        over = Text("，由未达标变为达标", ", from missed to met") if crossed else Text("", "")
        yield Sign(
            "changed",
            (figure.unit,),
            (figure.item,),
            Text(
                f"{who}{item.title}{figure.span.words().zh}由{was}改为{now}",
                f"{who} {title_of(item).en} {figure.span.words().en} was changed from {was} to {now}",
            )
            + over,
            _LOOK,
            "strong" if crossed else "weak",
            rows=(figure.row,) if figure.row else (),
        )


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.unit, figure.item, figure.span, figure.kind, figure.status


def _day(figure: Figure) -> date | None:
    try:
        return read_date(figure.as_of)
    except ValueError:
        return None
