"""The chapter of the consequences, by clicking."""

from playwright.sync_api import FilePayload, expect

from kaoheng_web.consequences.models import Step
from kaoheng_web.demo.year.consequences import BY_THE_OFFICE, Taken
from tests.e2e.year.story import Clicking, does, sends

PROOF = FilePayload(name="整改报告.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 demo")


class ConsequenceClicks(Clicking):
    """See `kaoheng_web.demo.year.consequences`."""

    def generate_consequences(self, year: int) -> None:
        """The office has the method's table applied."""
        does(self.story.page_of("office"), "/consequences/generate/")

    def take_step(self, year: int, unit: str, taken: Taken) -> None:
        """From the list of what has to be done."""
        role = "office" if taken.kind in BY_THE_OFFICE else "head"
        page = self.story.page_of(role, "" if role == "office" else unit)
        page.goto("/consequences/")
        own = page.locator("main tbody tr", has_text=unit).locator("a").first
        page.goto(f"{own.get_attribute('href')}{taken.kind}/")
        if taken.kind == Step.Kind.PROVE:
            page.locator("[name=file]").set_input_files(PROOF)
        for name, value in (("text", taken.text), ("document", taken.document)):
            if (field := page.locator(f"main [name={name}]")).count():
                field.fill(value)
        sends(page)
        expect(page.locator("main")).to_contain_text(taken.text or taken.document)
