"""The chapter of the supervision, by clicking."""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.supervision import BY_THE_UNIT, Order, Resolution
from kaoheng_web.supervision.models import Step
from tests.e2e.year.story import Clicking, does, sends


class SupervisionClicks(Clicking):
    """See `kaoheng_web.demo.year.supervision`."""

    def hold_conference(
        self, year: int, title: str, on: date, attendees: str, document: str, resolved: Sequence[Resolution]
    ) -> list[str]:
        """What was resolved is typed a line each, and stands among the orders."""
        office = self.story.page_of("office")
        lines = "\n".join(f"{each.unit} | {each.due} | {each.text}" for each in resolved)
        typed = {"title": title, "on": f"{on}", "attendees": attendees, "document": document, "resolutions": lines}
        does(office, "/meetings/new/", **typed)
        office.goto("/meetings/")
        every = [office.get_by_role("link", name=each.text).first for each in resolved]
        return [link.get_attribute("href") or "" for link in every]

    def issue_order(self, year: int, order: Order) -> str:
        """To the unit that is ticked."""
        office = self.story.page_of("office")
        office.goto("/orders/new/")
        office.get_by_label(order.unit, exact=True).check()
        for name in ("title", "text", "document", "due"):
            office.locator(f"main [name={name}]").fill(f"{getattr(order, name)}")
        sends(office)
        office.goto("/orders/")
        return office.get_by_role("link", name=order.title).first.get_attribute("href") or ""

    def take_order_step(self, order: str, unit: str, kind: Step.Kind, text: str) -> None:
        """The link that the order shows to whoever is next."""
        role = "liaison" if kind in BY_THE_UNIT else "office"
        page = self.story.page_of(role, unit if role == "liaison" else "")
        page.goto(order)
        way = page.locator(f"main a[href$='/{kind}/']").first.get_attribute("href") or ""
        does(page, way, **({"text": text} if text else {}))
        page.goto(order)
        expect(page.locator("main")).to_contain_text(text)
