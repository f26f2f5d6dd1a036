"""Units that go over into others: merging and splitting, from the page of the unit that ends."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.units import merge_units, split_unit
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.forms.fields import initial_day
from kaoheng_web.organisation.forms.units import Merge, Split
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.views.units import visible_unit
from kaoheng_web.shared.answers import answered

RECORDED = Text("承继关系已登记，原单位在生效前一日终止。", "Recorded: the unit ends the day before.")


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """This unit, and others with it, go over into one."""
    by, unit = acting(request), visible_unit(request, pk)
    form = Merge(request.POST or None, unit=unit, initial=initial_day(), version=version_of(subjects.UNIT, unit))

    def do() -> None:
        given = form.given
        merge_units(
            by, [unit, *given["others"]], given["into"], given["on"], document=given["document"], seen=form.seen
        )

    name = name_of(unit)
    heading = Text(f"{name}：并入其他单位", f"{name}: goes over into another unit")
    return answered(
        request,
        form,
        do,
        heading=heading,
        button=rules.MERGE_UNITS.button,
        back=reverse("organisation:unit", args=[pk]),
        told=RECORDED,
    )


def split(request: HttpRequest, pk: int) -> HttpResponse:
    """This unit goes over into several."""
    by, unit = acting(request), visible_unit(request, pk)
    form = Split(request.POST or None, unit=unit, initial=initial_day(), version=version_of(subjects.UNIT, unit))

    def do() -> None:
        split_unit(by, unit, form.given["into"], form.given["on"], document=form.given["document"], seen=form.seen)

    name = name_of(unit)
    heading = Text(f"{name}：拆分", f"{name}: is split")
    return answered(
        request,
        form,
        do,
        heading=heading,
        button=rules.SPLIT_UNIT.button,
        back=reverse("organisation:unit", args=[pk]),
        told=RECORDED,
    )
