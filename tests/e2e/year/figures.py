"""The chapter of the figures, by clicking."""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import Page, expect

from kaoheng_web.demo.year.figures import Place, Values
from tests.e2e.year.story import Clicking, presses


class FigureClicks(Clicking):
    """See `kaoheng_web.demo.year.figures`."""

    def set_deadline(self, year: int, period: str, report_by: date, certify_by: date, items: Sequence[str]) -> None:
        """In the settings of progress."""
        office = self.story.page_of("office")
        office.goto("/progress/settings/")
        form = office.locator("form", has=office.locator("[name=certify_by]"))
        form.locator("[name=period]").select_option(period)
        form.locator("[name=report_by]").fill(f"{report_by}")
        form.locator("[name=certify_by]").fill(f"{certify_by}")
        for item in items:
            form.locator(f"[name=items][value={item}]").check()
        form.get_by_role("button").click()
        expect(office.get_by_text("已保存")).to_be_visible()

    def report(self, year: int, unit: str, values: Values) -> None:
        """In the unit's grid, because the workbench says so."""
        liaison = self.story.page_of("liaison", unit)
        for month in sorted({int(place.period[5:]) for place in values}):
            expect(liaison.get_by_text(f"填报{unit}{year}年{month}月进度数据")).to_be_visible()
        liaison.goto("/progress/figures/")
        _fill(liaison, values)
        presses(liaison, "保存填报")

    def certify(self, year: int, department: str, values: Values, source: str, reason: str = "") -> None:
        """Item by item, with the source, and why where other figures stand."""
        data = self.story.page_of("data", department)
        for item in sorted({place.item for place in values}):
            data.goto(f"/progress/items/{item}/")
            data.locator("[name=source]").fill(source)
            data.locator("[name=reason]").fill(reason)
            _fill(data, {place: value for place, value in values.items() if place.item == item})
            presses(data, "核定所填的数")


def _fill(page: Page, values: Values) -> None:
    for place, value in values.items():
        page.locator(f"input[name$='{_ending(place)}']").fill(value)


def _ending(place: Place) -> str:
    """What the name of a figure's field ends with; before it stands the unit."""
    return f":{place.item}:{place.column}:{place.part}:{place.period}"
