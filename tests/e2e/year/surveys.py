"""The chapter of the surveys, by clicking: some answer on a phone, what the agency heard comes in a file."""

from collections.abc import Sequence

from playwright.sync_api import FilePayload, expect

from kaoheng_web.demo.year.surveys import ANSWERS, Answers
from tests.e2e.year.story import Clicking, presses, sends

PHONES = 3
"""So many are invited to answer themselves; the agency asks all others."""


class SurveyClicks(Clicking):
    """See `kaoheng_web.demo.year.surveys`."""

    def open_survey(self, year: int, title: str, agency: str, units: Sequence[str]) -> str:
        """Prepared by form, and opened."""
        office = self.story.page_of("office")
        office.goto("/surveys/new/")
        for name, typed in (("title", title), ("agency", agency)):
            office.locator(f"main [name={name}]").fill(typed)
        for unit in units:
            office.get_by_label(unit, exact=True).check()
        sends(office)
        survey = office.url
        presses(office, "开始调查")
        return survey

    def answer(self, survey: str, answers: Answers) -> None:
        """About one unit."""
        ((unit, numbers),) = answers.items()
        given = [answer for answer, number in zip(ANSWERS, numbers, strict=True) for _ in range(number)]
        office = self.story.page_of("office")
        office.goto(f"{survey}codes/")
        office.get_by_label(f"{unit}：邀请码").fill(str(PHONES))
        sends(office)
        for code, answer in zip(office.locator(".slip code").all_inner_texts(), given[:PHONES], strict=True):
            self._fill_in(code, answer)
        office.goto(f"{survey}import/")
        office.locator("[name=file]").set_input_files(_file(unit, given[PHONES:]))
        sends(office)
        presses(office, "确认导入")

    def close_survey(self, survey: str) -> None:
        """The estimate stands there with its interval."""
        office = self.story.page_of("office")
        office.goto(survey)
        presses(office, "结束调查")
        estimates = office.locator("main section", has=office.get_by_role("heading", name="估计"))
        expect(estimates.locator("[data-l=置信区间]").first).to_contain_text("–")
        expect(estimates).to_contain_text("与现有答卷相符")

    def _fill_in(self, code: str, answer: str) -> None:
        with self.story.voter() as phone:
            phone.goto("/s/")
            phone.locator("input").first.fill(code)
            phone.get_by_role("button").first.click()
            phone.get_by_label(answer, exact=True).check()
            phone.locator("button[name=go]").click()
            expect(phone.get_by_role("heading", name="答卷已收到")).to_be_visible()


def _file(unit: str, given: Sequence[str]) -> FilePayload:
    lines = ["单位,q1", *(f"{unit},{answer}" for answer in given)]
    return {"name": "答卷.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
