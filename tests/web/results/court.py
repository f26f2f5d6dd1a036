"""A year under notice, an appeal at every stage, and people who had no hand in the results."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.actions.appeals import (
    answer_appeal,
    ask_review,
    file_appeal,
    investigate_appeal,
    screen_appeal,
)
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.shared import clock
from tests.web.results.year import CLOSED, Year, somebody

GROUNDS = {"kind": "facts", "item": "gdp", "grounds": "快报数已订正为5.9%"}
ANSWERED: dict[str, Any] = {"answer": "经核实属实", "document": "晋考办函〔2027〕2号"}
REVIEWED: dict[str, Any] = {"answer": "维持原答复", "document": "晋考领纪要〔2027〕2号"}
DUE, UNTIL = date(2027, 2, 8), date(2027, 1, 27)
BEFORE, TOO_LATE, LATER = date(2027, 1, 15), date(2027, 1, 25), date(2027, 2, 8)


@dataclass(frozen=True)
class Court:
    """A year under notice with people who had no hand in its results."""

    year: Year
    run: Run
    screener: Any
    investigator: Any
    reviewer: Any

    @property
    def liaison(self) -> Any:
        return self.year.liaison

    @property
    def result(self) -> UnitResult:
        rows = UnitResult.objects.select_related("run__edition", "unit")
        found: UnitResult = rows.get(run=self.run, unit=self.year.county)
        return found

    def filed(self, **other: str) -> Appeal:
        return file_appeal(self.liaison, self.result, **{**GROUNDS, **other})

    def accepted(self, **other: str) -> Appeal:
        return accepted(self.screener, self.filed(**other))

    def investigated(self, **other: str) -> Appeal:
        return investigate_appeal(self.investigator, self.accepted(**other), findings="查阅了快报和年报")

    def upheld(self) -> Appeal:
        return answer_appeal(self.screener, self.investigated(), upheld=True, **ANSWERED)

    def rejected(self, **other: str) -> Appeal:
        return answer_appeal(self.screener, self.investigated(**other), upheld=False, until=UNTIL, **ANSWERED)

    def reviewing(self) -> Appeal:
        return ask_review(self.liaison, self.rejected(), grounds="订正文件见附件")


def noticed(year: Year) -> Court:
    """The results are under notice."""
    cast = year.scene.cast
    with clock.at(CLOSED):
        run = year.noticed()
        screener = somebody(cast, 202, Role.OFFICE, cast.city)
        investigator = somebody(cast, 401, Role.OFFICE, cast.city)
        reviewer = somebody(cast, 402, Role.LEADING_GROUP, cast.city)
    return Court(year, run, screener, investigator, reviewer)


def accepted(by: Any, appeal: Appeal) -> Appeal:
    return screen_appeal(by, appeal, accepted=True, reason="", due=DUE)
