"""The chapter of the editions, by clicking."""

from collections.abc import Callable, Sequence
from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.editions import Voice
from tests.e2e.year.story import Clicking, does, follows, presses, sends


class EditionClicks(Clicking):
    """See `kaoheng_web.demo.year.editions`."""

    def place_units(self, year: int, group: str, units: Sequence[str]) -> None:
        """From the group of the year before, which is proposed, whoever is not in it any more is taken out."""
        office = self.story.page_of("office")
        office.goto("/groups/")
        section = office.locator("section", has=office.get_by_role("heading", name=group))
        section.get_by_role("link", name="编组").click()
        for box in office.locator("main label", has=office.locator("[type=checkbox]")).all():
            box.set_checked(box.inner_text().strip() in units)
        sends(office)
        expect(office.get_by_text(f"{len(units)}个单位编入本组")).to_be_visible()

    def draft_edition(self, text: str) -> str:
        """The office types a method."""
        office = self.story.page_of("office")
        does(office, "/methods/new/", text=text)
        return office.url

    def copy_edition(self, year: int) -> str:
        """From the newest edition of the list."""
        office = self.story.page_of("office")
        office.goto("/methods/")
        office.locator("main tbody a").first.click()
        follows(office, "沿用到其他年度")
        office.locator("[name=year]").fill(str(year))
        sends(office)
        return office.url

    def open_consultation(self, edition: str, until: date, document: str) -> str:
        """The units find it at the edition."""
        does(self.story.page_of("office"), f"{edition}consult/", until=f"{until}", document=document)
        return edition

    def give_opinion(self, consultation: str, voice: Voice) -> str:
        """The office finds it where it answers."""
        liaison = self.story.page_of("liaison", voice.unit)
        liaison.goto(consultation)
        follows(liaison, "提出意见")
        does(liaison, liaison.url, about=voice.about, text=voice.text)
        expect(liaison.locator("#opinions")).to_contain_text(voice.text)
        office = self.story.page_of("office")
        office.goto(consultation)
        row = office.locator("#opinions tr", has_text=voice.text)
        return row.get_by_role("link").first.get_attribute("href") or ""

    def revise_edition(self, edition: str, changed: Callable[[str], str], reason: str) -> None:
        """In the text as it stands there."""
        office = self.story.page_of("office")
        office.goto(f"{edition}revise/")
        does(office, office.url, text=changed(office.locator("[name=text]").input_value()), reason=reason)

    def answer_opinion(self, opinion: str, voice: Voice) -> None:
        """The unit reads it."""
        office = self.story.page_of("office")
        does(office, opinion, adopted="yes" if voice.adopted else "no", answer=voice.answer)
        liaison = self.story.page_of("liaison", voice.unit)
        liaison.goto(office.url)
        expect(liaison.locator("#opinions")).to_contain_text(voice.answer)

    def submit_edition(self, edition: str) -> None:
        """Nothing stands in the way."""
        office = self.story.page_of("office")
        office.goto(edition)
        presses(office, "报审")

    def approve_edition(self, edition: str, document: str) -> None:
        """It is in force."""
        group = self.story.page_of("leading_group")
        does(group, f"{edition}approve/", document=document)
        group.goto(edition)
        expect(group.locator(".h-ph")).to_contain_text("施行")
