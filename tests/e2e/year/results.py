"""The chapter of the results, by clicking."""

from datetime import date

from tests.e2e.year.story import Clicking, does


class ResultClicks(Clicking):
    """See `kaoheng_web.demo.year.results`."""

    def score_year(self, year: int, reason: str, corrects: str | None = None) -> str:
        """The office scores; the page knows what is under notice and would be corrected."""
        office = self.story.page_of("office")
        does(office, "/results/score/", reason=reason)
        return office.url

    def check_run(self, run: str) -> None:
        """Somebody else of the office checks."""
        does(self.story.page_of("second office"), f"{run}check/")

    def submit_run(self, run: str) -> None:
        """The office lays it before the leading group."""
        does(self.story.page_of("office"), f"{run}submit/")

    def approve_run(self, run: str, document: str) -> None:
        """The leading group approves."""
        does(self.story.page_of("leading_group"), f"{run}approve/", document=document)

    def notice_run(self, run: str, first: date, last: date) -> None:
        """The office puts it under notice."""
        does(self.story.page_of("office"), f"{run}notice/", first=f"{first}", last=f"{last}")

    def finalise_run(self, run: str) -> None:
        """The office makes it final."""
        does(self.story.page_of("office"), f"{run}finalise/")
